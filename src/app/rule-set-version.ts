/** Which rules judged: the package's version, and what its rule pages and models say. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RuleFolder } from '../rules/load-rules.ts';

/** Such as `0.1.0+5f2c9e01ab44`. The path to the package holds from `src/app` and from `dist/app` alike. */
export function ruleSetVersion({ rules, models }: RuleFolder): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const content = JSON.stringify([[...rules.values()], models]);
  return `${version}+${createHash('sha256').update(content).digest('hex').slice(0, 12)}`;
}
