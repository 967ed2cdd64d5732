/** The files of the repository that are written from the configuration's schema. */
import type { Rule } from '../rules/rule.ts';
import { configJsonSchema } from './config-json-schema.ts';
import { configurationPage } from './configuration-page.ts';
import { printJson } from './print-json.ts';

/** Content by path. */
export function generatedFiles(rules: ReadonlyMap<string, Rule>): ReadonlyMap<string, string> {
  const schema = configJsonSchema(rules);
  return new Map([
    ['schema/config.schema.json', `${printJson(schema)}\n`],
    ['docs/configuration.md', `${configurationPage(schema)}\n`],
  ]);
}
