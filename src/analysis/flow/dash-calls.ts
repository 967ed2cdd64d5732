/** Calls of Dash: components, dependencies, callbacks, `set_props`, `Patch`, apps and pages. */
import { positionalProperty } from '../dash/components.ts';
import { canonical, isComponentName } from '../dash/names.ts';
import { groupingOf, groupingsOf, singlesOf } from './groupings.ts';
import { asId } from './ids.ts';
import type { CallSite, Machine } from './machine.ts';
import { noteCall } from './noted-calls.ts';
import { noteSettingCall } from './setting-calls.ts';
import type { Arguments, ComponentShape, DependencyShape, Value } from './value.ts';
import { CLEAN, join, NOTHING, of, shapeOf, UNKNOWN } from './value.ts';

const ROLES: Readonly<Record<string, DependencyShape['role']>> = {
  'dash.Output': 'output',
  'dash.ServersideOutput': 'output',
  'dash.Input': 'input',
  'dash.State': 'state',
};

const CALLBACKS = new Set([
  'callback',
  'long_callback',
  'clientside_callback',
  'expanded_callback',
  'serverside_callback',
]);

/** undefined where the name is none of Dash's. */
export function callDash(machine: Machine, name: string, args: Arguments, at: CallSite): Value | undefined {
  if (isComponentName(name)) return component(machine, name, args, at);
  const role = ROLES[name];
  if (role) return dependency(role, args);
  switch (name) {
    case 'dash.callback':
    case 'dash.clientside_callback':
      return registration(machine, args, at) ?? UNKNOWN;
    case 'dash.Dash':
      return app(machine, name, args, at);
    case 'dash.set_props':
    case 'dash.ctx.set_props':
      setProps(machine, args, at);
      return CLEAN;
    case 'dash.Patch':
      return of({ kind: 'dict', fields: new Map(), rest: undefined, patch: [] });
    case 'dash.Serverside':
      return CLEAN;
    case 'dash.register_page': {
      const layout = args.keywords.get('layout');
      const fn = layout && shapeOf(layout, 'function');
      if (fn) machine.observer.entry(fn);
      return UNKNOWN;
    }
    default:
      return undefined;
  }
}

/** `anything.callback(Output(...), …)`: undefined where no dependency is among the arguments. */
export function callbackMethod(machine: Machine, method: string, args: Arguments, at: CallSite): Value | undefined {
  if (method === 'set_prop' || method === 'set_prop_sync') {
    websocketProperty(machine, args, at);
    return undefined;
  }
  if (!CALLBACKS.has(method)) return undefined;
  return registration(machine, args, at);
}

function component(machine: Machine, type: string, args: Arguments, at: CallSite): Value {
  const props = new Map<string, Value>();
  args.positional.forEach((value, index) => {
    const property = positionalProperty(type, index);
    if (property) props.set(property, value);
  });
  for (const [property, value] of args.keywords) props.set(property, value);
  const shape: ComponentShape = { kind: 'component', type: canonical(type), props, site: at.site };
  const writer = at.activation.scope.name;
  machine.observer.declare(shape, writer);
  for (const [property, value] of props) {
    if (property === 'id') continue;
    machine.observer.write({
      id: props.get('id') ?? NOTHING,
      property,
      value,
      site: at.site,
      writer,
      component: shape,
    });
  }
  return of(shape);
}

function dependency(role: DependencyShape['role'], args: Arguments): Value {
  const id = asId(args.positional[0] ?? args.keywords.get('component_id')) ?? UNKNOWN;
  const property = args.positional[1] ?? args.keywords.get('component_property') ?? UNKNOWN;
  return of({ kind: 'dependency', role, id, property });
}

function registration(machine: Machine, args: Arguments, at: CallSite): Value | undefined {
  const groupings = groupingsOf(args);
  if (!groupings) return undefined;
  running(machine, args.keywords.get('running'), at);
  const progress = args.keywords.get('progress');
  return of({
    kind: 'intrinsic',
    run: ({ positional }) => {
      const fn = positional[0] && shapeOf(positional[0], 'function');
      const extra = progress ? { progress: groupingOf(progress) } : {};
      if (fn) machine.observer.callback({ ...groupings, fn, site: at.site, ...extra });
      return positional[0] ?? UNKNOWN;
    },
  });
}

/** `running=[(Output(...), while_it_runs, afterwards)]`: both values stand in the page's callback list. */
function running(machine: Machine, value: Value | undefined, at: CallSite): void {
  for (const entry of shapeOf(value ?? UNKNOWN, 'sequence')?.items ?? []) {
    const [target, ...values] = shapeOf(entry, 'sequence')?.items ?? [];
    for (const { id, property } of target ? singlesOf(groupingOf(target)) : []) {
      const kept = values.reduce(join, NOTHING);
      machine.observer.write({ id, property, value: kept, site: at.site, writer: at.activation.scope.name });
    }
  }
}

/** `set_props(id, {...})`: a write without an Output. */
function setProps(machine: Machine, args: Arguments, at: CallSite): void {
  const id = asId(args.positional[0] ?? args.keywords.get('component_id')) ?? UNKNOWN;
  const props = args.positional[1] ?? args.keywords.get('props');
  for (const [property, value] of (props && shapeOf(props, 'dict')?.fields) ?? []) {
    machine.observer.write({ id, property, value, site: at.site, writer: at.activation.scope.name });
  }
}

/** `ws.set_prop(id, property, value)` (Dash 4.2). */
function websocketProperty(machine: Machine, args: Arguments, at: CallSite): void {
  const [id, property, value] = args.positional;
  const name = property && shapeOf(property, 'constant')?.value;
  if (!id || !value || typeof name !== 'string') return;
  machine.observer.write({
    id: asId(id) ?? id,
    property: name,
    value,
    site: at.site,
    writer: at.activation.scope.name,
  });
}

function app(machine: Machine, type: string, args: Arguments, at: CallSite): Value {
  noteSettingCall(machine, type, args, at.activation, at.site);
  noteCall(machine, type, args, at);
  const fields = new Map<string, Value>();
  const server = args.keywords.get('server');
  if (server && shapeOf(server, 'object')) fields.set('server', server);
  return of({ kind: 'object', type, fields, site: at.site });
}
