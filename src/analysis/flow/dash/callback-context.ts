/**
 * `dash.ctx` in a callback: `inputs`, `states`, `triggered`, `args_grouping` hold what the parameters hold (Dash's
 * `_callback_context.py`).
 */
import { singlesOf } from '../machine/groupings.ts';
import type { CallbackContext, Machine } from '../machine/machine.ts';
import type { Callback, Grouping } from '../machine/observer.ts';
import { idKeys } from '../values/ids.ts';
import type { Value } from '../values/value.ts';
import { CLEAN, join, NOTHING, of } from '../values/value.ts';
import { type Components, inputValue } from './inputs.ts';

export function contextOf(machine: Machine, components: Components, callback: Callback): CallbackContext {
  const read = (grouping: Grouping): Value => inputValue(machine, components, grouping, '', callback.site);
  const groupings = [...callback.inputs, ...(callback.named?.values() ?? [])];

  /** By `id.property`; inputs and states are told apart by nobody. */
  const values = (): Value => {
    const fields = new Map<string, Value>();
    let rest: Value | undefined;
    for (const single of groupings.flatMap(singlesOf)) {
      const value = read(single);
      const keys = idKeys(single.id);
      if (keys.length === 0 || keys.some((key) => key.startsWith('{'))) rest = join(rest ?? NOTHING, value);
      else for (const key of keys) fields.set(`${key}.${single.property}`, value);
    }
    return of({ kind: 'dict', fields, rest });
  };
  const any = (): Value => groupings.flatMap(singlesOf).map(read).reduce(join, NOTHING);
  const grouped = (grouping: Grouping): Value => {
    if (grouping.kind === 'single') return entry(read(grouping));
    if (grouping.kind === 'list') return listOf(grouping.items.map(grouped));
    return dictOf([...grouping.items].map(([name, item]) => [name, grouped(item)]));
  };
  const fields: Readonly<Record<string, () => Value>> = {
    inputs: values,
    states: values,
    triggered: () => of({ kind: 'sequence', tuple: false, items: [], rest: entry(any()) }),
    args_grouping: () =>
      callback.named
        ? dictOf([...callback.named].map(([name, grouping]) => [name, grouped(grouping)]))
        : listOf(callback.inputs.map(grouped)),
    inputs_list: () => listOf(groupings.flatMap(singlesOf).map((single) => entry(read(single)))),
    states_list: () => listOf(groupings.flatMap(singlesOf).map((single) => entry(read(single)))),
  };
  return {
    field: (name) => fields[name]?.(),
    property: (id, property, site) => inputValue(machine, components, { kind: 'single', id, property }, '', site),
  };
}

function entry(value: Value): Value {
  return dictOf([
    ['value', value],
    ...['id', 'str_id', 'property', 'prop_id', 'triggered'].map((name): [string, Value] => [name, CLEAN]),
  ]);
}

function listOf(items: Value[]): Value {
  return of({ kind: 'sequence', tuple: false, items, rest: undefined });
}

function dictOf(fields: readonly (readonly [string, Value])[]): Value {
  return of({ kind: 'dict', fields: new Map(fields), rest: undefined });
}
