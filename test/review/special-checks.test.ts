import { describe, expect, it } from 'vitest';
import type { CheckOutput } from '../../src/review/plan.ts';
import {
  configurationErrorCheck,
  couldNotEvaluateCheck,
  noDashCodeCheck,
  skippedCheck,
  supersededCheck,
} from '../../src/review/special-checks.ts';
import { HEAD } from './support.ts';

const path = '.github/dash-state-guard.yml';
const problem = {
  path,
  line: 3,
  key: 'fail_on',
  message: "'fatal' is not allowed here; allowed are 'error', 'warning' and 'notice'.",
};

describe('special checks', () => {
  it.each<[string, CheckOutput, string, string]>([
    ['no Dash code', noDashCodeCheck(), 'success', 'No Dash code changed'],
    [
      'configuration error',
      configurationErrorCheck([problem]),
      'failure',
      'Configuration error in dash-state-guard.yml',
    ],
    ['could not evaluate', couldNotEvaluateCheck('GitHub did not answer.'), 'failure', 'Could not evaluate'],
    ['superseded', supersededCheck(HEAD), 'neutral', 'Superseded by 1f0c5a9'],
    ['skipped', skippedCheck('This is a draft.'), 'skipped', 'Skipped by configuration'],
  ])('%s', (_name, check, conclusion, title) => {
    expect(check).toMatchObject({ conclusion, title, annotations: [] });
    expect(check.summary).not.toBe('');
  });

  it('a configuration error names file, line and key, and what is allowed', () => {
    const whole = { path, message: 'The file is not valid YAML.' };
    expect(configurationErrorCheck([problem, whole]).text).toBe(`### 2 problems

- \`.github/dash-state-guard.yml:3\`, key \`fail_on\`: \`fatal\` is not allowed here; allowed are \`error\`, \`warning\` and \`notice\`.

- \`.github/dash-state-guard.yml\`: The file is not valid YAML.`);
  });

  it('a failed evaluation says why and what to do, and gives the request to ask for', () => {
    const { summary } = couldNotEvaluateCheck("The request 'GET /repos' was refused by @github.", 'C0FE:1:`2`');
    expect(summary).toBe(`The change was not judged: The request \`GET /repos\` was refused by @&#8203;github.

What to do: choose "Re-run" on this check. If it happens again, tell whoever runs dash-state-guard and name the request \`\` C0FE:1:\`2\` \`\`.`);
    expect(couldNotEvaluateCheck('It took too long.').summary).not.toContain('request');
  });

  it('stays within the limit with very many problems', () => {
    const problems = Array.from({ length: 5000 }, () => ({ ...problem, key: 'k'.repeat(500) }));
    const { text } = configurationErrorCheck(problems);
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text).toMatch(/\d+ more left out here for want of room\.$/);
  });
});
