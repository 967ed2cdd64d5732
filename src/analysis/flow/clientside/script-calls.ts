/** What calls in a clientside script give back and write, by the names of the browser's own functions. */
import type { Expression } from '../../dash/clientside/syntax.ts';
import type { Label } from '../values/label.ts';
import { ANYTHING, allLabels, either, holding, INERT, type ScriptValue, withLabel } from './script-values.ts';

/** What the script's surroundings are told, and asked for names. */
export interface ScriptHost {
  /** Steps that are still allowed; what comes later is unknown. */
  readonly budget: { left: number };
  /** The credential that a name denotes. */
  readonly named: (name: string, kind: 'key' | 'variable' | 'function') => Label | undefined;
  readonly keep: (storage: 'local' | 'session', key: string, labels: readonly Label[]) => void;
  readonly cookie: (name: string, labels: readonly Label[]) => void;
  readonly address: (labels: readonly Label[]) => void;
  readonly write: (id: string, property: string, labels: readonly Label[]) => void;
}

export interface ScriptCall {
  /** The callee's last name, and what it is a method of, as far as that is plain names: `window.localStorage`. */
  readonly name: string;
  readonly receiver: string;
  readonly object: ScriptValue;
  readonly args: readonly ScriptValue[];
  /** Literal arguments by position. */
  readonly texts: readonly (string | undefined)[];
}

const HANDS_ON =
  /^(?:decrypt|decode\w*|parse|stringify|atob|btoa|encode\w*|escape|unescape|String|clone|structuredClone|assign|merge|fromEntries|entries|values|freeze|from|resolve|Object|Array)$/;
const KEEPS_OBJECT =
  /^(?:toString|trim\w*|toLowerCase|toUpperCase|replace\w*|concat|normalize|split|slice|substring|substr|at|pop|shift|join|pad\w+|match|json|text|valueOf|flat|filter|sort|reverse)$/;
const TELLS_ABOUT =
  /^(?:Boolean|Number|parseInt|parseFloat|isNaN|isArray|includes|startsWith|endsWith|indexOf|test|some|every|has|hasOwnProperty|keys|localeCompare|sha\d*|md5|hash\w*|digest|now|random\w*|log|error|warn|info|debug|removeItem|remove|clear|focus|preventDefault|stopPropagation)$/;
const READS = /^(?:get|read|load|fetch|find|query)/i;

export function callScript(host: ScriptHost, call: ScriptCall): ScriptValue {
  const { name, receiver, object, args, texts } = call;
  const [first, second] = texts;
  const storage = storageOf(receiver);
  if (storage && name === 'setItem') {
    host.keep(storage, first ?? '', allLabels(withLabel(args[1] ?? INERT, host.named(first ?? '', 'key'))));
    return INERT;
  }
  if (first !== undefined && setsCookie(call)) {
    host.cookie(first, allLabels(withLabel(args[1] ?? INERT, host.named(first, 'key'))));
    return INERT;
  }
  if (/(?:^|\.)location$/.test(receiver) && /^(?:assign|replace)$/.test(name)) {
    host.address(allLabels(args[0] ?? INERT));
    return INERT;
  }
  if (name === 'set_props') {
    for (const [property, value] of args[1]?.fields ?? []) if (first) host.write(first, property, allLabels(value));
    return INERT;
  }
  if (TELLS_ABOUT.test(name)) return INERT;
  if (HANDS_ON.test(name)) return args.reduce(either, INERT);
  if (allLabels(object).length > 0 && KEEPS_OBJECT.test(name)) {
    // A few characters of a secret are a mask.
    const shown = Number(second ?? Number.NaN);
    return /^(?:slice|substring|substr)$/.test(name) && shown <= 8 ? INERT : holding(allLabels(object));
  }
  if (first !== undefined && READS.test(name)) return withLabel(ANYTHING, host.named(first, 'key'));
  return withLabel(ANYTHING, host.named(name, 'function'));
}

export function storageOf(receiver: string): 'local' | 'session' | undefined {
  const found = /(?:^|\.)(local|session)Storage$/.exec(receiver)?.[1];
  return found === 'local' || found === 'session' ? found : undefined;
}

/** `Cookies.set(name, value)`, `setCookie(name, value)`, `$.cookie(name, value)`. */
function setsCookie({ name, receiver, args }: ScriptCall): boolean {
  if (args.length < 2) return false;
  return (
    /^(?:set_?cookie|createCookie|writeCookie|cookie)$/i.test(name) || (/cookies?$/i.test(receiver) && name === 'set')
  );
}

/** `a.b.c` as written; empty where it is anything else. */
export function plainText(expression: Expression): string {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind !== 'member' || expression.property.kind !== 'literal') return '';
  const object = plainText(expression.object);
  const { text } = expression.property;
  return object === '' || text === undefined ? '' : `${object}.${text}`;
}
