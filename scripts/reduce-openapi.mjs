// Makes test/github-double/openapi.json: GitHub's published description of its REST API, reduced to the
// operations that the double serves. Run with `node scripts/reduce-openapi.mjs`; `--check` only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const operationIds = [
  'apps/create-installation-access-token',
  'apps/get-authenticated',
  'apps/get-installation',
  'apps/get-org-installation',
  'apps/get-repo-installation',
  'apps/get-webhook-config-for-app',
  'apps/get-webhook-delivery',
  'apps/list-installations',
  'apps/list-repos-accessible-to-installation',
  'apps/list-webhook-deliveries',
  'apps/redeliver-webhook-delivery',
  'checks/create',
  'checks/get',
  'checks/get-suite',
  'checks/list-annotations',
  'checks/list-for-ref',
  'checks/list-for-suite',
  'checks/list-suites-for-ref',
  'checks/update',
  'git/get-blob',
  'git/get-commit',
  'git/get-ref',
  'git/get-tree',
  'pulls/create-reply-for-review-comment',
  'pulls/create-review',
  'pulls/create-review-comment',
  'pulls/delete-review-comment',
  'pulls/get',
  'pulls/get-review-comment',
  'pulls/list',
  'pulls/list-commits',
  'pulls/list-comments-for-review',
  'pulls/list-files',
  'pulls/list-review-comments',
  'pulls/list-reviews',
  'pulls/update-review-comment',
  'rate-limit/get',
  'repos/compare-commits-with-basehead',
  'repos/download-tarball-archive',
  'repos/get',
  'repos/get-branch',
  'repos/get-branch-rules',
  'repos/get-collaborator-permission-level',
  'repos/get-commit',
  'repos/get-content',
  'repos/list-pull-requests-associated-with-commit',
];

/**
 * Properties that GitHub answers with null although its description does not say so: the repository of a deleted fork
 * (github/rest-api-description#161), the line of a comment that is outdated or stands on a whole file.
 */
const alsoNull = [
  ['pull-request', 'head', 'repo'],
  ['pull-request-simple', 'head', 'repo'],
  ['pull-request-review-comment', 'line'],
  ['pull-request-review-comment', 'original_line'],
  ['pull-request-review-comment', 'position'],
  ['review-comment', 'line'],
  ['review-comment', 'original_line'],
];

/** The list of installations is described as if every account were a user and an enterprise at once. */
const answerInstead = {
  'apps/list-installations': { type: 'array', items: { $ref: '#/components/schemas/installation' } },
};

/** Keywords that explain a schema and do not judge a value. */
const prose = new Set(['description', 'title', 'example', 'examples', 'externalDocs', 'deprecated', 'default']);

const target = new URL('../test/github-double/openapi.json', import.meta.url);
const require = createRequire(import.meta.url);
const source = require.resolve('@octokit/openapi/generated/api.github.com.json');

const text = `${JSON.stringify(reduce(JSON.parse(readFileSync(source, 'utf8'))), null, 1)}\n`;
if (process.argv.includes('--check')) compare(text);
else writeFileSync(target, text);

function compare(expected) {
  if (readFileSync(target, 'utf8') === expected) return;
  console.error('test/github-double/openapi.json is out of date; run npm run generate');
  process.exitCode = 1;
}

/** Description → the wanted operations by path and method, with the schemas that they reach. */
function reduce(description) {
  const paths = {};
  const found = new Set();
  for (const path of Object.keys(description.paths).sort()) {
    for (const [method, operation] of Object.entries(description.paths[path])) {
      // The description keeps a few retired spellings of a path under the same id, as extensions only.
      if (!operationIds.includes(operation.operationId)) continue;
      paths[path] = { ...paths[path], [method]: reduceOperation(operation, description) };
      found.add(operation.operationId);
    }
  }
  const missing = operationIds.filter((id) => !found.has(id));
  if (missing.length > 0) throw new Error(`The description has no operation ${missing.join(', ')}.`);

  const schemas = reachableSchemas(paths, description);
  for (const [name, ...properties] of alsoNull) allowNull(schemas[name], properties);
  const { title, version, license } = description.info;
  return { openapi: description.openapi, info: { title, version, license }, paths, components: { schemas } };
}

function allowNull(schema, [property, ...deeper]) {
  if (deeper.length > 0) return allowNull(schema.properties[property], deeper);
  schema.properties[property] = orNull(schema.properties[property]);
}

function reduceOperation(operation, description) {
  const body = operation.requestBody && resolve(operation.requestBody, description);
  return {
    operationId: operation.operationId,
    documentation: operation.externalDocs?.url,
    parameters: (operation.parameters ?? []).map((parameter) => reduceParameter(resolve(parameter, description))),
    ...(body && { requestBody: { required: body.required ?? false, schema: jsonSchemaOf(body) } }),
    responses: mapValues(operation.responses, (response) => {
      const described = jsonSchemaOf(resolve(response, description));
      const schema = described && (answerInstead[operation.operationId] ?? described);
      return schema ? { schema } : {};
    }),
  };
}

function reduceParameter({ name, in: place, required, schema, ...rest }) {
  const multiSegment = rest['x-multi-segment'] ? { 'x-multi-segment': true } : {};
  return { name, in: place, required: required ?? false, schema: reduceSchema(schema), ...multiSegment };
}

/** The schema of the plain JSON representation; other media types are described as text. */
function jsonSchemaOf({ content = {} }) {
  const json = content['application/json']?.schema;
  return json && reduceSchema(json);
}

function resolve(node, description) {
  if (!node.$ref) return node;
  const steps = node.$ref.slice(2).split('/');
  return resolve(
    steps.reduce((at, step) => at[step], description),
    description,
  );
}

/** OpenAPI 3.0 schema → JSON Schema: prose and extensions left out, `nullable` said as a type. */
function reduceSchema(schema) {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (schema.$ref) return { $ref: schema.$ref };

  const { nullable, ...rest } = schema;
  const kept = Object.entries(rest).filter(([key]) => !prose.has(key) && !key.startsWith('x-'));
  const reduced = Object.fromEntries(kept.map(([key, value]) => [key, reduceKeyword(key, value)]));
  return nullable ? orNull(reduced) : reduced;
}

function reduceKeyword(key, value) {
  if (key === 'properties' || key === 'patternProperties') return mapValues(value, reduceSchema);
  if (['allOf', 'anyOf', 'oneOf'].includes(key)) return value.map(reduceSchema);
  if (['items', 'not', 'additionalProperties'].includes(key)) return reduceSchema(value);
  return value;
}

function orNull(schema) {
  if (typeof schema.type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  const values = schema.enum && !schema.enum.includes(null) ? { enum: [...schema.enum, null] } : {};
  return { ...schema, type: [schema.type, 'null'], ...values };
}

function reachableSchemas(paths, description) {
  const reached = {};
  const waiting = [...references(paths)];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached[name]) continue;
    reached[name] = reduceSchema(description.components.schemas[name]);
    waiting.push(...references(reached[name]));
  }
  return Object.fromEntries(Object.entries(reached).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function references(node) {
  const names = JSON.stringify(node).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g);
  return new Set(Array.from(names, (match) => match[1]));
}

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
