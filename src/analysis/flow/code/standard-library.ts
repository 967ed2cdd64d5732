/** Parts of Python's standard library that build, copy or look into what the analysis knows by its form. */

import type { CallSite, Machine } from '../machine/machine.ts';
import { mark } from '../machine/mark.ts';
import { dictOfPairs, elementOf, keyText, NAMED_TUPLE } from '../objects/containers.ts';
import { copyOf } from '../objects/dict-methods.ts';
import { csvWriter, streamOf } from '../objects/streams.ts';
import { labelsIn } from '../values/contents.ts';
import type { Arguments, DictShape, Shape, Value } from '../values/value.ts';
import { CLEAN, join, NOTHING, of, shapeOf, stringOf, UNKNOWN, unknownWith } from '../values/value.ts';
import { fieldOf } from './access.ts';

/** undefined where it is none of them. */
export function callStandardLibrary(machine: Machine, name: string, args: Arguments, at: CallSite): Value | undefined {
  return FUNCTIONS[name]?.(args, machine, at);
}

type Play = (args: Arguments, machine: Machine, at: CallSite) => Value;

const listOf: Play = ({ positional }) =>
  of({ kind: 'sequence', tuple: false, items: [], rest: positional[0] ? elementOf(positional[0]) : undefined });

function listed(items: readonly Value[], rest?: Value): Value {
  return of({ kind: 'sequence', tuple: false, items: [...items], rest });
}

const same: Play = ({ positional }) => positional[0] ?? UNKNOWN;

const copied: Play = ({ positional }) => {
  const [value] = positional;
  return value ? { ...value, shapes: value.shapes.map(copyOfShape) } : UNKNOWN;
};

const FUNCTIONS: Readonly<Record<string, Play>> = {
  'copy.copy': copied,
  'copy.deepcopy': copied,
  'builtins.dict.fromkeys': ({ positional }) => {
    const [names, value = CLEAN] = positional;
    const keys = names ? elementOf(names) : UNKNOWN;
    return of({ kind: 'dict', fields: new Map(), rest: value, ...keysOfData(keys) });
  },
  'collections.OrderedDict': (args, machine, at) => asDict(args, machine, at),
  'collections.ChainMap': ({ positional }) => positional.reduce(join, NOTHING),
  'collections.defaultdict': ({ positional }) => of({ kind: 'dict', fields: new Map(), rest: madeBy(positional[0]) }),
  'collections.Counter': ({ positional }) => {
    const counted = positional[0] ? elementOf(positional[0]) : UNKNOWN;
    return of({ kind: 'dict', fields: new Map(), rest: CLEAN, ...keysOfData(counted) });
  },
  'collections.deque': listOf,
  'collections.namedtuple': namedTuple,
  'io.StringIO': streamOf,
  'io.BytesIO': streamOf,
  'csv.writer': csvWriter,
  'csv.DictWriter': csvWriter,
  'types.SimpleNamespace': (args, machine, at) =>
    of({ kind: 'object', type: 'types.SimpleNamespace', fields: marked(args, machine, at), site: at.site }),
  'itertools.chain': ({ positional }) =>
    of({ kind: 'sequence', tuple: false, items: [], rest: positional.map(elementOf).reduce(join, NOTHING) }),
  'itertools.chain.from_iterable': ({ positional }) =>
    of({ kind: 'sequence', tuple: false, items: [], rest: elementOf(elementOf(positional[0] ?? UNKNOWN)) }),
  'itertools.islice': listOf,
  'operator.attrgetter': getter('attribute'),
  'operator.itemgetter': getter('key'),
  'sqlalchemy.text': same,
  'sqlalchemy.sql.text': same,
  'sqlalchemy.sql.expression.text': same,
  'polars.col': ({ positional: [first = UNKNOWN, ...others] }) =>
    others.length === 0 ? first : listed([first, ...others]),
  'textwrap.dedent': same,
  'typing.cast': ({ positional }) => positional[1] ?? UNKNOWN,
  'asyncio.run': same,
  'asyncio.wait_for': same,
  'asyncio.shield': same,
  'asyncio.create_task': same,
  'asyncio.ensure_future': same,
  'asyncio.gather': ({ positional, rest }) => listed(positional, rest),
  'asyncio.to_thread': (args, machine, at) => applied(args, machine, at),
  'functools.reduce': ({ positional }) => unknownWith(positional[1] ? labelsIn(positional[1]) : []),
};

