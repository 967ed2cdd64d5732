/** Calls of Dash: components, dependencies, callbacks, `set_props`, `Patch`, apps and pages. */
import { positionalProperty } from '../../dash/components.ts';
import { canonical, isComponentName } from '../../dash/names.ts';
import { groupingOf, groupingsOf } from '../machine/groupings.ts';
import type { CallSite, Machine } from '../machine/machine.ts';
import { noteCall } from '../machine/noted-calls.ts';
import { noteSettingCall } from '../state/setting-calls.ts';
import { asId } from '../values/ids.ts';
import type { Arguments, ComponentShape, DependencyShape, Value } from '../values/value.ts';
import { CLEAN, NOTHING, of, shapeOf, UNKNOWN } from '../values/value.ts';
import { noteRegisteredValues, setProps, setWebsocketProperty, websocketProperty } from './dash-writes.ts';
import { noteLayout } from './layouts.ts';
import { noteScript } from './note-script.ts';
import { keptOnServer } from './write-property.ts';

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
  if (role) return dependency(role, args, name === 'dash.ServersideOutput');
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
      return keptOnServer(args.positional[0] ?? args.keywords.get('value') ?? UNKNOWN, at.site);
    case 'dash.register_page': {
      noteCall(machine, name, args, at);
      const layout = args.keywords.get('layout');
      const fn = layout && shapeOf(layout, 'function');
      if (fn) machine.observer.entry(fn, 'page');
      else if (layout) noteLayout(machine, layout, 'static');
      return UNKNOWN;
    }
    default:
      return undefined;
  }
}

/** `anything.callback(Output(...), …)`: undefined where no dependency is among the arguments. */
export function callbackMethod(machine: Machine, method: string, args: Arguments, at: CallSite): Value | undefined {
  if (method === 'set_prop' || method === 'set_prop_sync') {
    setWebsocketProperty(machine, args, at);
    return undefined;
  }
  if (method === 'get_prop' || method === 'get_prop_sync') return websocketProperty(machine, args, at);
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

function dependency(role: DependencyShape['role'], args: Arguments, serverside: boolean): Value {
  const id = asId(args.positional[0] ?? args.keywords.get('component_id')) ?? UNKNOWN;
  const property = args.positional[1] ?? args.keywords.get('component_property') ?? UNKNOWN;
  return of({ kind: 'dependency', role, id, property, serverside });
}

function registration(machine: Machine, args: Arguments, at: CallSite): Value | undefined {
  const groupings = groupingsOf(args);
  if (!groupings) return undefined;
  noteRegisteredValues(machine, args, at);
  noteScript(machine, args, groupings, at);
  const progress = args.keywords.get('progress');
  const cacheBy = args.keywords.get('cache_by');
  return of({
    kind: 'intrinsic',
    run: ({ positional }) => {
      const fn = positional[0] && shapeOf(positional[0], 'function');
      const extra = { ...(progress ? { progress: groupingOf(progress) } : {}), ...(cacheBy ? { cacheBy } : {}) };
      if (fn) machine.observer.callback({ ...groupings, fn, site: at.site, ...extra });
      // What the handler of an error returns goes to the outputs (Dash's `_callback.py`).
      const handler = shapeOf(args.keywords.get('on_error') ?? NOTHING, 'function');
      if (handler)
        machine.observer.callback({ ...groupings, inputs: [], named: undefined, fn: handler, site: at.site });
      return positional[0] ?? UNKNOWN;
    },
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
