import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeRepository, type Repository } from '../git/repository.ts';
import { CLEAN_APP, LEAK, LEAK_LINE, PROGRAM, runCli } from './cli.ts';

const STAGED = ['diff', '--staged', '--base', 'HEAD', '--format', 'json'];
const LEAKING_APP = CLEAN_APP + LEAK;

function checkout(): Repository {
  const repository = makeRepository();
  repository.commit({ 'app.py': CLEAN_APP, 'other.py': '' });
  return repository;
}

describe('dash-state-guard diff --staged', () => {
  it('judges what is staged, not what lies in the working tree', () => {
    const { folder, git, write } = checkout();
    write({ 'app.py': LEAKING_APP });
    expect(runCli(folder, ...STAGED).status).toBe(0);
    git('add', 'app.py');
    write({ 'app.py': CLEAN_APP, 'untracked.py': LEAKING_APP });
    const { status, out } = runCli(folder, ...STAGED);
    expect(status).toBe(1);
    expect(JSON.parse(out).findings).toMatchObject([{ path: 'app.py', line: LEAK_LINE }]);
  });

  it('says in one sentence that a conflict has to be resolved first', () => {
    const { folder, git, commit } = checkout();
    git('switch', '--quiet', '--create', 'feature');
    commit({ 'other.py': 'a = 1\n' });
    git('switch', '--quiet', 'main');
    commit({ 'other.py': 'a = 2\n' });
    expect(() => git('merge', '--quiet', 'feature')).toThrow();
    const { status, out, err } = runCli(folder, ...STAGED);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/^--staged: the index of .* cannot be read as a commit \(.*\)\.\n$/);
  });

  it('does not go together with --head', () => {
    const { status, err } = runCli(checkout().folder, ...STAGED, '--head', 'HEAD');
    expect(status).toBe(2);
    expect(err).toContain("option '--staged' cannot be used with option '--head <ref>'");
  });
});

describe('as a hook before the commit', () => {
  /** A checkout whose commits ask the program first. */
  function hooked(): Repository {
    const repository = checkout();
    const hook = join('.git', 'hooks', 'pre-commit');
    repository.write({ [hook]: `#!/bin/sh\nexec '${process.execPath}' '${PROGRAM}' diff --staged --base HEAD >&2\n` });
    chmodSync(join(repository.folder, hook), 0o755);
    return repository;
  }
  const count = ({ git }: Repository) => Number(git('rev-list', '--count', 'HEAD'));

  it.each([
    ['git commit -a', ['commit', '--quiet', '-a', '-m', 'x']],
    ['git commit FILE', ['commit', '--quiet', '-m', 'x', 'app.py']],
  ])('%s is stopped by a leak that it would bring', (_, command) => {
    const repository = hooked();
    repository.write({ 'app.py': LEAKING_APP });
    expect(() => repository.git(...command)).toThrow(/store-sensitive-data/);
    expect(count(repository)).toBe(1);
  });

  it('the hook for pre-commit is such a command', () => {
    const [hook] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'));
    const [program, ...args] = hook.entry.split(' ');
    expect(program).toBe('dash-state-guard');
    const { folder, git, write } = checkout();
    write({ 'app.py': LEAKING_APP });
    git('add', 'app.py');
    expect(runCli(folder, ...args).status).toBe(1);
  });

  it('git commit FILE goes through while another file is staged with a leak', () => {
    const repository = hooked();
    repository.write({ 'app.py': LEAKING_APP, 'other.py': 'a = 1\n' });
    repository.git('add', 'app.py');
    repository.git('commit', '--quiet', '-m', 'x', 'other.py');
    expect(count(repository)).toBe(2);
  });
});
