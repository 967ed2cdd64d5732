/** Which configuration rules a pull request, and what becomes of a broken one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONFIG_PATH } from '../../src/github/read-repository-config.ts';
import { FILES, LEAK } from './example-app.ts';
import { type Stage, setStage } from './stage.ts';
import { waitFor } from './wait-for.ts';

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

  it('that a pull request brings is tried out on it, while the old one rules', async () => {
    const scene = await stage.scene(WITH_CONFIG);
    const files = { 'callbacks.py': LEAK, [CONFIG_PATH]: 'mode: enforce\nfail_on: error\n' };
    const check = await scene.verdict(await scene.open('tries', files));
    expect(check.conclusion).toBe('neutral');
    const { text } = check.output;
    expect(text).toContain('### Dry run of the new configuration');
    expect(text).toContain('With it, this check would be `failure`: 1 new finding, which blocks.');
    expect(text).toContain('- `mode`: `"warn"` → `"enforce"`');
    expect(text).toContain('- `drafts`: `"skip"` → built-in');
  });

  it('that a pull request brings alone is said to be valid', async () => {
    const scene = await stage.scene(WITH_CONFIG);
    const types =
      'data_types:\n  - { id: business.margin, names: ["*_margin"], examples: { match: [gross_margin] } }\n';
    const check = await scene.verdict(await scene.open('valid', { [CONFIG_PATH]: types }));
    expect(check.conclusion).toBe('success');
    expect(check.output.text).toContain('It is valid.');
    expect(check.output.text).toContain('1 example of names in it: all hold.');
  });

  it('has its examples tested on the pull request that brings them', async () => {
    const scene = await stage.scene(WITH_CONFIG);
    const types = 'data_types:\n  - { id: business.margin, names: [margin], examples: { match: [deal] } }\n';
    const check = await scene.verdict(await scene.open('wrong-example', { [CONFIG_PATH]: types }));
    expect(check.conclusion).toBe('failure');
    expect(check.output.text).toContain('"deal" matches none of the names');
  });

  it('that is broken on the base fails everyone but who repairs it, whom organisation and built-in values judge', async () => {
    const scene = await stage.scene({ ...FILES, [CONFIG_PATH]: 'mode: never\n' });
    const other = await scene.open('other', { 'callbacks.py': LEAK });
    expect((await scene.verdict(other)).output.title).toContain('Configuration error');
    const repair = await scene.open('repair', { 'callbacks.py': LEAK, [CONFIG_PATH]: 'mode: observe\n' });
    const check = await scene.verdict(repair);
    expect(check).toMatchObject({ conclusion: 'failure', output: { title: '1 new finding, which blocks' } });
    expect(check.output.text).toContain('has errors and does not rule; this change repairs it');
    expect(check.output.text).toContain('would be `neutral`');
  });

  it('that is taken away is tried out as well', async () => {
    const { repository, verdict } = await stage.scene(WITH_CONFIG);
    const change = { files: { 'callbacks.py': LEAK }, deletes: [CONFIG_PATH] };
    const check = await verdict(await stage.double.openPullRequest({ repository, head: 'removes', change }));
    expect(check.conclusion).toBe('neutral');
    expect(check.output.text).toContain('would be `failure`');
  });

  it('of the organisation is judged in its own repository as what it is', async () => {
    const scene = await stage.scene(FILES);
    const organisation = { [CONFIG_PATH]: 'mode: warn\nlocked: [mode]\n' };
    const house = await stage.double.addRepository({ owner: scene.owner, name: '.github', files: organisation });
    const change = { files: { 'app.py': LEAK, [CONFIG_PATH]: 'mode: enforce\nlocked: ["*"]\n' } };
    const pull = await stage.double.openPullRequest({ repository: house, head: 'stricter', change });
    const check = await waitFor('the verdict', () => {
      const [run] = stage.double.checkRuns(house, pull.head.sha);
      return run?.status === 'completed' && run;
    });
    expect(check.output.summary).not.toContain('locked');
    expect(check.output.text).toContain('- `mode`: `"warn"` → `"enforce"`');
    expect(check.output.text).toContain('- `locked`: `["mode"]` → `["*"]`');
  });

  it('counts at once when it changes on the base', async () => {
    const scene = await stage.scene(WITH_CONFIG);
    const pull = await scene.open('at-once', { 'callbacks.py': LEAK });
    const check = await scene.verdict(pull);
    expect(check.conclusion).toBe('neutral');
    await stage.double.commit(scene.repository, 'main', { files: { [CONFIG_PATH]: 'mode: enforce\n' } });
    stage.double.rerequestCheckRun(check.id);
    expect(await scene.verdict(pull, 2)).toMatchObject({ conclusion: 'failure' });
  });
});
