/** Holds requests and answers to GitHub's description. */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { DescribedOperation, Description, Schema } from './openapi.ts';

export interface Validator {
  /** What is wrong with a request; nothing where it is as described. */
  readonly request: (operation: DescribedOperation, sent: SentRequest) => readonly string[];
  /** What is wrong with an answer. */
  readonly response: (operation: DescribedOperation, status: number, body: unknown) => readonly string[];
}

export interface SentRequest {
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
    request: (operation, sent) => [
      ...operation.parameters.flatMap((parameter) => {
        const value = (parameter.in === 'path' ? sent.params : sent.query)[parameter.name];
        if (parameter.in === 'header') return [];
        if (value === undefined) return parameter.required ? [`${parameter.name} is missing`] : [];
        return problems(lenient(parameter.schema), { value }, parameter.name);
      }),
      ...unknownNames(operation, sent.query),
      ...bodyProblems(strict, operation, sent.body),
    ],
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

function bodyProblems(compile: Compile, operation: DescribedOperation, body: unknown): readonly string[] {
  if (body === undefined) return operation.requestBody?.required ? ['the body is missing'] : [];
  if (!operation.requestBody) return isEmpty(body) ? [] : ['a body is not described'];
  const { schema } = operation.requestBody;
  return [...problems(compile(schema), { value: body }, 'body'), ...unknownKeys(schema, body, 'body')];
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

/** GitHub ignores most keys that it does not know; for the double they are mistakes of the sender. */
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
