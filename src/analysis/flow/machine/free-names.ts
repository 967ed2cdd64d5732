/** Names that a function reads from around it, and whether it writes to names there. */
import type { Expression, FunctionDef, Lambda } from '../../python/syntax.ts';
import { walk } from '../../python/walk.ts';

export interface FreeNames {
  readonly names: readonly string[];
  /** It says `global` or `nonlocal`. */
  readonly rebinds: boolean;
}

const known = new WeakMap<FunctionDef | Lambda, FreeNames>();

export function freeNames(definition: FunctionDef | Lambda): FreeNames {
  const found = known.get(definition) ?? findFreeNames(definition);
  known.set(definition, found);
  return found;
}

/** Names that are bound anywhere inside, also in functions below, count as its own. */
function findFreeNames(definition: FunctionDef | Lambda): FreeNames {
  const read = new Set<string>();
  const bound = new Set(definition.parameters.map(({ name }) => name));
  let rebinds = false;
  walk(definition.body as readonly Expression[] | Expression, (node) => {
    switch (node.kind) {
      case 'Name':
        read.add(node.id);
        return;
      case 'Assign':
        for (const target of node.targets) bind(target, bound);
        return;
      case 'AnnotatedAssign':
      case 'For':
      case 'NamedExpression':
        bind(node.target, bound);
        return;
      case 'With':
        for (const { target } of node.items) if (target) bind(target, bound);
        return;
      case 'Try':
        for (const { name } of node.handlers) if (name) bound.add(name);
        return;
      case 'Match':
        for (const { captures } of node.cases) for (const name of captures) bound.add(name);
        return;
      case 'Comprehension':
        for (const { target } of node.clauses) bind(target, bound);
        return;
      case 'FunctionDef':
        bound.add(node.name);
        for (const { name } of node.parameters) bound.add(name);
        return;
      case 'Lambda':
        for (const { name } of node.parameters) bound.add(name);
        return;
      case 'ClassDef':
        bound.add(node.name);
        return;
      case 'Import':
      case 'ImportFrom':
        for (const { name, alias } of node.names) bound.add(alias ?? name.split('.')[0] ?? name);
        return;
      case 'Global':
      case 'Nonlocal':
        rebinds = true;
        return;
      default:
    }
  });
  return { names: [...read].filter((name) => !bound.has(name)), rebinds };
}

function bind(target: Expression, bound: Set<string>): void {
  if (target.kind === 'Name') bound.add(target.id);
  if (target.kind === 'Starred') bind(target.value, bound);
  if (target.kind === 'Tuple' || target.kind === 'List') for (const element of target.elements) bind(element, bound);
}
