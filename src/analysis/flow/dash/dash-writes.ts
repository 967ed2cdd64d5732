/** Writes to properties that are no return value: `set_props`, a websocket's `set_prop`, values given at registration. */
import { groupingOf } from '../machine/groupings.ts';
import type { CallSite, Machine } from '../machine/machine.ts';
import { asId } from '../values/ids.ts';
import type { Arguments, Value } from '../values/value.ts';
import { join, NOTHING, shapeOf, stringOf, UNKNOWN } from '../values/value.ts';
import { sharedOut, writeProperty } from './write-property.ts';

/** `set_props(id, {...})`: a write without an Output. */
export function setProps(machine: Machine, args: Arguments, at: CallSite): void {
  const id = asId(args.positional[0] ?? args.keywords.get('component_id')) ?? UNKNOWN;
  const props = args.positional[1] ?? args.keywords.get('props');
  for (const [property, value] of (props && shapeOf(props, 'dict')?.fields) ?? []) {
    writeProperty(machine, { id, property, value, site: at.site, writer: at.activation.scope.name });
  }
}

/** `ws.set_prop(id, property, value)` (Dash 4.2, `dash/backends/ws.py`). */
export function setWebsocketProperty(machine: Machine, args: Arguments, at: CallSite): void {
  const id = args.positional[0] ?? args.keywords.get('component_id');
  const name = args.positional[1] ?? args.keywords.get('prop_name') ?? args.keywords.get('prop');
  const value = args.positional[2] ?? args.keywords.get('value');
  const property = stringOf(name);
  if (!id || !value || property === undefined) return;
  writeProperty(machine, { id: asId(id) ?? id, property, value, site: at.site, writer: at.activation.scope.name });
}

/** `ws.get_prop(id, property)`: what the component in the browser holds. */
export function websocketProperty(machine: Machine, args: Arguments, at: CallSite): Value | undefined {
  const id = args.positional[0] ?? args.keywords.get('component_id');
  const property = stringOf(args.positional[1] ?? args.keywords.get('prop_name') ?? args.keywords.get('prop'));
  if (!id || property === undefined) return undefined;
  return machine.served.context?.property(asId(id) ?? id, property, at.site);
}

/** Values that stand in the page's list of callbacks, for everyone who can load it. */
export function noteRegisteredValues(machine: Machine, args: Arguments, at: CallSite): void {
  const write = (target: Value | undefined, value: Value): void => {
    for (const [{ id, property }, part] of sharedOut(target && groupingOf(target), value)) {
      writeProperty(machine, { id, property, value: part, site: at.site, writer: at.activation.scope.name });
    }
  };
  // `running=[(Output(...), while it runs, afterwards)]`
  for (const entry of shapeOf(args.keywords.get('running') ?? UNKNOWN, 'sequence')?.items ?? []) {
    const [target, ...values] = shapeOf(entry, 'sequence')?.items ?? [];
    write(target, values.reduce(join, NOTHING));
  }
  const initial = args.keywords.get('progress_default');
  if (initial) write(args.keywords.get('progress'), initial);
}
