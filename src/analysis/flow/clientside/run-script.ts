/** A clientside callback: what its JavaScript hands to the outputs, to the browser's storage and to cookies. */
import { readScript } from '../../dash/clientside/read-script.ts';
import { type Components, inputValue } from '../dash/inputs.ts';
import type { Machine } from '../machine/machine.ts';
import type { Grouping, Script } from '../machine/observer.ts';
import { labelsIn } from '../values/contents.ts';
import { extend, type Label, labelOf } from '../values/label.ts';
import { constant, unknownWith } from '../values/value.ts';
import { runScriptFunction } from './evaluate-script.ts';
import type { ScriptHost } from './script-calls.ts';
import { ANYTHING, allLabels, INERT, type ScriptValue } from './script-values.ts';

/** An ordinary script needs a hundred. */
const MOST_STEPS = 20_000;

/** Credentials alone: of other data a name in a script tells too little. */
export function runScript(machine: Machine, components: Components, script: Script): void {
  const definition = readScript(script.text);
  if (!definition) return;
  const { site, writer } = script;
  const groupings = [...script.inputs, ...(script.named?.values() ?? [])];
  const args = groupings.map((grouping, index): ScriptValue => {
    const parameter = definition.parameters[index];
    const name = parameter?.kind === 'name' ? parameter.name : '';
    const value = inputValue(machine, components, grouping, name, site);
    return value.clean ? INERT : { ...ANYTHING, labels: labelsIn(value).filter(isCredential) };
  });
  const host = hostOf(machine, script);
  const returned = runScriptFunction(host, { definition, scope: { names: new Map(), parent: undefined } }, args);
  for (const [{ id, property }, value] of sharedOut(script.outputs, returned)) {
    machine.observer.write({ id, property, value: unknownWith(allLabels(value)), site, writer });
  }
}

function hostOf(machine: Machine, { site, writer }: Script): ScriptHost {
  const hit = (sink: 'store' | 'cookie' | 'url', name: string, labels: readonly Label[], storage?: string): void => {
    machine.observer.hit({
      sink,
      identity: name,
      place: { name, ...(storage ? { storage } : {}) },
      site,
      writer,
      labels: extend(labels, site, `kept by the script as '${name}'`),
      resolved: true,
    });
  };
  return {
    budget: { left: MOST_STEPS },
    named: (name, kind) => {
      const match = kind === 'function' ? machine.names.classifyCall(name) : machine.names.classifyName(name, { kind });
      return match && isCredential(match) ? labelOf(match, site, `${match.reason} in the script`) : undefined;
    },
    keep: (storage, key, labels) => hit('store', key, labels, storage),
    cookie: (name, labels) => hit('cookie', name, labels),
    address: (labels) => hit('url', 'location.href', labels),
    write: (id, property, labels) =>
      machine.observer.write({ id: constant(id), property, value: unknownWith(labels), site, writer }),
  };
}

function isCredential({ dataType, trait }: { readonly dataType: string; readonly trait?: unknown }): boolean {
  return dataType.startsWith('credential.') && trait === undefined;
}

/** A returned array or object over the outputs; one value that is not taken apart goes to none of several. */
function* sharedOut(
  outputs: Grouping | undefined,
  value: ScriptValue,
): Iterable<[Extract<Grouping, { kind: 'single' }>, ScriptValue]> {
  if (outputs?.kind === 'single') yield [outputs, value];
  if (outputs?.kind === 'list') {
    for (const [index, item] of outputs.items.entries()) yield* sharedOut(item, value.items?.[index] ?? INERT);
  }
  if (outputs?.kind === 'dict') {
    for (const [name, item] of outputs.items) yield* sharedOut(item, value.fields?.get(name) ?? INERT);
  }
}
