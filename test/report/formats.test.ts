import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/report/render-markdown.ts';
import { renderRdjson } from '../../src/report/render-rdjson.ts';
import { renderSarif } from '../../src/report/render-sarif.ts';
import { sampleRules } from '../policy/sample-rules.ts';
import { emptyReport, hostileReport, sampleReport } from './sample-report.ts';

const sarif = (report: typeof sampleReport) =>
  JSON.parse(renderSarif(report, { rules: sampleRules, version: '1.2.3' }));

describe('renderSarif', () => {
  it('describes the program and its rules', () => {
    const document = sarif(emptyReport);
    expect(document).toMatchObject({ version: '2.1.0', runs: [{ columnKind: 'utf16CodeUnits', results: [] }] });
    expect(document.runs[0].tool.driver).toMatchObject({ name: 'dash-state-guard', semanticVersion: '1.2.3' });
    expect(document.runs[0].tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([...sampleRules.keys()]);
  });

  it('gives each finding its place, flow, fingerprint and fix', () => {
    const [{ results, invocations, tool }] = sarif(sampleReport).runs;
    expect(results).toHaveLength(3);
    expect(results[0]).toMatchObject({
      ruleId: 'store-sensitive-data',
      level: 'error',
      partialFingerprints: { 'dashStateGuard/v1': '0a1b2c' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'app/pages/login.py', uriBaseId: '%SRCROOT%' },
            region: { startLine: 42, startColumn: 5, endLine: 43, endColumn: 31 },
          },
        },
      ],
      fixes: [
        {
          artifactChanges: [
            {
              replacements: [
                {
                  deletedRegion: { startLine: 42, startColumn: 1, endLine: 43 },
                  insertedContent: { text: '    return {\n        "id": user.id}' },
                },
              ],
            },
          ],
        },
      ],
    });
    expect(results[0].codeFlows[0].threadFlows[0].locations).toMatchObject([
      { location: { physicalLocation: { region: { startLine: 7 } } } },
      { location: { physicalLocation: { region: { startLine: 42 } } } },
    ]);
    expect(results[1]).toMatchObject({ level: 'note', ruleIndex: 2 });
    expect(tool.driver.rules[results[1].ruleIndex].id).toBe('debug-exposed');
    expect(results[1].fixes[0].artifactChanges[0].replacements).toEqual([
      { deletedRegion: { startLine: 3, startColumn: 1, endLine: 4, endColumn: 1 } },
    ]);
    expect(results[2]).toMatchObject({ suppressions: [{ kind: 'inSource', justification: 'never deployed' }] });
    expect(invocations[0].toolExecutionNotifications).toMatchObject([{ message: { text: 'The file is not UTF-8.' } }]);
  });

  it('makes no link of a name', () => {
    const [{ results }] = sarif(hostileReport).runs;
    expect(results[0].message.text).toContain('\\[x\\](http://e.example)');
    expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
      'a%1B%5B2J%7C%3Cimg%20src%3Dx%3E%40team.py',
    );
  });
});

describe('renderRdjson', () => {
  it('follows the Diagnostic Format', () => {
    expect(JSON.parse(renderRdjson(sampleReport))).toEqual({
      source: { name: 'dash-state-guard' },
      diagnostics: [
        {
          message: "An access token ('user_token') is kept in the browser store 'auth-store'.",
          location: { path: 'app/pages/login.py', range: { start: { line: 42 }, end: { line: 43 } } },
          severity: 'ERROR',
          code: { value: 'store-sensitive-data' },
          suggestions: [
            {
              range: { start: { line: 42 }, end: { line: 43 } },
              text: '    return {\n        "id": user.id}',
            },
          ],
        },
        {
          message: 'The debugger is on.',
          location: { path: 'run.py', range: { start: { line: 3 }, end: { line: 3 } } },
          severity: 'INFO',
          code: { value: 'debug-exposed' },
          suggestions: [{ range: { start: { line: 3, column: 1 }, end: { line: 4, column: 1 } }, text: '' }],
        },
      ],
    });
  });
});

describe('renderMarkdown', () => {
  it('shows a table and the flow of each finding', () => {
    const text = renderMarkdown(sampleReport);
    expect(text).toContain('1 error, 1 notice. 4 of 12 Python files analysed in 87 ms.');
    expect(text).toContain('| error | `app/pages/login.py:42` | `store-sensitive-data` |');
    expect(text).toContain('1. `app/auth.py:7`: `token` is read from the response');
    expect(text).toContain('```python\n    return {\n        "id": user.id}\n```');
    expect(text).toContain('## Suppressed\n\n- `dev.py:3`: `debug-exposed`. never deployed');
    expect(text).toContain('## Not read\n\n- `old.py`: The file is not UTF');
  });

  it('says that there is nothing to say', () => {
    expect(renderMarkdown(emptyReport)).toBe('# Dash state\n\nNo findings. 0 of 1 Python files analysed in 5 ms.\n');
  });

  it('keeps hostile text inert', () => {
    const text = renderMarkdown(hostileReport);
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]/u);
    expect(text).not.toMatch(/^# c/m);
    expect(text).not.toContain('<b>');
    expect(text).toContain('````python\n```\n');
  });
});
