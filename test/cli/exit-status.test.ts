import { expect, it } from 'vitest';
import type { Confidence, Finding, Severity } from '../../src/analysis/findings/finding.ts';
import { exitStatus } from '../../src/cli/exit-status.ts';
import { defaultPolicy } from '../../src/policy/merge-configs.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { sampleReport } from '../report/sample-report.ts';

const finding = (severity: Severity, confidence: Confidence): Finding[] =>
  sampleReport.findings.slice(0, 1).map((each) => ({ ...each, severity, confidence }));

it.each<[string, Finding[], Partial<Policy>, number]>([
  ['nothing', [], {}, 0],
  ['an error', finding('error', 'high'), {}, 1],
  ['an error of medium confidence', finding('error', 'medium'), {}, 1],
  ['an error of low confidence', finding('error', 'low'), {}, 0],
  ['a warning', finding('warning', 'high'), {}, 0],
  ['a warning where warnings fail', finding('warning', 'high'), { failOn: 'warning' }, 1],
  ['an error where notices fail', finding('error', 'high'), { failOn: 'notice' }, 1],
  ['a notice where notices fail', finding('notice', 'high'), { failOn: 'notice' }, 1],
  ['an error in mode warn', finding('error', 'high'), { mode: 'warn' }, 0],
  ['an error in mode observe', finding('error', 'high'), { mode: 'observe' }, 0],
])('%s', (_, findings, policy, status) => {
  expect(exitStatus(findings, { ...defaultPolicy(new Map()), ...policy })).toBe(status);
});
