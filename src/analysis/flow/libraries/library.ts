/** Things of libraries that are more than a line of data: environment variables, what apps and servers consist of. */
import type { Attribute } from '../../python/syntax.ts';
import { noteLayout } from '../dash/layouts.ts';
import type { Activation, Machine } from '../machine/machine.ts';
import { setSettingAttribute } from '../state/settings.ts';
import { labelOf } from '../values/label.ts';
import type { Site } from '../values/site.ts';
import type { ObjectShape, Value } from '../values/value.ts';
import { join, of, shapeOf, unknownWith } from '../values/value.ts';

/** `os.environ[key]`, `os.getenv(key, fallback)`: secret if the variable's name says so. */
export function environmentVariable(
  machine: Machine,
  key: string | undefined,
  fallback: Value | undefined,
  site: Site,
): Value {
  const match = key === undefined ? undefined : machine.names.classifyName(key, { kind: 'env' });
  const note = `read from the environment variable '${key}'`;
  const label = match && labelOf({ ...match, certainty: 'strong', record: false }, site, note, { ofApp: true });
  const value = unknownWith(label ? [label] : []);
  return fallback ? join(value, fallback) : value;
}

/** Fields of library objects that are things of their own. */
const FIELDS: Readonly<Record<string, string>> = {
  'dash.Dash.server': 'flask.Flask',
  'dash.Dash.config': 'dash.Config',
  'flask.Flask.config': 'flask.Config',
  'flask.Blueprint.config': 'flask.Config',
};

export function libraryObjectField(machine: Machine, shape: ObjectShape, name: string): Value | undefined {
  const type = FIELDS[`${shape.type}.${name}`];
  if (type === undefined) return undefined;
  const given = name === 'server' ? shape.fields.get('server') : undefined;
  if (given && shapeOf(given, 'object')) return given;
  const field = of({ kind: 'object', type, fields: new Map(), site: shape.site });
  machine.heap.set(shape.fields, name, field);
  return field;
}

/** Attribute writes that the framework acts on: layouts and settings. True if it is one of them. */
export function setLibraryAttribute(
  machine: Machine,
  receiver: Value,
  target: Attribute,
  value: Value,
  activation: Activation,
): boolean {
  if (setSettingAttribute(machine, target, value, activation)) return true;
  if (target.attr !== 'layout' && target.attr !== 'validation_layout') return false;
  const isApp = receiver.open || receiver.shapes.some((shape) => shape.kind === 'object' && shape.type === 'dash.Dash');
  const fn = isApp ? shapeOf(value, 'function') : undefined;
  if (fn) machine.observer.entry(fn);
  else if (isApp) noteLayout(machine, value, 'static');
  return isApp;
}
