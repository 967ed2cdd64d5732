/** Small true-to-life pieces that the review's tests are built from. */
import type { AnalysisResult } from '../../src/analysis/analyze.ts';
import type { Finding, Severity } from '../../src/analysis/findings/finding.ts';
import { makePatch } from '../../src/diff/make-patch.ts';
import { NO_ACCEPTANCES } from '../../src/review/acceptance.ts';
import type { EarlierComment, ReviewFile } from '../../src/review/plan.ts';
import type { ReviewInput, ReviewPolicy } from '../../src/review/review-input.ts';
import type { Rule } from '../../src/rules/rule.ts';

export const HEAD = '1f0c5a9d2b7e4c3a8d6f5e4b3c2a1d0e9f8a7b6c';

export function makeFinding(parts: Partial<Finding> = {}): Finding {
  const path = parts.path ?? 'app/login.py';
  const line = parts.line ?? 4;
  return {
    rule: 'store-sensitive-data',
    severity: 'error',
    confidence: 'high',
    path,
    line,
    endLine: line,
    column: 5,
    endColumn: 31,
    surface: 'store',
    dataTypes: ['credential.token'],
    level: 'high',
    message: "The token 'access_token' is kept in the browser store 'auth-store'.",
    fingerprint: 'ab12',
    trace: [{ path, line, note: "written to 'auth-store'" }],
    ...parts,
  };
}

/** A changed file, its hunks made from its text before and after. */
export function makeFile(path: string, before: string, after: string, parts: Partial<ReviewFile> = {}): ReviewFile {
  return {
    path,
    status: before === '' ? 'added' : 'modified',
    hunks: makePatch(before, after),
    after,
    ...parts,
  };
}

/** A file of numbered lines in which `changed` are new. */
export function makeNumberedFile(path: string, length: number, changed: readonly number[]): ReviewFile {
  const lines = Array.from({ length }, (_, index) => `line_${index + 1} = ${index + 1}\n`);
  const before = lines.map((line, index) => (changed.includes(index + 1) ? `was_${line}` : line));
  return makeFile(path, before.join(''), lines.join(''));
}

export function makeEarlier(parts: Partial<EarlierComment> = {}): EarlierComment {
  return {
    id: 1,
    nodeId: 'PRRC_1',
    fingerprint: 'ab12',
    body: '**Old text**\n\n<!-- dash-state-guard fingerprint=ab12 sig=open -->',
    state: 'open',
    path: 'app/login.py',
    line: 4,
    ...parts,
  };
}

type Parts = Omit<Partial<ReviewInput>, 'analysis' | 'policy'> & {
  readonly analysis?: Partial<AnalysisResult>;
  readonly policy?: Partial<ReviewPolicy>;
};

export function makeInput({ analysis, policy, ...parts }: Parts = {}): ReviewInput {
  return {
    analysis: {
      findings: [],
      suppressed: [],
      suppressionProblems: [],
      problems: [],
      stats: { files: 3, analysedFiles: 3, lines: 1200 },
      ...analysis,
    },
    files: [makeNumberedFile('app/login.py', 20, [4])],
    earlier: [],
    policy: { mode: 'enforce', failOn: 'error', commentOn: 'warning', ...policy },
    headSha: HEAD,
    notes: [],
    acceptances: NO_ACCEPTANCES,
    ignoredFiles: [],
    rules: RULES,
    guidelineUrl: (rule) => `https://guard.example/guidelines/${rule}`,
    sourceUrl: (path, line) => `https://github.com/acme/portal/blob/${HEAD}/${path}#L${line}`,
    marker: (fingerprint, state) => `<!-- dash-state-guard fingerprint=${fingerprint} sig=${state} -->`,
    labelOf: (dataType) => LABELS[dataType] ?? dataType,
    maySuppress: true,
    ...parts,
  };
}

const LABELS: Readonly<Record<string, string>> = {
  'credential.token': 'Access token',
  'credential.password': 'Password',
  'pii.email': 'E-mail address',
};

function makeRule(id: string, title: string, why: string, severity: Severity = 'error'): [string, Rule] {
  return [
    id,
    { id, title, why, severity, kind: 'flow', since: '0.1.0', cwe: [312], threats: [], options: {}, body: '' },
  ];
}

const RULES: ReadonlyMap<string, Rule> = new Map([
  makeRule(
    'store-sensitive-data',
    'Sensitive data in a browser store',
    'What a `dcc.Store` holds is sent to the browser as plain JSON and can be read there.',
  ),
  makeRule(
    'global-user-data',
    "One user's data in a variable that all users share",
    'A module global is the same for every user that this worker process serves.',
  ),
  makeRule(
    'debug-exposed',
    'Debugger on for everyone who can reach the app',
    'The debugger runs any Python that a visitor types into it.',
  ),
]);
