/** What each event about a pull request leads to, and what does nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONFIG_PATH } from '../../src/github/read-repository-config.ts';
import { FILES, FIXED, LEAK } from './example-app.ts';
import { type Stage, setStage } from './stage.ts';
import { waitFor } from './wait-for.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.end());

describe.concurrent('a draft', () => {
  it('gets a check and no comments, and comments once it is ready', async () => {
    const { repository, verdict } = await stage.scene(FILES);
    const change = { files: { 'callbacks.py': LEAK } };
    const pull = await stage.double.openPullRequest({ repository, head: 'draft', draft: true, change });
    expect(await verdict(pull)).toMatchObject({ conclusion: 'failure' });
    expect(stage.double.reviewComments(pull)).toEqual([]);

    await stage.double.setDraft(pull, false);
    await verdict(pull, 2);
    expect(stage.double.reviewComments(pull)).toHaveLength(1);

    await stage.double.setDraft(pull, true);
    await verdict(pull, 3);
    expect(stage.double.reviewComments(pull)).toHaveLength(1);
  });

  it('gets comments where the configuration says so', async () => {
    const { repository, verdict } = await stage.scene({ ...FILES, [CONFIG_PATH]: 'drafts: comment\n' });
    const change = { files: { 'callbacks.py': LEAK } };
    const pull = await stage.double.openPullRequest({ repository, head: 'draft', draft: true, change });
    await verdict(pull);
    expect(stage.double.reviewComments(pull)).toHaveLength(1);
  });

  it('is skipped where the configuration says so, also when a pull request becomes one', async () => {
    const scene = await stage.scene({ ...FILES, [CONFIG_PATH]: 'drafts: skip\n' });
    const pull = await scene.open('becomes-draft', { 'callbacks.py': LEAK });
    expect(await scene.verdict(pull)).toMatchObject({ conclusion: 'failure' });
    await stage.double.setDraft(pull, true);
    expect(await scene.verdict(pull, 2)).toMatchObject({ conclusion: 'skipped' });
  });
});

describe.concurrent('a pull request of a bot', () => {
  it.each([
    { bots: 'check', conclusion: 'failure' },
    { bots: 'skip', conclusion: 'skipped' },
  ])('with bots: $bots ends in $conclusion', async ({ bots, conclusion }) => {
    const { repository, verdict } = await stage.scene({ ...FILES, [CONFIG_PATH]: `bots: ${bots}\n` });
    stage.double.addUser('renovate[bot]', 'Bot');
    const change = { files: { 'callbacks.py': LEAK } };
    const author = 'renovate[bot]';
    const pull = await stage.double.openPullRequest({ repository, head: `bot-${bots}`, author, change });
    expect(await verdict(pull)).toMatchObject({ conclusion });
  });
});

describe.concurrent('closing', () => {
  it('stops the work, and its run is completed', async () => {
    const scene = await stage.scene(FILES);
    const reading = new Promise<void>((resolve) => {
      scene.intercept(async ({ operation }) => {
        if (operation !== 'git/get-tree') return undefined;
        resolve();
        await new Promise((goOn) => setTimeout(goOn, 1500));
        return undefined;
      });
    });
    const pull = await scene.open('closed', { 'callbacks.py': LEAK });
    await reading;
    await stage.double.closePullRequest(pull);
    const check = await scene.verdict(pull);
    expect(check).toMatchObject({ conclusion: 'neutral', output: { title: 'Not judged: no longer needed' } });
    expect(stage.double.reviews(pull)).toEqual([]);

    scene.intercept(undefined);
    await stage.double.reopenPullRequest(pull);
    expect(await scene.verdict(pull, 2)).toMatchObject({ conclusion: 'failure' });
    expect(stage.double.reviewComments(pull)).toHaveLength(1);
  });
});

describe.concurrent('another head or base', () => {
  it('of a force push repeats no comment', async () => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('forced', { 'callbacks.py': LEAK });
    await scene.verdict(pull);
    const files = { 'callbacks.py': LEAK, 'notes.md': 'Rebased\n' };
    await stage.double.pushTo(pull, { files }, { onto: pull.base.sha });
    expect(await scene.verdict(pull)).toMatchObject({ conclusion: 'failure' });
    expect(stage.double.reviewComments(pull)).toHaveLength(1);
    expect(stage.double.reviews(pull)).toHaveLength(1);
  });

  it('of a stacked pull request is its own: what the lower one brings is not its own', async () => {
    const scene = await stage.scene(FILES);
    const lower = await scene.open('lower', { 'callbacks.py': LEAK });
    await scene.verdict(lower);
    const upper = await stage.double.openPullRequest({
      repository: scene.repository,
      head: 'upper',
      base: 'lower',
      change: { files: { 'app.py': `${FILES['app.py']}\nTITLE = "Board"\n` } },
    });
    expect(await scene.verdict(upper)).toMatchObject({ conclusion: 'success' });
    expect(stage.double.reviewComments(upper)).toEqual([]);

    await stage.double.changeBase(upper, 'main');
    expect(await scene.verdict(upper, 2)).toMatchObject({ conclusion: 'failure' });
    expect(stage.double.reviewComments(upper)).toHaveLength(1);
  });

  it('that was merged into the base since is not blamed on the pull request', async () => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('behind', { 'app.py': `${FILES['app.py']}\nTITLE = "Board"\n` });
    await scene.verdict(pull);
    await stage.double.commit(scene.repository, 'main', { files: { 'callbacks.py': LEAK } });
    await stage.double.pushTo(pull, { files: { 'notes.md': 'x\n' } });
    expect(await scene.verdict(pull)).toMatchObject({ conclusion: 'success' });
  });

  it('told of too late changes nothing', async () => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('late', { 'callbacks.py': LEAK });
    await scene.verdict(pull);
    const opened = stage.double.deliveries.find(
      ({ event, action, repositoryId }) =>
        event === 'pull_request' && action === 'opened' && repositoryId === scene.repository.id,
    );
    const older = pull.head.sha;
    await stage.double.pushTo(pull, { files: { 'callbacks.py': FIXED } });
    expect(await scene.verdict(pull)).toMatchObject({ conclusion: 'success' });

    // The old event once more, as something new: what it says is over.
    const { url = '', headers = {}, payload } = opened ?? {};
    const runs = () => stage.double.checkRuns(scene.repository, older).length;
    // While the newer job is still being put away, an older event is dropped without a word; then it is said.
    for (let turn = 0; runs() < 2 && turn < 40; turn++) {
      const again = { ...headers, 'x-github-delivery': `late-delivery-${turn}` };
      await fetch(url, { method: 'POST', headers: again, body: JSON.stringify(payload) });
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    const check = await scene.verdictAt(older, 2);
    expect(check).toMatchObject({ conclusion: 'neutral', output: { title: expect.stringContaining('Superseded') } });
    const [comment, ...others] = stage.double.reviewComments(pull);
    expect(others).toEqual([]);
    expect(comment?.body).toContain('Fixed in');
  });
});

describe.concurrent('the button of a failed check', () => {
  it('evaluates the change again', async () => {
    const scene = await stage.scene(FILES);
    let refused = false;
    scene.intercept(({ operation }) => {
      if (operation !== 'git/get-tree' || refused) return undefined;
      refused = true;
      return { status: 403, body: { message: 'Resource not accessible by integration' } };
    });
    const pull = await scene.open('button', { 'callbacks.py': LEAK });
    const failed = await scene.verdict(pull);
    expect(failed.output.title).toBe('Could not evaluate');
    stage.double.requestAction(failed.id, 'recheck');
    expect((await scene.verdict(pull, 2)).output.title).toContain('new finding');
  });
});

describe.concurrent('what is none of our business', () => {
  it('starts nothing: replies without a command, resolved threads, pushes, runs of other apps', async () => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('quiet', { 'callbacks.py': LEAK });
    await scene.verdict(pull);
    const [comment] = stage.double.reviewComments(pull);
    const run = stage.double.addForeignCheckRun(scene.repository, {
      name: 'Dash state',
      head_sha: pull.head.sha,
      status: 'completed',
      conclusion: 'success',
    });
    stage.double.rerequestCheckRun(run.id);
    stage.double.resolveThread(comment?.id ?? 0, 'dev');
    stage.double.reply(comment?.id ?? 0, 'dev', 'Thanks, I will look into `/dash-state accept x`.');
    await stage.double.commit(scene.repository, 'other', { files: { 'notes.md': 'x\n' } });
    await stage.double.settle();
    const own = stage.double
      .checkRuns(scene.repository, pull.head.sha)
      .filter(({ suite }) => suite.app.slug !== 'other-checks');
    expect(own).toHaveLength(1);
    await waitFor('the answers', () => stage.double.deliveries.every(({ status }) => status === 'OK'));
  });
});
