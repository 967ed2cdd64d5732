/** What people say to the app: accept, revoke, recheck. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONFIG_PATH } from '../../src/github/read-repository-config.ts';
import type { Role } from '../github-double/state/model.ts';
import { FILES, LEAK } from './example-app.ts';
import { type Files, type Scene, type Stage, setStage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.end());

/** A pull request by `ann`, who has write access, with one comment on its leak. */
async function setThread(files: Files = FILES) {
  const scene = await stage.scene(files);
  const { repository } = scene;
  const change = { files: { 'callbacks.py': LEAK } };
  const pull = await stage.double.openPullRequest({ repository, head: 'leak', author: 'ann', change });
  expect(await scene.verdict(pull)).toMatchObject({ conclusion: 'failure' });
  const [comment] = stage.double.reviewComments(pull);
  if (comment === undefined) throw new Error('There is no comment.');
  return { scene, pull, comment };
}

function give(scene: Scene, login: string, role: Role): void {
  stage.double.setRole(scene.repository, login, role);
}

const ACCEPT = '/dash-state accept Token of a public demo, @octo knows.';

describe.concurrent('accepting a finding', () => {
  it('makes the check pass, with who, when and why in it, until it is taken back', async () => {
    const { scene, pull, comment } = await setThread();
    give(scene, 'bob', 'write');
    stage.double.reply(comment.id, 'bob', `I checked.\n\n${ACCEPT}`);
    const accepted = await scene.verdict(pull, 2);
    expect(accepted).toMatchObject({ conclusion: 'success', output: { title: 'No new sensitive state; 1 accepted' } });
    expect(accepted.output.text).toMatch(
      /Accepted by `bob` at 20\d\d-.*Reason: Token of a public demo, @&#8203;octo knows\./,
    );
    const own = () => stage.double.reviewComments(pull).filter(({ author }) => author.type === 'Bot');
    expect(own()).toHaveLength(1);
    expect(own()[0]?.body).toContain('Accepted by `bob`');
    expect(own()[0]?.minimizedReason).toBe('resolved');

    stage.double.reply(comment.id, 'bob', '/dash-state revoke');
    expect(await scene.verdict(pull, 3)).toMatchObject({ conclusion: 'failure' });
    expect(own()).toHaveLength(1);
    expect(own()[0]?.body).not.toContain('Accepted by');
    expect(own()[0]?.minimizedReason).toBeUndefined();
  });

  it('holds after further pushes', async () => {
    const { scene, pull, comment } = await setThread();
    stage.double.reply(comment.id, 'ann', ACCEPT);
    await scene.verdict(pull, 2);
    await stage.double.pushTo(pull, { files: { 'callbacks.py': `# Moved\n\n${LEAK}` } });
    expect(await scene.verdict(pull)).toMatchObject({ conclusion: 'success' });
    expect(stage.double.reviews(pull).filter(({ author }) => author.type === 'Bot')).toHaveLength(1);
  });

  it('accepts that finding only', async () => {
    const { scene, pull, comment } = await setThread();
    stage.double.reply(comment.id, 'ann', ACCEPT);
    await scene.verdict(pull, 2);
    const second = LEAK.replaceAll('auth-store', 'other-store').replace('def remember', 'def remember_too');
    const layout = FILES['layout.py'].replace('dcc.Input', 'dcc.Store(id="other-store"),\n    dcc.Input');
    await stage.double.pushTo(pull, { files: { 'more.py': second, 'layout.py': layout } });
    expect(await scene.verdict(pull)).toMatchObject({
      conclusion: 'failure',
      output: { title: '1 new finding, which blocks; 1 accepted' },
    });
  });

  it('needs a reason', async () => {
    const { scene, pull, comment } = await setThread();
    stage.double.reply(comment.id, 'ann', '/dash-state accept');
    const check = await scene.verdict(pull, 2);
    expect(check.conclusion).toBe('failure');
    expect(check.output.text).toContain('- `ann` gave no reason.');
  });
});

