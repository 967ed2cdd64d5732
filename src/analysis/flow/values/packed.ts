/** JSON and the like: what was turned into text comes out of it again in the same form. */
import type { Arguments, Value } from './value.ts';

const PACKS = /(^|\.)(json|orjson|ujson|simplejson)\.dumps$/;
const UNPACKS = /(^|\.)((json|orjson|ujson|simplejson)\.loads|pandas\.read_json|polars\.read_json)$/;
/** The same text in another wrapping. */
const SAME = /^(io\.(StringIO|BytesIO)|builtins\.(str|bytes))$|\.(encode|decode|getvalue|read|strip)$/;

/** The text `result` of a call, with what it is the text of. */
export function withPacked(name: string, args: Arguments, receiver: Value | undefined, result: Value): Value {
  const [first] = args.positional;
  if (PACKS.test(name) && first) return pack(result, first);
  if (!SAME.test(name)) return result;
  const packed = first?.packed ?? receiver?.packed;
  return packed ? pack(result, packed) : result;
}

function pack(text: Value, content: Value): Value {
  return { ...text, packed: content };
}

/** What `json.loads` and `pd.read_json` make of a text that was made here; undefined for others. */
export function unpacked(name: string, args: Arguments): Value | undefined {
  return UNPACKS.test(name) ? args.positional[0]?.packed : undefined;
}
