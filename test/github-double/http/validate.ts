/** Holds requests and answers to GitHub's description. */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { DescribedOperation, Description, Schema } from './openapi.ts';

export interface Validator {
  readonly request: (operation: DescribedOperation, sent: SentRequest) => RequestProblems;
  /** What is wrong with an answer. */
  readonly response: (operation: DescribedOperation, status: number, body: unknown) => readonly string[];
}

/** What is wrong with a request; nothing where it is as described. */
interface RequestProblems {
  /** For this GitHub answers 422. */
  readonly refused: readonly string[];
  /** This GitHub passes over in silence, so that the sender would never learn of it. */
  readonly ignored: readonly string[];
}

interface SentRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const documentId = 'github';

/** A validator over one description; schemas are compiled when first met. */
export function createValidator(description: Description): Validator {
  const strict = createAjv(description, false);
  // Paths and queries are text only; numbers in them are read as numbers.
  const lenient = createAjv(description, true);
  return {
    request(operation, sent) {
      const body = bodyProblems(strict, operation, sent.body);
      const parameters = parameterProblems(lenient, operation, sent);
      const ignored = [...unknownNames(operation, sent.query), ...body.ignored];
      return { refused: [...parameters, ...body.refused], ignored };
    },
    response: (operation, status, body) => {
      const response = operation.responses[String(status)];
      if (!response) return status < 400 ? [`status ${status} is not described`] : [];
      return response.schema ? problems(strict(response.schema), { value: body }, 'answer') : [];
    },
  };
}

type Compile = (schema: Schema) => ValidateFunction;

function createAjv(description: Description, coerceTypes: boolean): Compile {
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes, validateFormats: true });
  ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
  ajv.addFormat('uri', (text) => URL.canParse(text));
  ajv.addFormat('email', /^[^@\s]+@[^@\s]+$/);
  ajv.addFormat('int64', true);
  ajv.addSchema({ $id: documentId, components: description.components });

  const compiled = new Map<Schema, ValidateFunction>();
  return (schema) => {
    const known = compiled.get(schema);
    if (known) return known;
    // The value is wrapped so that a plain text can be read as a number in place.
    const validate = ajv.compile({ properties: { value: absolute(schema) } });
    compiled.set(schema, validate);
    return validate;
  };
}

function absolute(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', `"$ref":"${documentId}#/`)) as Schema;
}

function problems(validate: ValidateFunction, value: { value: unknown }, name: string): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => `${name}${wordsOf(error)}`);
}

function wordsOf({ instancePath, message, params }: ErrorObject): string {
  const allowed = 'allowedValues' in params ? `: ${JSON.stringify(params.allowedValues)}` : '';
  return `${instancePath.replace('/value', '')} ${message}${allowed}`;
}

function parameterProblems(compile: Compile, operation: DescribedOperation, sent: SentRequest): readonly string[] {
  return operation.parameters.flatMap(({ name, in: place, required, schema }) => {
    if (place === 'header') return [];
    const value = (place === 'path' ? sent.params : sent.query)[name];
    if (value === undefined) return required ? [`${name} is missing`] : [];
    return problems(compile(schema), { value }, name);
  });
}

function bodyProblems(compile: Compile, { requestBody }: DescribedOperation, body: unknown): RequestProblems {
  if (body === undefined) return { refused: requestBody?.required ? ['the body is missing'] : [], ignored: [] };
  if (!requestBody) return { refused: [], ignored: isEmpty(body) ? [] : ['a body is not described'] };
  const unknown = unknownKeys(requestBody.schema, body, 'body');
  // Unknown keys at the top are passed over, those further in are not.
  const isDeep = (problem: string) => problem.split('/').length > 2;
  return {
    refused: [...problems(compile(requestBody.schema), { value: body }, 'body'), ...unknown.filter(isDeep)],
    ignored: unknown.filter((problem) => !isDeep(problem)),
  };
}

function isEmpty(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Object.keys(body).length === 0;
}

function unknownNames(operation: DescribedOperation, query: Readonly<Record<string, string>>): readonly string[] {
  const known = new Set(operation.parameters.filter((each) => each.in === 'query').map((each) => each.name));
  return Object.keys(query)
    .filter((name) => !known.has(name))
    .map((name) => `query has the unknown parameter ${name}`);
}

/** Keys that the schema does not name, wherever in the value they stand. */
function unknownKeys(schema: Schema, value: unknown, at: string): readonly string[] {
  if (Array.isArray(value)) {
    const items = schema.items as Schema | undefined;
    return items ? value.flatMap((item, index) => unknownKeys(items, item, `${at}/${index}`)) : [];
  }
  const properties = schema.properties as Readonly<Record<string, Schema>> | undefined;
  if (!properties || typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const known = properties[key];
    return known ? unknownKeys(known, item, `${at}/${key}`) : [`${at}/${key} is not a permitted key`];
  });
}