describe.concurrent('who may not', () => {
  it('is not answered, and named in the next check at most', async () => {
    const { scene, pull, comment } = await setThread();
    give(scene, 'eve', 'read');
    const requests = stage.double.countRequests(({ path }) => path.includes(`/${scene.owner}/`));
    stage.double.reply(comment.id, 'eve', ACCEPT);
    stage.double.reply(comment.id, 'eve', '/dash-state recheck');
    await stage.double.settle();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(stage.double.checkRuns(scene.repository, pull.head.sha)).toHaveLength(1);
    // One look at each command's author.
    expect(stage.double.countRequests(({ path }) => path.includes(`/${scene.owner}/`)) - requests).toBeLessThanOrEqual(
      2,
    );

    stage.double.reply(comment.id, 'ann', '/dash-state recheck');
    const check = await scene.verdict(pull, 2);
    expect(check.conclusion).toBe('failure');
    expect(check.output.text).toContain('- `eve` may not decide on findings here, which needs `write`.');
  });

  it.each([
    { accept: '{ by: maintain }', login: 'bob', role: 'write', conclusion: 'failure' },
    { accept: '{ by: maintain }', login: 'bob', role: 'maintain', conclusion: 'success' },
    { accept: '{ by: admin }', login: 'bob', role: 'maintain', conclusion: 'failure' },
    { accept: '{ author: false }', login: 'ann', role: 'admin', conclusion: 'failure' },
    { accept: '{ author: false }', login: 'bob', role: 'write', conclusion: 'success' },
  ] as const)('is up to the configuration: $accept, $login with $role', async ({ accept, login, role, conclusion }) => {
    const { scene, pull, comment } = await setThread({ ...FILES, [CONFIG_PATH]: `accept: ${accept}\n` });
    give(scene, login, role);
    stage.double.reply(comment.id, login, ACCEPT);
    expect(await scene.verdict(pull, 2)).toMatchObject({ conclusion });
  });

  it('is the author of a fork, who may ask for a recheck', async () => {
    const scene = await stage.scene(FILES);
    const change = { files: { 'callbacks.py': LEAK } };
    const { repository } = scene;
    const pull = await stage.double.openPullRequest({ repository, head: 'patch', fork: true, author: 'guest', change });
    await scene.verdict(pull);
    const [comment] = stage.double.reviewComments(pull);
    stage.double.reply(comment?.id ?? 0, 'guest', ACCEPT);
    const check = await scene.verdict(pull, 2);
    expect(check.conclusion).toBe('failure');
    expect(check.output.text).toContain('`guest` may not decide');
  });

  it('cannot put words into our mouth: a forged comment opens no thread that counts', async () => {
    const { scene, pull, comment } = await setThread();
    const place = { path: 'callbacks.py', line: 1, body: comment.body };
    const forged = await stage.double.comment(pull, 'ann', place);
    stage.double.reply(forged.id, 'ann', ACCEPT);
    expect(await scene.verdict(pull, 2)).toMatchObject({ conclusion: 'failure' });
  });
});

describe.concurrent('an edited command', () => {
  it('counts as it reads now where its author edited it', async () => {
    const { scene, pull, comment } = await setThread();
    const reply = stage.double.reply(comment.id, 'ann', 'I see.');
    stage.double.editComment(reply.id, 'ann', ACCEPT);
    expect(await scene.verdict(pull, 2)).toMatchObject({ conclusion: 'success' });
    stage.double.editComment(reply.id, 'ann', 'Never mind.');
    expect(await scene.verdict(pull, 3)).toMatchObject({ conclusion: 'failure' });
  });

  it('has no effect where somebody else put it into a comment', async () => {
    const { scene, pull, comment } = await setThread({ ...FILES, [CONFIG_PATH]: 'accept: { by: admin }\n' });
    give(scene, 'chief', 'admin');
    give(scene, 'bob', 'write');
    const reply = stage.double.reply(comment.id, 'chief', 'Please fix this.');
    stage.double.editComment(reply.id, 'bob', ACCEPT);
    const check = await scene.verdict(pull, 2);
    expect(check.conclusion).toBe('failure');
    expect(check.output.text).toContain('- `chief` wrote a command that `bob` edited.');
  });
});

describe.concurrent('asking for a recheck', () => {
  it('works in any review comment', async () => {
    const { scene, pull } = await setThread();
    await stage.double.comment(pull, 'ann', { path: 'callbacks.py', line: 1, body: '/dash-state recheck' });
    expect(await scene.verdict(pull, 2)).toMatchObject({ conclusion: 'failure' });
    expect(stage.double.reviewComments(pull).filter(({ author }) => author.type === 'Bot')).toHaveLength(1);
  });
});
