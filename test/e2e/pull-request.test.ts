/** The main job from end to end: the built app, as `npm start` runs it, reviews a pull request on the double. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PullRequest } from '../github-double/state/model.ts';
import { FILES, FIXED, LEAK, LEAK_LINE } from './example-app.ts';
import { type Scene, type Stage, setStage } from './stage.ts';

let stage: Stage;
let scene: Scene;
let pull: PullRequest;

beforeAll(async () => {
  stage = await setStage();
  scene = await stage.scene(FILES);
});
afterAll(() => stage?.end());

/** Each step begins where the one before ended, as the life of a pull request does. */
describe('a pull request with a leak over three files', () => {
  it('is opened: one review with a comment on the line, and a check that fails', async () => {
    const requests = await stage.requestsOf(async () => {
      pull = await scene.open('leak', { 'callbacks.py': LEAK });
      await scene.verdict(pull);
    });
    const check = await scene.verdict(pull);
    expect(check).toMatchObject({ conclusion: 'failure', externalId: `pr=${pull.number}` });
    expect(check.output).toMatchObject({
      title: '1 new finding, which blocks',
      text: expect.stringContaining(`callbacks.py:${LEAK_LINE}`),
      annotations: [{ path: 'callbacks.py', start_line: LEAK_LINE, annotation_level: 'failure' }],
    });
    expect(stage.double.reviews(pull)).toMatchObject([{ state: 'COMMENTED' }]);
    const [comment, ...others] = stage.double.reviewComments(pull);
    expect(others).toEqual([]);
    expect(comment?.original).toMatchObject({ path: 'callbacks.py', line: LEAK_LINE, side: 'RIGHT' });
    expect(comment?.body).toContain(`${stage.app.url}/guidelines/store-sensitive-data`);
    expect(comment?.body).toContain('backend.py:6');
    // Check run, configuration, files, comments, merge base, tree, blobs, own address, head again, review, verdict.
    expect(requests).toBe(11);
  });

  it('is pushed to without a change to the leak: nothing is said again', async () => {
    const requests = await stage.requestsOf(async () => {
      await stage.double.pushTo(pull, { files: { 'callbacks.py': `# Callbacks\n${LEAK}`, 'notes.md': 'x\n' } });
      await scene.verdict(pull);
    });
    expect(await scene.verdict(pull)).toMatchObject({ conclusion: 'failure' });
    expect(stage.double.reviews(pull)).toHaveLength(1);
    expect(stage.double.reviewComments(pull)).toHaveLength(1);
    // As above, without own address, head again and review.
    expect(requests).toBe(8);
  });

  it('is pushed to with the fix: the comment says so, and the check is green', async () => {
    const requests = await stage.requestsOf(async () => {
      await stage.double.pushTo(pull, { files: { 'callbacks.py': FIXED } });
      await scene.verdict(pull);
    });
    expect(await scene.verdict(pull)).toMatchObject({ conclusion: 'success' });
    const [comment] = stage.double.reviewComments(pull);
    expect(comment?.body).toContain(`Fixed in ${pull.head.sha}`);
    expect(comment?.minimizedReason).toMatch(/resolved/i);
    expect(stage.double.reviews(pull)).toHaveLength(1);
    // As before, with head again, the edit, and the collapsing.
    expect(requests).toBe(8 + 3);
  });

  it('is run again: the same verdict in a run of its own, and nothing said twice', async () => {
    const before = await scene.verdict(pull);
    const requests = await stage.requestsOf(async () => {
      stage.double.rerequestCheckRun(before.id);
      await scene.verdict(pull, 2);
    });
    const after = await scene.verdict(pull, 2);
    expect(after.id).not.toBe(before.id);
    expect(after.conclusion).toBe('success');
    expect(stage.double.reviewComments(pull)).toHaveLength(1);
    // The pull request has to be read, and no blob any more.
    expect(requests).toBe(8);
  });

  it('is run again with all checks', async () => {
    const [suite] = stage.double.checkSuites(scene.repository, pull.head.sha);
    stage.double.rerequestCheckSuite(suite?.id ?? 0);
    expect(await scene.verdict(pull, 3)).toMatchObject({ conclusion: 'success' });
  });

  it('brings the leak back: the old comment speaks again', async () => {
    await stage.double.pushTo(pull, { files: { 'callbacks.py': LEAK } });
    expect(await scene.verdict(pull)).toMatchObject({ conclusion: 'failure' });
    const [comment, ...others] = stage.double.reviewComments(pull);
    expect(others).toEqual([]);
    expect(comment?.minimizedReason).toBeUndefined();
    expect(comment?.body).not.toContain('Fixed in');
  });
});
