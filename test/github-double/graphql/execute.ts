/** Runs a parsed document over the double's types. */
import { check } from './check.ts';
import { type Document, type Field, parseDocument, type Selection, type Value } from './parse.ts';
import { interfaces, types } from './schema.ts';
import { type GraphqlContext, GraphqlFailure, type Typed } from './types.ts';

export interface GraphqlAnswer {
  readonly data?: unknown;
  readonly errors?: readonly Readonly<Record<string, unknown>>[];
}

type Variables = Readonly<Record<string, unknown>>;

interface Run {
  readonly document: Document;
  readonly variables: Variables;
  readonly context: GraphqlContext;
  readonly errors: Record<string, unknown>[];
}

/** Text and variables → the answer, with errors in it where GitHub has them there. */
export async function executeGraphql(text: string, given: Variables, context: GraphqlContext): Promise<GraphqlAnswer> {
  let document: Document;
  try {
    document = parseDocument(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { errors: [{ message: error.message }] };
  }
  const wrong = check(document, given);
  if (wrong.length > 0) return { errors: wrong.map((message) => ({ message })) };

  const fallbacks = document.variables.map(({ name, fallback }) => [name, fallback && readValue(fallback, {})]);
  const run: Run = { document, variables: { ...Object.fromEntries(fallbacks), ...given }, context, errors: [] };
  const type = document.operation === 'query' ? 'Query' : 'Mutation';
  const data = await select(run, { type, value: undefined }, document.selections, []);
  return run.errors.length > 0 ? { data, errors: run.errors } : { data };
}

async function select(
  run: Run,
  object: Typed,
  selections: readonly Selection[],
  path: readonly (string | number)[],
): Promise<Record<string, unknown>> {
  const fields = collect(run.document, object.type, selections);
  // All at once, so that many blobs are read from git in one go; mutations one after the other, as the standard says.
  const entries: [string, unknown][] = [];
  if (object.type === 'Mutation') {
    for (const field of fields) entries.push([field.key, await resolve(run, object, field, [...path, field.key])]);
  } else {
    const values = fields.map(
      async (field): Promise<[string, unknown]> => [field.key, await resolve(run, object, field, [...path, field.key])],
    );
    entries.push(...(await Promise.all(values)));
  }
  return Object.fromEntries(entries);
}

/** The fields that apply to the type, fragments unfolded; fields of one key are one. */
function collect(document: Document, type: string, selections: readonly Selection[]): readonly Field[] {
  const fields = new Map<string, Field>();
  for (const selection of selections) {
    for (const field of unfold(document, type, selection)) {
      const known = fields.get(field.key);
      const merged =
        known?.selections && field.selections ? [...known.selections, ...field.selections] : field.selections;
      fields.set(field.key, { ...field, selections: merged });
    }
  }
  return [...fields.values()];
}

function unfold(document: Document, type: string, selection: Selection): readonly Field[] {
  if (selection.kind === 'field') return [selection];
  const fragment = selection.kind === 'inline' ? selection : document.fragments[selection.name];
  if (!fragment) return [];
  const { on } = fragment;
  if (on !== undefined && on !== type && !interfaces[type]?.includes(on)) return [];
  return collect(document, type, fragment.selections);
}

async function resolve(run: Run, object: Typed, field: Field, path: readonly (string | number)[]): Promise<unknown> {
  if (field.name === '__typename') return object.type;
  const definition = types[object.type]?.[field.name];
  if (!definition) return null;
  const args = Object.fromEntries(
    Object.entries(field.args).map(([name, value]) => [name, readValue(value, run.variables)]),
  );
  try {
    const value: unknown = await definition.resolve(object.value as never, args, run.context);
    return await complete(run, value, field, path);
  } catch (error) {
    if (!(error instanceof GraphqlFailure)) throw error;
    run.errors.push({ type: error.type, path, message: error.message });
    return null;
  }
}

async function complete(run: Run, value: unknown, field: Field, path: readonly (string | number)[]): Promise<unknown> {
  if (value === undefined || value === null) return null;
  if (!field.selections) return value;
  if (!Array.isArray(value)) return select(run, value as Typed, field.selections, path);
  return Promise.all(value.map((item, index) => complete(run, item, field, [...path, index])));
}

function readValue(value: Value, variables: Variables): unknown {
  if (value.kind === 'literal') return value.value;
  if (value.kind === 'variable') return variables[value.name];
  if (value.kind === 'list') return value.items.map((item) => readValue(item, variables));
  return Object.fromEntries(Object.entries(value.fields).map(([name, field]) => [name, readValue(field, variables)]));
}
