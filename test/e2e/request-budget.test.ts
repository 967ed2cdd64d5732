/** What a run may cost. One scene at a time, so that every request of the app is counted. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PullRequest } from '../github-double/state/model.ts';
import { FILES, LEAK } from './example-app.ts';
import { type Stage, setStage } from './stage.ts';

const PAGES = Object.fromEntries(
  Array.from({ length: 30 }, (_, index) => [`pages/page_${index}.py`, `TITLE = "Page ${index}"\n`]),
);

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.end());

it('at most five requests without any Python, which is a success', async () => {
  const scene = await stage.scene(FILES);
  const pulls: PullRequest[] = [];
  const requests = await stage.requestsOf(async () => {
    const pull = await scene.open('docs', { 'README.md': '# New\n', 'assets/style.css': 'a {}\n' });
    pulls.push(pull);
    const check = await scene.verdict(pull);
    expect(check).toMatchObject({ conclusion: 'success', output: { title: 'No Dash code changed' } });
  });
  expect(pulls.flatMap((pull) => stage.double.reviews(pull))).toEqual([]);
  // Check run, configuration, files, comments, verdict.
  expect(requests).toBe(5);
});

it('at most twelve requests for thirty files with a finding', async () => {
  const scene = await stage.scene({ ...FILES, ...PAGES });
  await scene.verdict(await scene.open('warm', { 'callbacks.py': LEAK }));
  const files = Object.fromEntries(Object.keys(PAGES).map((path, index) => [path, `TITLE = "New ${index}"\n`]));
  const requests = await stage.requestsOf(async () => {
    const pull = await scene.open('many', { ...files, 'pages/page_3.py': LEAK });
    expect(await scene.verdict(pull)).toMatchObject({ conclusion: 'failure' });
    expect(stage.double.reviewComments(pull)).toHaveLength(1);
  });
  // Check run, configuration, files, comments, merge base, tree, two times blobs, head again, review, verdict.
  expect(requests).toBe(11);
});
