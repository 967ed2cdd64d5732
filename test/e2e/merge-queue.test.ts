/** Merge queues: a group is always answered, by what it adds to the commit below it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONFIG_PATH } from '../../src/github/read-repository-config.ts';
import { FILES, FIXED, LEAK } from './example-app.ts';
import { type Scene, type Stage, setStage } from './stage.ts';
import { waitFor } from './wait-for.ts';

const OTHER = "PAGES = ['board']\n";

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.end());

/** Replies in the thread of the only comment of a pull request, and waits for the run that follows. */
async function accept(scene: Scene, pull: Awaited<ReturnType<Scene['open']>>, runs: number): Promise<void> {
  const [comment] = stage.double.reviewComments(pull);
  stage.double.reply(comment?.id ?? 0, 'dev', '/dash-state accept Token of a public demo.');
  expect(await scene.verdict(pull, runs)).toMatchObject({ conclusion: 'success' });
}

describe.concurrent('a merge group', () => {
  it('with a leak fails and comments nowhere', async () => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('leak', { 'callbacks.py': LEAK });
    await scene.verdict(pull);
    const group = await stage.double.addMergeGroup([pull]);
    const check = await scene.verdictAt(group.headSha);
    expect(check).toMatchObject({ conclusion: 'failure', output: { title: '1 new finding, which blocks' } });
    expect(stage.double.reviewComments(pull)).toHaveLength(1);
  });

  it('without one passes, also where the base moved meanwhile', async () => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('fixed', { 'callbacks.py': FIXED });
    await scene.verdict(pull);
    await stage.double.commit(scene.repository, 'main', { files: { 'other.py': OTHER } });
    const group = await stage.double.addMergeGroup([pull]);
    expect(await scene.verdictAt(group.headSha)).toMatchObject({ conclusion: 'success' });
  });

  it('is not blamed for what the base holds already', async () => {
    const scene = await stage.scene({ ...FILES, 'callbacks.py': LEAK });
    const pull = await scene.open('old', { 'other.py': OTHER });
    await scene.verdict(pull);
    const group = await stage.double.addMergeGroup([pull]);
    expect(await scene.verdictAt(group.headSha)).toMatchObject({ conclusion: 'success' });
  });

  it('without Python is answered at once', async () => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('docs', { 'README.md': '# New\n' });
    await scene.verdict(pull);
    const group = await stage.double.addMergeGroup([pull]);
    expect((await scene.verdictAt(group.headSha)).output.title).toBe('No Dash code changed');
  });

  it('inherits what was accepted on each of its pull requests', async () => {
    const scene = await stage.scene(FILES);
    const first = await scene.open('first', { 'callbacks.py': LEAK });
    const second = await scene.open('second', { 'other.py': LEAK.replaceAll('auth-store', 'second-store') });
    const third = await scene.open('third', { 'README.md': '# Third\n' });
    for (const pull of [first, second, third]) await scene.verdict(pull);
    await accept(scene, first, 2);
    const group = await stage.double.addMergeGroup([first, second, third]);
    const check = await scene.verdictAt(group.headSha);
    expect(check.output.text).toContain(`on pull request ${first.number}. Reason: Token of a public demo.`);
    expect(check.output.title).toContain('1 accepted');
  });

  it('does not inherit from a pull request into another branch that a title names', async () => {
    const scene = await stage.scene(FILES);
    await stage.double.commit(scene.repository, 'sandbox', { files: { 'notes.md': 'x\n' } });
    const elsewhere = await stage.double.openPullRequest({
      repository: scene.repository,
      head: 'elsewhere',
      base: 'sandbox',
      change: { files: { 'callbacks.py': LEAK } },
    });
    await scene.verdict(elsewhere);
    await accept(scene, elsewhere, 2);
    await stage.double.commit(
      scene.repository,
      'named',
      { files: { 'callbacks.py': LEAK } },
      { message: `Tidy up (#${elsewhere.number})` },
    );
    const pull = await stage.double.openPullRequest({ repository: scene.repository, head: 'named' });
    await scene.verdict(pull);
    const group = await stage.double.addMergeGroup([pull]);
    expect(await scene.verdictAt(group.headSha)).toMatchObject({ conclusion: 'failure' });
  });

  it('is judged by the configuration of its base', async () => {
    const scene = await stage.scene({ ...FILES, [CONFIG_PATH]: 'mode: warn\n' });
    const pull = await scene.open('warned', { 'callbacks.py': LEAK, [CONFIG_PATH]: 'mode: observe\n' });
    await scene.verdict(pull);
    const group = await stage.double.addMergeGroup([pull]);
    expect(await scene.verdictAt(group.headSha)).toMatchObject({ conclusion: 'neutral' });
  });

  it('is run again as a group', async () => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('again', { 'callbacks.py': FIXED });
    await scene.verdict(pull);
    const group = await stage.double.addMergeGroup([pull]);
    const check = await scene.verdictAt(group.headSha);
    stage.double.rerequestCheckRun(check.id);
    expect(await scene.verdictAt(group.headSha, 2)).toMatchObject({ conclusion: 'success' });
  });

  it('that the queue gives up is not worked on any more', async () => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('given-up', { 'callbacks.py': LEAK });
    await scene.verdict(pull);
    const reading = new Promise<void>((resolve) => {
      scene.intercept(async ({ operation }) => {
        if (operation !== 'git/get-tree') return undefined;
        resolve();
        await new Promise((goOn) => setTimeout(goOn, 1500));
        return undefined;
      });
    });
    const group = await stage.double.addMergeGroup([pull]);
    await reading;
    await stage.double.destroyMergeGroup(group, 'dequeued');
    expect(await scene.verdictAt(group.headSha)).toMatchObject({
      conclusion: 'neutral',
      output: { title: 'Not judged: no longer needed' },
    });
  });

  it('is not told of where the installation lacks the permission, which the check of a pull request says', async () => {
    const permissions = { checks: 'write', contents: 'read', pull_requests: 'write', statuses: 'write' } as const;
    const scene = await stage.scene(FILES, { permissions });
    const pull = await scene.open('lacking', { 'callbacks.py': FIXED });
    expect((await scene.verdict(pull)).output.summary).toContain('`merge_queues: read`');
    await waitFor('the answers', () => stage.double.deliveries.every(({ status }) => status === 'OK'));
  });
});
