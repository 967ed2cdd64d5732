/** What is wrong with a document before it runs: unknown fields and arguments, variables missing or too many. */
import type { Document, Selection, Value } from './parse.ts';
import { types } from './schema.ts';

/** The errors in GitHub's words; none for a document that can run. */
export function check(document: Document, given: Readonly<Record<string, unknown>>): readonly string[] {
  const used = new Set<string>();
  const root = document.operation === 'query' ? 'Query' : 'Mutation';
  const fields = checkSelections(document, root, document.selections, used);
  const declared = new Set(document.variables.map(({ name }) => name));
  return [
    ...fields,
    ...document.variables
      .filter(({ name }) => !used.has(name))
      .map(({ name }) => `Variable $${name} is declared by ${document.operation} but not used`),
    ...[...used].filter((name) => !declared.has(name)).map((name) => `Variable $${name} is used but not declared`),
    ...document.variables
      .filter(({ name, required, fallback }) => required && !fallback && (given[name] ?? null) === null)
      .map(({ name }) => `Variable $${name} was provided invalid value`),
  ];
}

function checkSelections(
  document: Document,
  type: string,
  selections: readonly Selection[],
  used: Set<string>,
): readonly string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === 'inline') {
      const on = selection.on ?? type;
      if (!types[on]) return [`No such type ${on}, so it can't be a fragment condition`];
      return checkSelections(document, on, selection.selections, used);
    }
    if (selection.kind === 'spread') {
      const fragment = document.fragments[selection.name];
      if (!fragment) return [`Fragment ${selection.name} was used, but not defined`];
      return checkSelections(document, fragment.on, fragment.selections, used);
    }
    return checkField(document, type, selection, used);
  });
}

function checkField(
  document: Document,
  type: string,
  field: Extract<Selection, { kind: 'field' }>,
  used: Set<string>,
): readonly string[] {
  if (field.name === '__typename') return [];
  const definition = types[type]?.[field.name];
  if (!definition) return [`Field '${field.name}' doesn't exist on type '${type}'`];
  for (const value of Object.values(field.args)) collectVariables(value, used);

  const { args = [], of } = definition;
  const known = new Set(args.map((arg) => arg.replace('!', '')));
  const missing = args.filter((arg) => arg.endsWith('!')).map((arg) => arg.slice(0, -1));
  return [
    ...Object.keys(field.args)
      .filter((name) => !known.has(name))
      .map((name) => `Field '${field.name}' doesn't accept argument '${name}'`),
    ...missing
      .filter((name) => !(name in field.args))
      .map((name) => `Field '${field.name}' is missing required arguments: ${name}`),
    ...(of && !field.selections ? [`Field must have selections (field '${field.name}' returns ${of})`] : []),
    ...(!of && field.selections ? [`Selections can't be made on scalars (field '${field.name}')`] : []),
    ...(of && field.selections ? checkSelections(document, of, field.selections, used) : []),
  ];
}

function collectVariables(value: Value, used: Set<string>): void {
  if (value.kind === 'variable') used.add(value.name);
  if (value.kind === 'list') for (const item of value.items) collectVariables(item, used);
  if (value.kind === 'object') for (const field of Object.values(value.fields)) collectVariables(field, used);
}
