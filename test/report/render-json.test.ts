import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { renderJson } from '../../src/report/render-json.ts';
import { emptyReport, hostileReport, sampleReport } from './sample-report.ts';

const schema = JSON.parse(readFileSync('schema/findings.schema.json', 'utf8'));
const isValid = new Ajv2020({ allErrors: true, strict: true }).compile(schema);

/** The contract's own example. */
const EXAMPLE = {
  version: 1,
  findings: [
    {
      rule: 'store-sensitive-data',
      severity: 'error',
      confidence: 'high',
      path: 'app/pages/login.py',
      line: 42,
      endLine: 42,
      column: 5,
      endColumn: 31,
      surface: 'store',
      dataTypes: ['credential.token'],
      level: 'high',
      message: 'A sentence.',
      fingerprint: 'beef',
      trace: [{ path: 'a.py', line: 12, note: 'n' }],
      fix: { path: 'a.py', startLine: 42, endLine: 42, replacement: 'x' },
    },
  ],
  suppressed: [],
  suppressionProblems: [{ path: 'a.py', line: 1, message: 'm' }],
  inventory: [
    {
      path: 'a.py',
      line: 7,
      surface: 'store',
      name: 'auth-store',
      storage: 'local',
      dataTypes: [],
      level: 'none',
      writers: [{ path: 'a.py', line: 30 }],
      readers: [],
    },
  ],
  stats: { files: 0, analysedFiles: 0, lines: 0, milliseconds: 0 },
  problems: [{ path: 'a.py', message: 'm' }],
};

describe('the schema of findings', () => {
  it('takes the documented example', () => {
    expect(isValid(EXAMPLE), JSON.stringify(isValid.errors)).toBe(true);
  });

  it.each([
    ['an unknown key', { ...EXAMPLE, extra: 1 }],
    ['another version', { ...EXAMPLE, version: 2 }],
    ['a missing list', { ...EXAMPLE, problems: undefined }],
    ['an unknown key of a finding', { ...EXAMPLE, findings: [{ ...EXAMPLE.findings[0], exposure: 'x' }] }],
    ['an absolute path', { ...EXAMPLE, problems: [{ path: '/etc/passwd', message: 'm' }] }],
    ['line 0', { ...EXAMPLE, suppressionProblems: [{ path: 'a.py', line: 0, message: 'm' }] }],
    ['a suppressed finding without its reason', { ...EXAMPLE, suppressed: EXAMPLE.findings }],
    ['a severity of its own', { ...EXAMPLE, findings: [{ ...EXAMPLE.findings[0], severity: 'critical' }] }],
  ])('refuses %s', (_, document) => {
    expect(isValid(JSON.parse(JSON.stringify(document)))).toBe(false);
  });
});

describe('renderJson', () => {
  it.each([
    ['everything', sampleReport],
    ['nothing', emptyReport],
    ['hostile text', hostileReport],
  ])('follows the schema with %s', (_, report) => {
    const document = JSON.parse(renderJson(report));
    expect(isValid(document), JSON.stringify(isValid.errors)).toBe(true);
  });

  it('writes what the analysis says, and nothing that is not in the contract', () => {
    const document = JSON.parse(renderJson(sampleReport));
    const { exposure, example, ...finding } = sampleReport.findings[0] ?? {};
    expect([exposure, example]).toEqual([expect.any(String), expect.any(String)]);
    expect(document).toMatchObject({
      version: 1,
      stats: sampleReport.stats,
      suppressed: [{ reason: 'never deployed' }],
    });
    expect(document.findings[0]).toEqual(finding);
    expect(document.problems).toEqual([{ path: 'old.py', message: 'The file is not UTF-8.' }]);
  });

  it('writes the inventory of a review, and leaves it out of a change', () => {
    expect(JSON.parse(renderJson(sampleReport)).inventory).toEqual(sampleReport.inventory);
    expect(JSON.parse(renderJson(emptyReport))).not.toHaveProperty('inventory');
  });

  it('leaves out a fix that is not there', () => {
    const [finding] = sampleReport.findings;
    const { fix, ...plain } = finding ?? {};
    expect(fix).toBeDefined();
    const document = JSON.parse(renderJson({ ...emptyReport, findings: [plain as never] }));
    expect(document.findings[0]).not.toHaveProperty('fix');
  });
});
