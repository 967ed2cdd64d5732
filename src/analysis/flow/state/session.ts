/** The Flask session: written by item, `update`, `setdefault` and `|=`; read back by key. */
import type { Expression, Span } from '../../python/syntax.ts';
import type { Activation, Machine } from '../machine/machine.ts';
import { siteOf } from '../machine/machine.ts';
import type { Access } from '../machine/observer.ts';
import { asWhole } from '../machine/whole.ts';
import { labelsIn } from '../values/contents.ts';
import { extend } from '../values/label.ts';
import { traitAt, withTraits } from '../values/traits.ts';
import type { Arguments, Value } from '../values/value.ts';
import { join, NOTHING, shapeOf, UNKNOWN } from '../values/value.ts';

export function isSession(value: Value): boolean {
  return value.shapes.some((shape) => shape.kind === 'external' && shape.name === 'flask.session');
}

export function sessionEntry(machine: Machine, key: string | undefined, activation: Activation, node: Span): Value {
  noteAccess(machine, 'read', key, activation, node);
  const site = siteOf(activation, node);
  machine.observer.visitor(activation.stack, site, true);
  const kept = machine.observer.read(cellOf(key)) ?? UNKNOWN;
  return withTraits(kept, [traitAt('visitor', site, 'read from the session')]);
}

function noteAccess(
  machine: Machine,
  mode: Access['mode'],
  key: string | undefined,
  activation: Activation,
  node: Span,
  value?: Value,
): void {
  machine.observer.access({
    name: key ?? '*',
    mode,
    site: siteOf(activation, node),
    writer: activation.scope.name,
    within: activation.stack,
    ...(value ? { value } : {}),
  });
}

/** `key` undefined: the key is not known. */
export function writeSession(
  machine: Machine,
  receiver: Value,
  key: string | undefined,
  value: Value,
  activation: Activation,
  node: Span,
): void {
  if (!isSession(receiver)) return;
  const site = siteOf(activation, node);
  const name = key ?? '*';
  noteAccess(machine, 'write', key, activation, node, value);
  machine.observer.keep(cellOf(key), value, site.path);
  machine.observer.hit({
    sink: 'session',
    identity: name,
    place: { name },
    site,
    writer: activation.scope.name,
    labels: extend(
      labelsIn(shapeOf(value, 'frame') ? asWhole(value, site) : value),
      site,
      `written to the session as '${name}'`,
    ),
    resolved: true,
  });
}

/** `session['cart']['x'] = v`, `session.setdefault('log', []).append(v)`: something inside of an entry. */
export function writeInsideSession(
  machine: Machine,
  holder: Expression,
  value: Value,
  activation: Activation,
  node: Span,
): void {
  const entry = entryHolding(holder);
  if (entry?.session.kind !== 'Name' && entry?.session.kind !== 'Attribute') return;
  const receiver = machine.evaluate(entry.session, activation);
  if (isSession(receiver)) {
    writeSession(machine, receiver, keyOf(machine.evaluate(entry.key, activation)), value, activation, node);
  }
}

/** What may be the session, and the key of the entry that an expression reads of it. */
function entryHolding(holder: Expression): { session: Expression; key: Expression } | undefined {
  if (holder.kind === 'Subscript') return entryHolding(holder.value) ?? { session: holder.value, key: holder.index };
  if (holder.kind !== 'Call' || holder.func.kind !== 'Attribute') return undefined;
  const [key] = holder.args;
  return key && /^(get|setdefault)$/.test(holder.func.attr) ? { session: holder.func.value, key } : undefined;
}

/** `session.update({...}, k=v)` and `session |= {...}`: true if the receiver is the session. */
export function writeSessionContents(
  machine: Machine,
  receiver: Value,
  contents: Value,
  activation: Activation,
  node: Span,
): boolean {
  if (!isSession(receiver)) return false;
  const dict = shapeOf(contents, 'dict');
  for (const [key, value] of dict?.fields ?? []) writeSession(machine, receiver, key, value, activation, node);
  if (dict?.rest) writeSession(machine, receiver, undefined, dict.rest, activation, node);
  if (!dict || contents.open) writeSession(machine, receiver, undefined, { ...contents, shapes: [] }, activation, node);
  return true;
}

/** Methods of the session; undefined where the method is none that reads or writes an entry. */
export function callSession(
  machine: Machine,
  method: string,
  args: Arguments,
  receiver: Value,
  activation: Activation,
  node: Span,
): Value | undefined {
  const key = keyOf(args.positional[0]);
  switch (method) {
    case 'update': {
      const positional = args.positional[0];
      if (positional) writeSessionContents(machine, receiver, positional, activation, node);
      for (const [name, value] of args.keywords) writeSession(machine, receiver, name, value, activation, node);
      return UNKNOWN;
    }
    case 'setdefault':
      writeSession(machine, receiver, key, args.positional[1] ?? UNKNOWN, activation, node);
      return args.positional[1] ?? UNKNOWN;
    case 'pop':
      // Of keys that are gone through one by one none is left.
      if (key === undefined) noteAccess(machine, 'clear', undefined, activation, node);
      return join(sessionEntry(machine, key, activation, node), args.positional[1] ?? NOTHING);
    case 'get':
      return join(sessionEntry(machine, key, activation, node), args.positional[1] ?? NOTHING);
    case 'clear':
    case 'regenerate':
      noteAccess(machine, method === 'clear' ? 'clear' : 'renew', undefined, activation, node);
      return UNKNOWN;
    default:
      return undefined;
  }
}

function keyOf(value: Value | undefined): string | undefined {
  const shape = value && shapeOf(value, 'constant');
  return typeof shape?.value === 'string' ? shape.value : undefined;
}

function cellOf(key: string | undefined): string {
  return `session:${key ?? '*'}`;
}
