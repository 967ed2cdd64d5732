import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { completeCheckRun, createCheckRun, numberOf, toExternalId } from '../../src/github/check-runs.ts';
import type { Annotation, CheckOutput } from '../../src/review/plan.ts';
import { API, oid, REPO_PATH, testAccess, useNock } from './nock-access.ts';

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

describe('createCheckRun', () => {
  it('opens a run under the fixed name, with the pull request in its external id', async () => {
    nock(API)
      .post(`${REPO_PATH}/check-runs`, (body) => {
        expect(body).toMatchObject({
          name: 'Dash state',
          head_sha: oid('a'),
          status: 'in_progress',
          external_id: 'pr=7',
        });
        return true;
      })
      .reply(201, { id: 5, app: { id: 1, slug: 'guard', name: 'Guard' } });
    expect(await createCheckRun(testAccess(), oid('a'), 7)).toEqual(CHECK);
  });

  it('leaves the external id out where the pull request is not known', async () => {
    nock(API)
      .post(`${REPO_PATH}/check-runs`, (body) => !('external_id' in body))
      .reply(201, { id: 5, app: null });
    expect(await createCheckRun(testAccess(), oid('a'), undefined)).toEqual({ id: 5, app: undefined });
  });

  it('is not repeated after a server error, which may have created the run', async () => {
    nock(API).post(`${REPO_PATH}/check-runs`).reply(502, {});
    await expect(createCheckRun(testAccess(), oid('a'), 7)).rejects.toMatchObject({ status: 502 });
  });
});

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
});

describe('external ids', () => {
  it('hold the number of the pull request', () => {
    expect(numberOf(toExternalId(42))).toBe(42);
  });

  it.each([undefined, null, '', '42', 'pr=', 'pr=4x', 'xpr=4', 'pr=4 '])('say nothing where they are %j', (id) => {
    expect(numberOf(id)).toBeUndefined();
  });
});
