/** Changes that need care: moved code, broken Python, other encodings, forks, comments of heads long gone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILES, LEAK, LEAK_LINE } from './example-app.ts';
import { type Stage, setStage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.end());

describe.concurrent('a pull request', () => {
  it('that moves a leak of the base is not blamed for it', async () => {
    const { repository, verdict } = await stage.scene({ ...FILES, 'callbacks.py': LEAK });
    const change = { files: { 'pages.py': `# Moved\n\n${LEAK}` }, renames: { 'callbacks.py': 'pages.py' } };
    const pull = await stage.double.openPullRequest({ repository, head: 'move', change });
    expect(await verdict(pull)).toMatchObject({ conclusion: 'success' });
    expect(stage.double.reviewComments(pull)).toEqual([]);
  });

  it('without Python any more has the comments of its earlier head settled', async () => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('first-python', { 'callbacks.py': LEAK });
    await scene.verdict(pull);
    await stage.double.pushTo(pull, { files: { 'callbacks.py': FILES['callbacks.py'], 'README.md': '# Other\n' } });
    expect((await scene.verdict(pull)).output.title).toBe('No Dash code changed');
    expect(stage.double.reviewComments(pull)[0]?.body).toContain(`Fixed in ${pull.head.sha}`);
  });

  it('from a fork is reviewed like one from a branch, also once the fork is deleted', async () => {
    const { repository, verdict } = await stage.scene(FILES);
    const change = { files: { 'callbacks.py': LEAK } };
    const pull = await stage.double.openPullRequest({ repository, head: 'patch', fork: true, author: 'ann', change });
    const check = await verdict(pull);
    expect(check.conclusion).toBe('failure');
    expect(stage.double.reviewComments(pull)).toHaveLength(1);

    stage.double.deleteFork(pull);
    stage.double.rerequestCheckRun(check.id, 'ann');
    expect(await verdict(pull, 2)).toMatchObject({ conclusion: 'failure' });
    expect(stage.double.reviewComments(pull)).toHaveLength(1);
  });

  it('from a fork is found when all checks are run again', async () => {
    const { repository, verdict } = await stage.scene(FILES);
    const change = { files: { 'callbacks.py': LEAK } };
    const pull = await stage.double.openPullRequest({ repository, head: 'patch', fork: true, author: 'bob', change });
    await verdict(pull);
    const [suite] = stage.double.checkSuites(repository, pull.head.sha);
    stage.double.rerequestCheckSuite(suite?.id ?? 0);
    expect(await verdict(pull, 2)).toMatchObject({ conclusion: 'failure', externalId: `pr=${pull.number}` });
  });
});

describe.concurrent('a changed file', () => {
  it('with a syntax error is named, and the others are judged', async () => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('broken', { 'callbacks.py': LEAK, 'app.py': 'def broken(:\n    return (\n' });
    const check = await scene.verdict(pull);
    expect(check.conclusion).toBe('failure');
    expect(check.output.summary).toContain('`app.py`');
    expect(stage.double.reviewComments(pull)).toHaveLength(1);
  });

  it('with a syntax error does not block by itself', async () => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('only-broken', { 'app.py': 'def broken(:\n    return (\n' });
    const check = await scene.verdict(pull);
    expect(check.conclusion).toBe('success');
    expect(check.output.summary).toContain('`app.py`');
    expect(stage.double.reviews(pull)).toEqual([]);
  });

  it('in Latin-1 is judged like others', async () => {
    const scene = await stage.scene(FILES);
    const text = `# -*- coding: latin-1 -*-\n# Caf\u00e9\n${LEAK}`;
    const pull = await scene.open('latin', { 'callbacks.py': Buffer.from(text, 'latin1') });
    expect((await scene.verdict(pull)).conclusion).toBe('failure');
    expect(stage.double.reviewComments(pull)[0]?.original).toMatchObject({ line: LEAK_LINE + 2 });
  });

  it('that is not UTF-8 and names no encoding is named, and nothing is said of it', async () => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('not-utf8', { 'callbacks.py': Buffer.from(`# Caf\u00e9\n${LEAK}`, 'latin1') });
    const check = await scene.verdict(pull);
    expect(check.conclusion).toBe('success');
    expect(check.output.summary).toContain('`callbacks.py`: The file is not UTF');
    expect(stage.double.reviews(pull)).toEqual([]);
  });
});
