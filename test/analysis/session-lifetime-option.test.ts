/** The option `max` of `session-lifetime`, from the configuration's text to the finding. */
import { expect, it } from 'vitest';
import { reviewState } from '../../src/analysis/analyze.ts';
import { toAnalysisPolicy } from '../../src/policy/analysis-policy.ts';
import { mergeConfigs } from '../../src/policy/merge-configs.ts';
import { readConfig } from '../../src/policy/read-config.ts';
import { loadRules } from '../../src/rules/load-rules.ts';

const { rules, models } = loadRules();

const APP = `
from datetime import timedelta

from wsgi import server

server.config["PERMANENT_SESSION_LIFETIME"] = timedelta(hours=10)
`;

it.each([
  ['12h', undefined, undefined],
  ['8h', 'A session lasts 10 hours where policy allows 8 hours', 'timedelta(hours=8)'],
  ['90m', 'A session lasts 10 hours where policy allows 90 minutes', 'timedelta(hours=1)'],
])('allows what policy allows: %s', (max, message, fix) => {
  const read = readConfig(`rules:\n  session-lifetime: { max: ${max} }\n`, 'config.yml', rules);
  if (!('config' in read)) throw new Error(JSON.stringify(read.problems));
  const policy = mergeConfigs(rules, { repository: read.config });
  const analysisPolicy = toAnalysisPolicy(policy, models, '2026-01-01');
  const { findings } = reviewState([{ path: 'app.py', text: APP }], analysisPolicy);
  expect(findings.map((finding) => finding.message.split(':')[0])).toEqual(message === undefined ? [] : [message]);
  expect(findings[0]?.fix?.replacement.split(' = ')[1]).toBe(fix);
});
