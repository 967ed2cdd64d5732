import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configJsonSchema } from '../../src/policy/config-json-schema.ts';
import { EXAMPLE } from '../../src/policy/configuration-page.ts';
import { generatedFiles } from '../../src/policy/generated-files.ts';
import { readConfig } from '../../src/policy/read-config.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { sampleRules } from './sample-rules.ts';

describe('generated files', () => {
  it.each([...generatedFiles(loadRules().rules)])('%s is up to date', (path, content) => {
    const hint = `${path} is out of date; run: npm run build && node scripts/write-generated.mjs`;
    expect(readFileSync(path, 'utf8') === content, hint).toBe(true);
  });
});

it('shows an example that is valid', () => {
  expect(readConfig(EXAMPLE, 'example.yml', loadRules().rules)).toHaveProperty('config');
});

describe('the JSON Schema of the configuration', () => {
  const isValid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(configJsonSchema(sampleRules));

  it.each([
    ['nothing', '{}', true],
    ['short and long forms', 'rules: { debug-exposed: off, session-lifetime: { severity: error, max: 8h } }', true],
    ['models', 'sinks: [{ call: a.b, surface: store }]\ndata_types: [{ id: a.b, names: [c] }]', true],
    ['an unknown key', 'modes: warn', false],
    ['an unknown rule', 'rules: { nope: off }', false],
    ['an unknown option', 'rules: { debug-exposed: { max: 8h } }', false],
    ['a wrong value', 'fail_on: never', false],
    ['a lock on nothing', 'locked: [nope]', false],
  ])('judges %s like the reader of the file', (_, text, expected) => {
    expect(isValid(parse(text))).toBe(expected);
  });
});
