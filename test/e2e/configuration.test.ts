/** Which configuration rules a pull request, and what becomes of a broken one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONFIG_PATH } from '../../src/github/read-repository-config.ts';
import { FILES, LEAK } from './example-app.ts';
import { type Stage, setStage } from './stage.ts';

const WITH_CONFIG = { ...FILES, [CONFIG_PATH]: 'mode: warn\ndrafts: skip\n' };

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.end());

describe.concurrent('the configuration', () => {
  it('is that of the base branch', async () => {
    const scene = await stage.scene(WITH_CONFIG);
    const pull = await scene.open('warned', { 'callbacks.py': LEAK });
    expect(await scene.verdict(pull)).toMatchObject({ conclusion: 'neutral' });
    expect(stage.double.reviewComments(pull)).toHaveLength(1);
  });

  it('is not that of the pull request itself', async () => {
    const scene = await stage.scene(WITH_CONFIG);
    const own = 'rules: {store-sensitive-data: off}\n';
    const pull = await scene.open('own-rules', { 'callbacks.py': LEAK, [CONFIG_PATH]: own });
    await scene.verdict(pull);
    expect(stage.double.reviewComments(pull)).toHaveLength(1);
  });

  it('fails a pull request that breaks it, with file, line and key', async () => {
    const scene = await stage.scene(WITH_CONFIG);
    const pull = await scene.open('breaks-it', { [CONFIG_PATH]: 'mode: warn\nfail_on: never\n' });
    const check = await scene.verdict(pull);
    expect(check.conclusion).toBe('failure');
    expect(check.output.title).toContain('Configuration error');
    expect(check.output.text).toContain(`${CONFIG_PATH}:2`);
    expect(check.output.text).toContain('fail_on');
  });

  it('may leave drafts out, which is said', async () => {
    const { repository, verdict } = await stage.scene(WITH_CONFIG);
    const change = { files: { 'callbacks.py': LEAK } };
    const pull = await stage.double.openPullRequest({ repository, head: 'draft', draft: true, change });
    expect(await verdict(pull)).toMatchObject({ conclusion: 'skipped' });

    await stage.double.setDraft(pull, false);
    expect(await verdict(pull, 2)).toMatchObject({ conclusion: 'neutral' });
  });

  it('is that of the new base when the base changes', async () => {
    const scene = await stage.scene(WITH_CONFIG);
    await stage.double.commit(scene.repository, 'strict', { files: { [CONFIG_PATH]: 'mode: enforce\n' } });
    const pull = await scene.open('other-base', { 'callbacks.py': LEAK });
    expect(await scene.verdict(pull)).toMatchObject({ conclusion: 'neutral' });
    await stage.double.changeBase(pull, 'strict');
    expect(await scene.verdict(pull, 2)).toMatchObject({ conclusion: 'failure' });
  });

  it('of the organisation may be locked', async () => {
    const scene = await stage.scene(WITH_CONFIG);
    const organisation = { [CONFIG_PATH]: 'locked: [mode]\nmode: enforce\n' };
    await stage.double.addRepository({ owner: scene.owner, name: '.github', files: organisation });
    const pull = await scene.open('locked', { 'callbacks.py': LEAK });
    expect(await scene.verdict(pull)).toMatchObject({ conclusion: 'failure' });
  });
});
