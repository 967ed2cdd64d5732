import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { completeCheckRun } from '../../src/github/complete-check-run.ts';
import type { Annotation, CheckOutput } from '../../src/review/plan.ts';
import { API, REPO_PATH, testAccess, useNock } from './nock-access.ts';

useNock();

const CHECK = { id: 5, app: { id: 1, slug: 'guard' } };
const OUTPUT: CheckOutput = {
  conclusion: 'failure',
  title: 'Title',
  summary: 'Summary',
  text: 'Text',
  annotations: [],
};

function annotation(line: number, rest: Partial<Annotation> = {}): Annotation {
  return { path: 'app.py', startLine: line, endLine: line, level: 'failure', title: 'T', message: 'M', ...rest };
}

describe('completeCheckRun', () => {
  function onUpdate(status = 200): Record<string, unknown>[] {
    const bodies: Record<string, unknown>[] = [];
    nock(API)
      .patch(`${REPO_PATH}/check-runs/5`, (body) => {
        bodies.push(body);
        return true;
      })
      .reply(status, {});
    return bodies;
  }

  it('gives the verdict, the texts and the annotations', async () => {
    const bodies = onUpdate();
    const annotations = [annotation(3, { startColumn: 5, endColumn: 9 })];
    await completeCheckRun(testAccess(), CHECK, { ...OUTPUT, annotations });
    expect(bodies[0]).toMatchObject({
      status: 'completed',
      conclusion: 'failure',
      output: {
        title: 'Title',
        summary: 'Summary',
        text: 'Text',
        annotations: [
          {
            path: 'app.py',
            start_line: 3,
            end_line: 3,
            start_column: 5,
            end_column: 9,
            annotation_level: 'failure',
            title: 'T',
            message: 'M',
          },
        ],
      },
    });
  });

  it('gives columns only within one line', async () => {
    const bodies = onUpdate();
    const annotations = [annotation(3, { endLine: 4, startColumn: 5, endColumn: 9 })];
    await completeCheckRun(testAccess(), CHECK, { ...OUTPUT, annotations });
    expect(JSON.stringify(bodies)).not.toContain('column');
  });

  it('sends fifty annotations a request, the verdict with the first', async () => {
    const bodies = [onUpdate(), onUpdate(), onUpdate()].map((updates) => updates);
    const annotations = Array.from({ length: 120 }, (_, index) => annotation(index + 1));
    await completeCheckRun(testAccess(), CHECK, { ...OUTPUT, annotations });
    const sent = bodies.flat() as { conclusion?: string; output: { annotations: { start_line: number }[] } }[];
    expect(sent.map(({ output }) => output.annotations.length)).toEqual([50, 50, 20]);
    expect(sent.map(({ conclusion }) => conclusion)).toEqual(['failure', undefined, undefined]);
    expect(sent[2]?.output.annotations.at(-1)?.start_line).toBe(120);
  });

  it('gives the verdict without annotations where GitHub refuses them', async () => {
    onUpdate(422);
    const bodies = onUpdate();
    await completeCheckRun(testAccess(), CHECK, { ...OUTPUT, annotations: [annotation(3)] });
    expect(bodies[0]).toMatchObject({ conclusion: 'failure', output: { annotations: [] } });
  });

  it('leaves an empty text out', async () => {
    const bodies = onUpdate();
    await completeCheckRun(testAccess(), CHECK, { ...OUTPUT, text: '' });
    expect(bodies[0]?.output).not.toHaveProperty('text');
  });

  it('does not add annotations twice where the answer was lost', async () => {
    onUpdate(502);
    nock(API)
      .get(`${REPO_PATH}/check-runs/5`)
      .reply(200, { output: { annotations_count: 1 } });
    const bodies = onUpdate();
    await completeCheckRun(testAccess(), CHECK, { ...OUTPUT, annotations: [annotation(3)] });
    expect(bodies[0]).toMatchObject({ conclusion: 'failure', output: { annotations: [] } });
  });

  it('completes what was not done where the answer was lost', async () => {
    onUpdate(502);
    nock(API)
      .get(`${REPO_PATH}/check-runs/5`)
      .reply(200, { output: { annotations_count: 0 } });
    const bodies = onUpdate();
    await completeCheckRun(testAccess(), CHECK, { ...OUTPUT, annotations: [annotation(3)] });
    expect(bodies[0]).toMatchObject({ output: { annotations: [{ start_line: 3 }] } });
  });

  it('keeps the verdict where further annotations are not taken', async () => {
    onUpdate();
    onUpdate(502);
    const annotations = Array.from({ length: 60 }, (_, index) => annotation(index + 1));
    expect(await completeCheckRun(testAccess(), CHECK, { ...OUTPUT, annotations })).toBe(false);
  });

  it.each([
    { conclusion: 'failure', buttons: ['recheck'] },
    { conclusion: 'success', buttons: [] },
  ] as const)('offers $buttons with $conclusion', async ({ conclusion, buttons }) => {
    const bodies = onUpdate();
    await completeCheckRun(testAccess(), CHECK, { ...OUTPUT, conclusion });
    expect(bodies[0]?.actions).toMatchObject(buttons.map((identifier) => ({ identifier })));
  });
});
