/** One fault at every place where one can be: the verdict is the same, said once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fault, type Intercept, secondaryRateLimit } from '../github-double/http/intercept.ts';
import type { PullRequest } from '../github-double/state/model.ts';
import { FILES, FIXED, LEAK } from './example-app.ts';
import { type Scene, type Stage, setStage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.end());

/** The first request of the operation meets the fault, later ones pass. */
function once(operation: string, fault: () => Fault): Intercept {
  let left = 1;
  return (request) => (request.operation === operation && left-- > 0 ? fault() : undefined);
}

async function expectOnce(scene: Scene, pull: PullRequest): Promise<void> {
  const check = await scene.verdict(pull);
  expect(check).toMatchObject({ conclusion: 'failure', output: { title: '1 new finding, which blocks' } });
  expect(check.output.annotations).toHaveLength(1);
  expect(stage.double.checkRuns(scene.repository, pull.head.sha)).toHaveLength(1);
  expect(stage.double.reviewComments(pull)).toHaveLength(1);
}

const OPERATIONS = [
  'checks/create',
  'graphql',
  'pulls/list-files',
  'pulls/list-review-comments',
  'repos/compare-commits-with-basehead',
  'git/get-tree',
  'pulls/get',
  'pulls/create-review',
  'checks/update',
];

const inSeconds = (seconds: number) => String(Math.ceil(Date.now() / 1000) + seconds);

const FAULTS: readonly { readonly what: string; readonly fault: () => Fault }[] = [
  { what: 'a server error', fault: () => ({ status: 502 }) },
  { what: 'a server error after the work was done', fault: () => ({ status: 502, carryOut: true }) },
  { what: 'a broken connection', fault: () => ({ disconnect: true }) },
  { what: 'a broken connection after the work was done', fault: () => ({ disconnect: true, carryOut: true }) },
  { what: 'a token that has ended', fault: () => ({ status: 401, body: { message: 'Bad credentials' } }) },
  { what: 'a secondary limit', fault: () => secondaryRateLimit(1) },
  {
    what: 'a primary limit',
    fault: () => ({
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inSeconds(1) },
      body: { message: 'API rate limit exceeded for installation.' },
    }),
  },
];

describe.concurrent.each(FAULTS)('$what', ({ fault }) => {
  it.each(OPERATIONS)('at %s', async (operation) => {
    const scene = await stage.scene(FILES);
    let met = 0;
    scene.intercept(
      once(operation, () => {
        met += 1;
        return fault();
      }),
    );
    await expectOnce(scene, await scene.open('faulty', { 'callbacks.py': LEAK }));
    expect(met).toBe(1);
  });
});

describe.concurrent('a fault while comments are settled', () => {
  it.each([
    { operation: 'pulls/update-review-comment', what: 'editing' },
    { operation: 'mutation', what: 'collapsing' },
  ])('at $what leaves one comment that says so', async ({ operation }) => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('settling', { 'callbacks.py': LEAK });
    await scene.verdict(pull);
    scene.intercept(once(operation, () => ({ status: 502, carryOut: true })));
    await stage.double.pushTo(pull, { files: { 'callbacks.py': FIXED } });
    await scene.verdict(pull);
    const [comment, ...others] = stage.double.reviewComments(pull);
    expect(others).toEqual([]);
    expect(comment?.body.match(/Fixed in/g)).toHaveLength(1);
  });
});

describe.concurrent('a slow GitHub', () => {
  it('is waited for', async () => {
    const scene = await stage.scene(FILES);
    scene.intercept(async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      return undefined;
    });
    await expectOnce(scene, await scene.open('slow', { 'callbacks.py': LEAK }));
  });
});

describe.concurrent('an answer that lags behind', () => {
  it('about the head is not believed', async () => {
    const scene = await stage.scene(FILES);
    const stale = {
      status: 200,
      body: {
        number: 1,
        head: { sha: '0'.repeat(40) },
        base: { ref: 'main', sha: '1' },
        user: null,
        updated_at: '2020-01-01T00:00:00Z',
      },
    };
    scene.intercept(once('pulls/get', () => stale));
    await expectOnce(scene, await scene.open('lagging-head', { 'callbacks.py': LEAK }));
  });

  it('about comments does not repeat them', async () => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('lagging-comments', { 'callbacks.py': LEAK });
    await scene.verdict(pull);
    scene.intercept(once('pulls/list-review-comments', () => ({ status: 200, body: [] })));
    await stage.double.pushTo(pull, { files: { 'callbacks.py': `# More\n${LEAK}` } });
    await scene.verdict(pull);
    expect(stage.double.reviewComments(pull)).toHaveLength(1);
  });

  it.each([
    { operation: 'git/get-tree', fault: { status: 404, body: { message: 'Not Found' } } },
    { operation: 'checks/create', fault: { status: 422, body: { message: 'No commit found for SHA: abc' } } },
  ])('about a commit just pushed, at $operation, is asked again', async ({ operation, fault }) => {
    const scene = await stage.scene(FILES);
    scene.intercept(once(operation, () => fault));
    await expectOnce(scene, await scene.open('lagging-commit', { 'callbacks.py': LEAK }));
  });
});

describe.concurrent('a limit that lasts', () => {
  it('ends in a check that says so, and never in one that passes', async () => {
    const scene = await stage.scene(FILES);
    const limit: Fault = {
      status: 403,
      headers: { 'x-github-request-id': 'AB12:CD34' },
      body: { message: 'API rate limit exceeded for installation.' },
    };
    scene.intercept(({ operation }) => (operation === 'git/get-tree' ? limit : undefined));
    const pull = await scene.open('limited', { 'callbacks.py': LEAK });
    const check = await scene.verdict(pull);
    expect(check).toMatchObject({ conclusion: 'failure', output: { title: 'Could not evaluate' } });
    expect(check.output.summary).toContain('The limit of requests to GitHub is used up');
    expect(check.output.summary).toContain('AB12:CD34');
    expect(stage.double.reviews(pull)).toEqual([]);
  });
});
