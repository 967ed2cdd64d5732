/** What a value in the code is, by the names in it, and whether taking it away changes anything else. */
import type { Expression } from '../python/syntax.ts';
import { walk } from '../python/walk.ts';
import type { SensitiveNames } from '../sensitive/names.ts';
import type { RemovablePart } from './removable-parts.ts';

/** A longer text names nothing. */
const LONGEST_NAME = 100;

/** Data types that the key and the names in the value speak of. */
export function typesOf({ key, value }: RemovablePart, names: SensitiveNames): ReadonlySet<string> {
  const types = new Set<string>();
  const add = (match: { readonly dataType: string } | undefined): void => {
    if (match) types.add(match.dataType);
  };
  add(names.classifyName(key, { kind: 'key' }));
  walk(value, (node) => {
    if (node.kind === 'Name') add(names.classifyName(node.id, { kind: 'variable' }));
    if (node.kind === 'Attribute') add(names.classifyName(node.attr, { kind: 'attribute', ...ownerOf(node.value) }));
    if (node.kind === 'Str' && node.value.length <= LONGEST_NAME) {
      add(names.classifyName(node.value, { kind: /^[A-Z0-9_]+$/.test(node.value) ? 'env' : 'key' }));
    }
    if (node.kind === 'Call') add(names.classifyCall(nameOf(node.func) ?? ''));
  });
  return types;
}

/** A value that holds nothing of anyone: a constant, a comparison, a flag. */
export function isInertValue(value: Expression): boolean {
  return (
    ['Constant', 'Num', 'Str', 'Compare', 'Lambda'].includes(value.kind) ||
    (value.kind === 'UnaryOperation' && value.operator === 'not')
  );
}

/** Calls that read and change nothing; any other call might be why the line is there. */
const READS =
  /^(get|getenv|getattr|load|find|fetch|read|current|query|lookup|select|str|int|float|bool|list|tuple|dict|set|len|round|format|join|strip|lower|upper|title|replace|split|isoformat|strftime|decode|encode|json|to_dict|to_json|to_list|tolist|dict|copy|first|one|scalar)$|^(get|load|find|fetch|read|current|to|as|format|select)_/;

/** Whether nothing but the value itself is lost with the expression. */
export function isOnlyRead(value: Expression): boolean {
  let only = true;
  walk(value, (node) => {
    if (node.kind === 'Call' && !READS.test(nameOf(node.func) ?? '')) only = false;
    if (node.kind === 'Await' || node.kind === 'Yield' || node.kind === 'NamedExpression') only = false;
    return only;
  });
  return only;
}

function ownerOf(value: Expression): { owner: string } | object {
  const owner = nameOf(value);
  return owner === undefined ? {} : { owner };
}

function nameOf(value: Expression): string | undefined {
  return value.kind === 'Name' ? value.id : value.kind === 'Attribute' ? value.attr : undefined;
}
