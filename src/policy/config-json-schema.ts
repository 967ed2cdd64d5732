/** The configuration's schema for editors and other tools. */
import { z } from 'zod';
import type { Rule } from '../rules/rule.ts';
import { configSchema } from './config-schema.ts';

/** JSON Schema (draft 2020-12) of what a file may say. */
export function configJsonSchema(rules: ReadonlyMap<string, Rule>): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(configSchema(rules), { io: 'input', reused: 'inline' });
  return {
    $schema,
    title: 'Configuration of dash-state-guard',
    description: '`.github/dash-state-guard.yml` of a repository, or of an organisation’s `.github` repository.',
    ...schema,
  };
}
