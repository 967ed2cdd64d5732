/** What the check says of itself: the flow, who ruled, which rules; and how much of it fits. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONFIG_PATH } from '../../src/github/read-repository-config.ts';
import { FILES, FIXED, LEAK, LEAK_LINE } from './example-app.ts';
import { type Stage, setStage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.end());

describe.concurrent('the check', () => {
  it('shows the gravest flow as a diagram', async () => {
    const scene = await stage.scene(FILES);
    const check = await scene.verdict(await scene.open('flow', { 'callbacks.py': LEAK }));
    const [, diagram = ''] = /```mermaid\n([\s\S]*?)\n```/.exec(check.output.text ?? '') ?? [];
    expect(diagram).toMatch(/^flowchart TD\n {2}s0\["backend\.py:6 /);
    expect(diagram).toContain(`callbacks.py:${LEAK_LINE} `);
  });

  it('tells what the state that the change touches held before, and what it holds now', async () => {
    const scene = await stage.scene(FILES);
    const { output } = await scene.verdict(await scene.open('ledger', { 'callbacks.py': LEAK }));
    expect(output.text).toContain('### State that this change touches');
    expect(output.text).toMatch(/\| `auth-store` \(.*\) \| store, local \| nothing sensitive \| access tokens? \|/i);
  });

  it('says which files and keys ruled, and which rules', async () => {
    const own = 'mode: warn\nrules:\n  debug-exposed: off\n';
    const scene = await stage.scene({ ...FILES, [CONFIG_PATH]: own });
    const organisation = { [CONFIG_PATH]: 'fail_on: warning\nlocked: [fail_on]\n' };
    await stage.double.addRepository({ owner: scene.owner, name: '.github', files: organisation });
    const { output } = await scene.verdict(await scene.open('ruled', { 'callbacks.py': FIXED }));
    expect(output.text).toContain(`- \`${CONFIG_PATH}\` in the organisation's repository \`.github\`: read`);
    expect(output.text).toContain(`- \`${CONFIG_PATH}\` on the base branch: read`);
    expect(output.text).toContain("- `fail_on`: the organisation's file");
    expect(output.text).toContain("- `mode`: the repository's file");
    expect(output.text).toContain("- `rules.debug-exposed.severity`: the repository's file");
    expect(output.text).toMatch(/Rule set `\d+\.\d+\.\d+\+[0-9a-f]{12}`/);
  });

  it('says so where there is no file, also where no Dash code changed', async () => {
    const scene = await stage.scene(FILES);
    const { output } = await scene.verdict(await scene.open('unruled', { 'README.md': '# New\n' }));
    expect(output.text).toContain('on the base branch: not there');
    expect(output.text).toContain('Every key has its built-in value.');
  });

  it('lists suppressions that the change adds, and what they hide', async () => {
    const scene = await stage.scene(FILES);
    const line = '    return {"session": sign_in(name)}';
    const suppressed = LEAK.replace(line, `${line}  # dash-state: ignore[store-sensitive-data] Demo token only`);
    const check = await scene.verdict(await scene.open('suppressed', { 'callbacks.py': suppressed }));
    expect(check.conclusion).toBe('success');
    expect(check.output.text).toContain('1 finding accepted in the code');
    expect(check.output.text).toContain('1 suppression that this change adds');
    expect(check.output.text).toContain('Demo token only');
  });

  it('does not offer a suppression that the configuration forbids', async () => {
    const scene = await stage.scene({ ...FILES, [CONFIG_PATH]: 'suppressions: forbid\n' });
    const pull = await scene.open('forbidden', { 'callbacks.py': LEAK });
    await scene.verdict(pull);
    const [comment] = stage.double.reviewComments(pull);
    expect(comment?.body).not.toContain('dash-state: ignore');
    expect(comment?.body).toContain('/dash-state accept REASON');
  });

  it('names changed files that the configuration leaves out', async () => {
    const scene = await stage.scene({ ...FILES, [CONFIG_PATH]: 'paths: { ignore: ["legacy/**"] }\n' });
    const check = await scene.verdict(await scene.open('left-out', { 'legacy/old.py': LEAK, 'tests/test_a.py': LEAK }));
    expect(check.conclusion).toBe('success');
    expect(check.output.text).toContain('2 changed files left out by configuration');
    expect(check.output.text).toContain('- `legacy/old.py`');
  });

  it('has another title for each of its reasons', async () => {
    const scene = await stage.scene(FILES);
    const broken = await scene.open('title-broken', { [CONFIG_PATH]: 'mode: never\n' });
    const found = await scene.open('title-found', { 'callbacks.py': LEAK });
    const clean = await scene.open('title-clean', { 'callbacks.py': FIXED });
    const none = await scene.open('title-none', { 'README.md': '# New\n' });
    const titles: unknown[] = [];
    for (const pull of [broken, found, clean, none]) titles.push((await scene.verdict(pull)).output.title);
    expect(titles).toEqual([
      'Configuration error in dash-state-guard.yml',
      '1 new finding, which blocks',
      'No new sensitive state',
      'No Dash code changed',
    ]);
  });
});
