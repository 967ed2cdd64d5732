/** One report with everything in it, for the tests of this folder. */
import type { Finding } from '../../src/analysis/findings/finding.ts';
import type { Report } from '../../src/report/report.ts';

const store: Finding = {
  rule: 'store-sensitive-data',
  severity: 'error',
  confidence: 'high',
  path: 'app/pages/login.py',
  line: 42,
  endLine: 43,
  column: 5,
  endColumn: 31,
  surface: 'store',
  dataTypes: ['credential.token', 'pii.email'],
  level: 'high',
  message: "An access token ('user_token') is kept in the browser store 'auth-store'.",
  fingerprint: '0a1b2c',
  trace: [
    { path: 'app/auth.py', line: 7, note: "'token' is read from the response" },
    { path: 'app/pages/login.py', line: 42, note: "returned to the store 'auth-store'" },
  ],
  fix: { path: 'app/pages/login.py', startLine: 42, endLine: 43, replacement: '    return {\n        "id": user.id}' },
  exposure: 'Everyone at this browser can read it.',
  example: 'reference = save(user_token)',
};

const setting: Finding = {
  ...store,
  rule: 'debug-exposed',
  severity: 'notice',
  confidence: 'low',
  path: 'run.py',
  line: 3,
  endLine: 3,
  surface: 'config',
  dataTypes: [],
  level: 'none',
  message: 'The debugger is on.',
  trace: [{ path: 'run.py', line: 3, note: 'switched on here' }],
  fix: { path: 'run.py', startLine: 3, endLine: 3, replacement: '' },
};

export const sampleReport: Report = {
  findings: [store, setting],
  suppressed: [{ ...setting, path: 'dev.py', reason: 'never deployed' }],
  suppressionProblems: [{ path: 'dev.py', line: 9, message: 'The suppression names no rule.' }],
  problems: [{ path: 'old.py', message: 'The file is not UTF-8.', budget: true }],
  inventory: [
    {
      path: 'app/layout.py',
      line: 7,
      surface: 'store',
      name: 'auth-store',
      storage: 'local',
      dataTypes: ['credential.token', 'pii.email'],
      level: 'high',
      writers: [{ path: 'app/pages/login.py', line: 42 }],
      readers: [1, 2, 3, 4, 5].map((line) => ({ path: 'app/pages/home.py', line })),
    },
    {
      path: 'app/layout.py',
      line: 8,
      surface: 'component',
      name: '=cmd|"x"',
      storage: 'page',
      dataTypes: [],
      level: 'none',
      writers: [],
      readers: [],
    },
  ],
  stats: { files: 12, analysedFiles: 4, lines: 812, milliseconds: 87 },
};

export const emptyReport: Report = {
  findings: [],
  suppressed: [],
  suppressionProblems: [],
  problems: [],
  stats: { files: 1, analysedFiles: 0, lines: 0, milliseconds: 5 },
};

/** What a repository's author could call things. */
export const hostileReport: Report = {
  ...emptyReport,
  findings: [
    {
      ...store,
      path: 'a\u001b[2J|<img src=x>@team.py',
      message: "The key '[x](http://e.example)\u202e' `reaches` <b>it</b>.",
      trace: [{ path: 'b\n# c.py', line: 1, note: "'](http://e.example)' begins" }],
      fix: { path: 'a.py', startLine: 1, endLine: 1, replacement: '```\n\u001b[31m@team' },
    },
  ],
};