/** `f(*args)` where `f` is the first argument: threads, executors. */
export function applied({ positional, keywords, rest }: Arguments, machine: Machine, at: CallSite): Value {
  const [callee, ...others] = positional;
  return callee ? machine.call(callee, { positional: others, keywords, rest }, at) : UNKNOWN;
}

function asDict(args: Arguments, machine: Machine, at: CallSite): Value {
  const [given] = args.positional;
  const dict = given && (shapeOf(given, 'dict') ?? dictOfPairs(given));
  const fields = new Map([...(dict?.fields ?? []), ...marked(args, machine, at)]);
  const rest = dict ? dict.rest : given && elementOf(given);
  return of({ kind: 'dict', fields, rest }, given?.labels ?? []);
}

function marked({ keywords }: Arguments, machine: Machine, at: CallSite): Map<string, Value> {
  return new Map([...keywords].map(([key, value]) => [key, mark(machine, value, key, { kind: 'attribute' }, at.site)]));
}

function keysOfData(keys: Value): Pick<DictShape, 'keys'> {
  const labels = labelsIn(keys);
  return labels.length > 0 ? { keys: { rest: unknownWith(labels) } } : {};
}

/** What a `defaultdict` puts under a new key. */
function madeBy(factory: Value | undefined): Value | undefined {
  const name = factory && shapeOf(factory, 'external')?.name;
  if (name === 'builtins.dict') return of({ kind: 'dict', fields: new Map(), rest: undefined });
  if (name === 'builtins.list' || name === 'builtins.set') {
    return of({ kind: 'sequence', tuple: false, items: [], rest: undefined });
  }
  return name === 'builtins.int' || name === 'builtins.float' ? CLEAN : undefined;
}

/** `namedtuple('Row', ['label', 'value'])` or `'label value'`: what makes such tuples. */
function namedTuple({ positional }: Arguments): Value {
  const names = namesIn(positional[1]);
  return of({
    kind: 'intrinsic',
    run: (args, site) => {
      const fields = new Map<string, Value>();
      names.forEach((name, index) => {
        fields.set(name, args.positional[index] ?? args.keywords.get(name) ?? args.rest ?? UNKNOWN);
      });
      return of({ kind: 'object', type: NAMED_TUPLE, fields, site });
    },
  });
}

function namesIn(value: Value | undefined): readonly string[] {
  const text = stringOf(value);
  if (text !== undefined) return text.split(/[\s,]+/).filter((name) => name !== '');
  return (value && shapeOf(value, 'sequence')?.items.flatMap((item) => stringOf(item) ?? [])) ?? [];
}

/** `itemgetter('a')` and `attrgetter('a')`: a function that reads the field. */
function getter(kind: 'attribute' | 'key'): Play {
  return ({ positional: names }, machine, at) =>
    of({
      kind: 'intrinsic',
      run: ({ positional: [from = UNKNOWN] }, site) => {
        const read = names.map((name) => {
          const key = keyText(name);
          if (key === undefined) return elementOf(from);
          return mark(machine, fieldOf(machine, from, key, at.activation), key, { kind }, site);
        });
        if (read.length === 1 && read[0]) return read[0];
        return of({ kind: 'sequence', tuple: true, items: read, rest: undefined });
      },
    });
}

/** A container of its own with the same content. */
function copyOfShape(shape: Shape): Shape {
  switch (shape.kind) {
    case 'dict':
      return copyOf(shape);
    case 'sequence':
      return { ...shape, items: [...shape.items] };
    case 'instance':
    case 'object':
      return { ...shape, fields: new Map(shape.fields) };
    case 'frame':
      return { ...shape, columns: new Map(shape.columns) };
    default:
      return shape;
  }
}
