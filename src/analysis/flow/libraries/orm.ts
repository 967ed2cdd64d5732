/** Queries of an object mapper for a class of the program: they go through its instances. */

import type { CallSite, Machine } from '../machine/machine.ts';
import { mark } from '../machine/mark.ts';
import { elementOf } from '../objects/containers.ts';
import type { Arguments, ClassShape, FrameShape, Value } from '../values/value.ts';
import { CLEAN, of, shapeOf, UNKNOWN } from '../values/value.ts';

/** `Model.query`, `Model.objects`, where the class comes from a library. */
export function queryOfModel(shape: ClassShape, name: string): Value | undefined {
  const isModel = (name === 'query' || name === 'objects') && shape.bases.length > 0;
  return isModel ? instancesOf(shape) : undefined;
}

const ONE =
  /^(first|one|one_or_none|get|get_or_none|first_or_404|get_or_404|one_or_404|scalar|scalar_one|scalar_one_or_none|last|latest|earliest)$/;
const SAME =
  /^(all|filter|filter_by|where|order_by|limit|offset|join|outerjoin|options|distinct|unique|group_by|having|select_from|exclude|select_related|prefetch_related|paginate|scalars|mappings|fetchall|execute|yield_per|tolist|to_list|ravel|flatten)$/;

/** A method of what goes through instances; undefined where queries have no such method. */
export function queryMethod(receiver: Value, method: string): Value | undefined {
  if (ONE.test(method)) return elementOf(receiver);
  if (method === 'exists') return CLEAN;
  return SAME.test(method) ? receiver : undefined;
}

/** `session.query(Model)`, `select(Model.a, Model.b)`, `session.get(Model, key)`; undefined where it is none of them. */
export function callOrm(machine: Machine, name: string, args: Arguments, at: CallSite): Value | undefined {
  const [first] = args.positional;
  const method = name.slice(name.lastIndexOf('.') + 1);
  if (!first || !/^(query|select|get|execute|scalars?|exec)$/.test(method)) return undefined;
  const model = shapeOf(first, 'class');
  if (method === 'get') return model && oneOf(model);
  if (method === 'query' || method === 'select') {
    if (model) return instancesOf(model);
    const isColumns = args.positional.every((value) => value.labels.length > 0 || columnName(value) !== undefined);
    return isColumns ? columnsOf(machine, args.positional, at) : undefined;
  }
  const isQuery = shapeOf(first, 'sequence') !== undefined && args.positional.length === 1;
  if (!isQuery) return undefined;
  return method === 'scalar' ? elementOf(first) : first;
}

function instancesOf(model: ClassShape): Value {
  return of({ kind: 'sequence', tuple: false, items: [], rest: oneOf(model) });
}

function oneOf(model: ClassShape): Value {
  return of({ kind: 'instance', class: model, fields: new Map() });
}

/** `models.Account.iban` is the column of a model that is not here. */
function columnName(value: Value): { name: string; owner: string } | undefined {
  const [owner = '', name = ''] = shapeOf(value, 'external')?.name.split('.').slice(-2) ?? [];
  return /^[A-Z]/.test(owner) && /^[a-z_]/.test(name) ? { name, owner } : undefined;
}

/** Columns in their order, by name where it is known. */
function columnsOf(machine: Machine, values: readonly Value[], at: CallSite): Value {
  const frame: FrameShape = {
    kind: 'frame',
    columns: new Map(
      values.map((value, index) => {
        const column = columnName(value);
        if (!column) return [`#${index}`, value];
        const { name, owner } = column;
        return [name, mark(machine, UNKNOWN, name, { kind: 'column', owner }, at.site)];
      }),
    ),
    complete: true,
    rows: true,
  };
  return of(frame);
}
