/** One living comment a finding, whatever happens to the code, the threads and the branch. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PullRequest, ReviewComment } from '../github-double/state/model.ts';
import { FILES, FIXED, LEAK } from './example-app.ts';
import { type Stage, setStage } from './stage.ts';

const GRANTED = {
  checks: 'write',
  pull_requests: 'write',
  merge_queues: 'read',
  statuses: 'write',
} as const;

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.end());

function own(pull: PullRequest): readonly ReviewComment[] {
  return stage.double.reviewComments(pull).filter(({ author }) => author.type === 'Bot');
}

/** A layout with so many stores, and a module that puts a token into each of them. */
function manyLeaks(count: number) {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const stores = numbers.map((each) => `    dcc.Store(id="store-${each}"),\n`).join('');
  const callbacks = numbers.map(
    (each) => `@callback(Output("store-${each}", "data"), Input("name", "value"))
def remember_${each}(name):
    return {"session": sign_in(name)}
`,
  );
  return {
    'layout.py': `from dash import dcc, html\n\nlayout = html.Div([\n    dcc.Input(id="name"),\n${stores}])\n`,
    'callbacks.py': `from dash import Input, Output, callback\n\nfrom backend import sign_in\n\n\n${callbacks.join('\n\n')}`,
  };
}

describe.concurrent('a comment', () => {
  it('is not repeated after a reply, nor after a person settled its thread', async () => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('settled', { 'callbacks.py': LEAK });
    await scene.verdict(pull);
    const [comment] = own(pull);
    stage.double.reply(comment?.id ?? 0, 'dev', 'We will do this later.');
    stage.double.resolveThread(comment?.id ?? 0, 'dev');
    await stage.double.pushTo(pull, { files: { 'callbacks.py': `# More\n${LEAK}` } });
    expect(await scene.verdict(pull)).toMatchObject({ conclusion: 'failure' });
    expect(own(pull)).toHaveLength(1);
    expect(own(pull)[0]?.thread.resolvedBy?.login).toBe('dev');
    expect(own(pull)[0]?.body).toBe(comment?.body);
  });

  it('moves with its code, into another file too', async () => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('moved', { 'callbacks.py': LEAK });
    await scene.verdict(pull);
    await stage.double.pushTo(pull, {
      files: { 'moved.py': `# Moved\n\n${LEAK}`, 'callbacks.py': FILES['callbacks.py'] },
    });
    expect(await scene.verdict(pull)).toMatchObject({ conclusion: 'failure' });
    expect(own(pull)).toHaveLength(1);
  });

  it('has its thread resolved, and opened again, where the installation granted what that needs', async () => {
    const scene = await stage.scene(FILES, { permissions: { ...GRANTED, contents: 'write' } });
    const pull = await scene.open('resolving', { 'callbacks.py': LEAK });
    await scene.verdict(pull);
    await stage.double.pushTo(pull, { files: { 'callbacks.py': FIXED } });
    await scene.verdict(pull);
    expect(own(pull)[0]?.minimizedReason).toBe('resolved');
    expect(own(pull)[0]?.thread.resolvedBy?.type).toBe('Bot');

    await stage.double.pushTo(pull, { files: { 'callbacks.py': LEAK } });
    await scene.verdict(pull);
    expect(own(pull)).toHaveLength(1);
    expect(own(pull)[0]?.thread.resolvedBy).toBeUndefined();
    expect(own(pull)[0]?.minimizedReason).toBeUndefined();
  });

  it('is edited and hidden, and its thread left alone, with what the manifest asks for', async () => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('not-resolving', { 'callbacks.py': LEAK });
    await scene.verdict(pull);
    await stage.double.pushTo(pull, { files: { 'callbacks.py': FIXED } });
    await scene.verdict(pull);
    expect(own(pull)[0]?.minimizedReason).toBe('resolved');
    expect(own(pull)[0]?.thread.resolvedBy).toBeUndefined();
  });

  it('of another app or person with our marker in it is no comment of ours', async () => {
    const scene = await stage.scene(FILES);
    const first = await scene.open('first', { 'callbacks.py': LEAK });
    await scene.verdict(first);
    const body = own(first)[0]?.body ?? '';
    const change = { files: { 'notes.md': 'x\n', 'callbacks.py': FILES['callbacks.py'].replace('Hello', 'Hi') } };
    const { repository } = scene;
    const second = await stage.double.openPullRequest({ repository, head: 'second', author: 'eve', change });
    await scene.verdict(second);
    await stage.double.comment(second, 'eve', { path: 'callbacks.py', line: 6, body });
    await stage.double.pushTo(second, { files: { 'callbacks.py': LEAK } });
    expect(await scene.verdict(second)).toMatchObject({ conclusion: 'failure' });
    expect(own(second)).toHaveLength(1);
  });
});

describe.concurrent('many findings', () => {
  it('get twenty comments in one review, and the rest stands in the check', async () => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('many', manyLeaks(30));
    const check = await scene.verdict(pull);
    expect(check.output.title).toBe('30 new findings: 30 block');
    expect(check.output.summary).toContain('10 findings got no comment of its own');
    expect(own(pull)).toHaveLength(20);
    expect(stage.double.reviews(pull)).toHaveLength(1);
    expect(check.output.annotations).toHaveLength(30);
    for (let each = 0; each < 30; each += 1) expect(check.output.text).toContain(`store-${each}\``);
  });
});
