/** Large changes and odd files: each is judged, or named with the reason why not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PullRequest } from '../github-double/state/model.ts';
import { FILES, LEAK, LEAK_LINE } from './example-app.ts';
import { type Stage, setStage } from './stage.ts';

const BOM = '\ufeff';
const LONG = Array.from({ length: 400 }, (_, index) => `VALUE_${index} = ${index}\n`).join('');

let stage: Stage;

beforeAll(async () => {
  // A patch of some hundred lines is left out, as GitHub leaves out one of twenty thousand.
  stage = await setStage({ patchLines: 300 });
});
afterAll(() => stage?.end());

function lines(pull: PullRequest) {
  return stage.double.reviewComments(pull).map(({ path, original }) => [path, original?.line]);
}

describe.concurrent('a change', () => {
  it('of 3,100 files is judged whole: the trees tell what the list leaves out', async () => {
    const scene = await stage.scene(FILES);
    const pictures = Object.fromEntries(
      Array.from({ length: 3099 }, (_, index) => [`a/${index}.svg`, `<svg>${index}`]),
    );
    const pull = await scene.open('huge', { ...pictures, 'zz_last.py': LEAK });
    const check = await scene.verdict(pull);
    expect(check).toMatchObject({ conclusion: 'failure', output: { title: '1 new finding, which blocks' } });
    expect(check.output.text).toContain(`zz_last.py:${LEAK_LINE}`);
    expect(stage.double.reviewComments(pull)).toHaveLength(1);
  });

  it('on a base branch that is gone is judged by the commit that the branch was at', async () => {
    const scene = await stage.scene(FILES);
    await stage.double.commit(scene.repository, 'release', { files: { 'notes.md': 'x\n' } });
    const change = { files: { 'callbacks.py': LEAK } };
    const { repository } = scene;
    const pull = await stage.double.openPullRequest({ repository, head: 'orphaned', base: 'release', change });
    const check = await scene.verdict(pull);
    await stage.double.deleteBranch(repository, 'release');
    stage.double.rerequestCheckRun(check.id);
    expect(await scene.verdict(pull, 2)).toMatchObject({ conclusion: 'failure' });
    expect(stage.double.reviewComments(pull)).toHaveLength(1);
  });

  it('without a commit in common with its base is compared with the tip of it', async () => {
    const scene = await stage.scene(FILES);
    await stage.double.commit(
      scene.repository,
      'unrelated',
      { files: { ...FILES, 'callbacks.py': LEAK } },
      { onto: null },
    );
    const pull = await stage.double.openPullRequest({ repository: scene.repository, head: 'unrelated' });
    const check = await scene.verdict(pull);
    expect(check).toMatchObject({ conclusion: 'failure', output: { title: '1 new finding, which blocks' } });
    expect(check.output.summary).toContain('no commit in common');
  });

  it('of many lines without a patch has its comment all the same', async () => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('no-patch', { 'callbacks.py': LONG + LEAK });
    const check = await scene.verdict(pull);
    expect(check.conclusion).toBe('failure');
    expect(stage.double.reviewComments(pull)).toHaveLength(1);
  });
});

describe.concurrent('a file', () => {
  it.each([
    { what: 'with CRLF line ends', content: LEAK.replaceAll('\n', '\r\n'), line: LEAK_LINE },
    {
      what: 'with mixed line ends',
      content: LEAK.replace(/\n/g, (end, at) => (at % 2 ? end : '\r\n')),
      line: LEAK_LINE,
    },
    { what: 'without a final line end', content: LEAK.trimEnd(), line: LEAK_LINE },
    { what: 'with a byte order mark', content: BOM + LEAK, line: LEAK_LINE },
    { what: 'of one line more than it needs', content: `${LEAK}\n\n\n`, line: LEAK_LINE },
  ])('$what is judged, its comment on the line', async ({ content, line }) => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('ends', { 'callbacks.py': content });
    expect(await scene.verdict(pull)).toMatchObject({ conclusion: 'failure' });
    expect(lines(pull)).toEqual([['callbacks.py', line]]);
  });

  it('that is renamed and edited is judged for the edit', async () => {
    const { repository, verdict } = await stage.scene(FILES);
    const change = { renames: { 'callbacks.py': 'pages.py' }, files: { 'pages.py': LEAK } };
    const pull = await stage.double.openPullRequest({ repository, head: 'renamed', change });
    expect(await verdict(pull)).toMatchObject({ conclusion: 'failure' });
    expect(lines(pull)).toEqual([['pages.py', LEAK_LINE]]);
  });

  it('of which only the mode changes is not blamed for what it holds', async () => {
    const { repository, verdict } = await stage.scene({ ...FILES, 'callbacks.py': LEAK });
    const change = { files: { 'callbacks.py': { mode: '100755', content: LEAK } } } as const;
    const pull = await stage.double.openPullRequest({ repository, head: 'mode', change });
    expect(await verdict(pull)).toMatchObject({ conclusion: 'success' });
    expect(stage.double.reviews(pull)).toEqual([]);
  });

  it('that is a symbolic link is named, and not followed', async () => {
    const { repository, verdict } = await stage.scene(FILES);
    const change = { files: { 'link.py': { mode: '120000', content: '/etc/passwd' } } } as const;
    const check = await verdict(await stage.double.openPullRequest({ repository, head: 'link', change }));
    expect(check.conclusion).toBe('success');
    expect(check.output.summary).toContain('`link.py`: The file is a symbolic link and was not read.');
  });

  it('that is a submodule, whatever it is called, is left alone', async () => {
    const { repository, verdict } = await stage.scene(FILES);
    const files = { 'vendor.py': { mode: '160000', content: 'a'.repeat(40) }, 'callbacks.py': LEAK } as const;
    const pull = await stage.double.openPullRequest({ repository, head: 'submodule', change: { files } });
    expect(await verdict(pull)).toMatchObject({ conclusion: 'failure' });
    expect(lines(pull)).toEqual([['callbacks.py', LEAK_LINE]]);
  });

  it('that is binary is named', async () => {
    const scene = await stage.scene(FILES);
    const binary = Buffer.from([0x00, 0xff, 0x00, 0x01, 0x02]);
    const pull = await scene.open('binary', { 'blob.py': binary, 'logo.png': binary });
    const check = await scene.verdict(pull);
    expect(check.conclusion).toBe('success');
    expect(check.output.summary).toContain('`blob.py`: The file contains a null byte');
    expect(check.output.summary).not.toContain('logo.png');
  });

  it('of five megabytes is named, and the check is no success', async () => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('large', { 'data.py': `DATA = "${'x'.repeat(5_000_000)}"\n` });
    const check = await scene.verdict(pull);
    expect(check).toMatchObject({
      conclusion: 'neutral',
      output: { title: expect.stringContaining('could not be read') },
    });
    expect(check.output.summary).toContain('`data.py`');
  });

  it('of five megabytes beside a leak hides nothing', async () => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('large-leak', {
      'data.py': `DATA = "${'x'.repeat(5_000_000)}"\n`,
      'callbacks.py': LEAK,
    });
    expect(await scene.verdict(pull)).toMatchObject({ conclusion: 'failure' });
    expect(stage.double.reviewComments(pull)).toHaveLength(1);
  });
});
