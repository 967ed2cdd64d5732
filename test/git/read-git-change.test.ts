import { chmodSync, existsSync, mkdirSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type GitChange, readGitChange } from '../../src/git/read-git-change.ts';
import { MAX_SOURCE_BYTES } from '../../src/source-text/decode-python.ts';
import { cloneRepository, makeRepository, temporaryFolder } from './repository.ts';

const LONG = Array.from({ length: 20 }, (_, line) => `value_${line} = ${line}\n`).join('');

/** Path, what happened, where it came from, and the lines that are new. */
const outline = ({ files, change }: GitChange) =>
  Object.fromEntries(
    files.map(({ path, status, previousPath }) => [
      path,
      [status, ...(previousPath === undefined ? [] : [previousPath]), addedIn(change, path)].join(' ').trim(),
    ]),
  );
const addedIn = (change: GitChange['change'], path: string) =>
  [...(change.files.find((file) => file.path === path)?.addedLines ?? [])].join(',');
const contextOf = ({ change }: GitChange) => change.context.map(({ path }) => path).sort();
const textOf = ({ change }: GitChange, path: string) => change.files.find((file) => file.path === path)?.after?.text;

describe('readGitChange between commits', () => {
  it('reads what head changes since the merge base, and the unchanged Python around it', async () => {
    const { folder, git, commit } = makeRepository();
    const start = commit({
      'app.py': 'a = 1\nb = 2\n',
      'gone.py': 'only = "here"\n',
      'old/name.py': LONG,
      'same.py': 's = 1\n',
      'README.md': 'x',
    });
    git('switch', '--quiet', '--create', 'feature');
    const head = commit({
      'app.py': 'a = 1\nb = 3\nc = 4\n',
      'gone.py': undefined,
      'old/name.py': undefined,
      'new/name.py': `${LONG}more = 1\n`,
      'new.py': 'n = 1\n',
      'README.md': 'y',
    });
    git('switch', '--quiet', 'main');
    commit({ 'same.py': 's = 2\n', 'later.py': 'l = 1\n' });

    const result = await readGitChange({ repo: folder, base: 'main', head: 'feature' });
    expect(outline(result)).toEqual({
      'app.py': 'modified 2,3',
      'gone.py': 'removed',
      'new/name.py': 'renamed old/name.py 21',
      'new.py': 'added 1',
    });
    expect(result).toMatchObject({ mergeBase: start, headSha: head, root: folder, problems: [] });
    expect(result.change.context).toEqual([{ path: 'same.py', text: 's = 1\n' }]);
    expect(result.change.files.find(({ path }) => path === 'new/name.py')).toMatchObject({
      previousPath: 'old/name.py',
      before: { path: 'old/name.py', text: LONG },
      after: { path: 'new/name.py' },
    });
    expect(result.files.find(({ path }) => path === 'app.py')?.hunks).toMatchObject([{ oldStart: 1, newStart: 1 }]);
  });

  it('reads nothing but the list where no Python changed', async () => {
    const { folder, commit } = makeRepository();
    commit({ 'app.py': 'a = 1\n', 'style.css': 'a' });
    commit({ 'style.css': 'b' });
    const result = await readGitChange({ repo: folder, base: 'HEAD~1', head: 'HEAD' });
    expect(result).toMatchObject({ change: { files: [], context: [] }, files: [], problems: [] });
  });

  it('takes any file name', async () => {
    const { folder, commit } = makeRepository();
    const names = ['white space.py', 'ümläut.py', 'line\nbreak.py', 'quote".py', '-dash.py', ':(top)x.py', '*.py'];
    commit({ 'README.md': '' });
    commit(Object.fromEntries(names.map((name) => [name, `# ${name.length}\n`])));
    const result = await readGitChange({ repo: folder, base: 'HEAD~1', head: 'HEAD' });
    expect(result.files.map(({ path }) => path).sort()).toEqual(names.sort());
  });

  it('reads encodings as Python does and names what it cannot read', async () => {
    const { folder, commit } = makeRepository();
    commit({
      'bad.py': 'x = 1\n',
      'once-bad.py': Buffer.from('# \xe9\n', 'latin1'),
      'big.py': 'x = 1\n',
      'was-big.py': '#'.repeat(MAX_SOURCE_BYTES + 1),
    });
    commit({
      'bad.py': Buffer.from('x = "\xe9"\n', 'latin1'),
      'once-bad.py': 'x = 1\n',
      'latin.py': Buffer.from('# coding: latin-1\nx = "\xe9"\n', 'latin1'),
      'bom.py': '\ufeffx = 1\r\n',
      'big.py': '#'.repeat(MAX_SOURCE_BYTES + 1),
      'was-big.py': 'x = 1\n',
    });
    const result = await readGitChange({ repo: folder, base: 'HEAD~1', head: 'HEAD' });
    expect(result.problems).toEqual([
      { path: 'bad.py', message: 'The file is not UTF-8 and does not name another encoding.' },
      { path: 'big.py', message: 'The file has 1,000,001 bytes; the limit is 1,000,000.', budget: true },
      {
        path: 'was-big.py',
        message: 'Before the change: The file has 1,000,001 bytes; the limit is 1,000,000.',
        budget: true,
      },
    ]);
    expect(result.change.files.map(({ path }) => path)).toEqual(['bom.py', 'latin.py', 'once-bad.py']);
    expect(textOf(result, 'latin.py')).toBe('# coding: latin-1\nx = "é"\n');
    expect(textOf(result, 'bom.py')).toBe('x = 1\r\n');
    expect(result.files.map(({ path }) => path)).toContain('bad.py');
  });

  it('follows neither symbolic links nor submodules', async () => {
    const { folder, git, commit } = makeRepository();
    commit({ 'target.py': 'x = 1\n', 'turns.py': 'y = 1\n' });
    symlinkSync('target.py', join(folder, 'link.py'));
    git('rm', '--quiet', 'turns.py');
    symlinkSync('/etc/passwd', join(folder, 'turns.py'));
    git('add', 'link.py', 'turns.py');
    git('update-index', '--add', '--cacheinfo', `160000,${git('rev-parse', 'HEAD')},module.py`);
    git('commit', '--quiet', '--message', 'links');
    const result = await readGitChange({ repo: folder, base: 'HEAD~1', head: 'HEAD' });
    const message = 'The file is a symbolic link and was not read.';
    expect(result.problems).toEqual([
      { path: 'link.py', message },
      { path: 'turns.py', message },
    ]);
    expect(result.change).toMatchObject({ files: [], context: [{ path: 'target.py' }] });
  });

  it('works in a bare repository and from any folder of a checkout', async () => {
    const { folder, git, commit } = makeRepository();
    commit({ 'app/a.py': 'a = 1\n' });
    commit({ 'app/a.py': 'a = 2\n' });
    const inside = await readGitChange({ repo: join(folder, 'app'), base: 'HEAD~1', head: 'HEAD' });
    expect(outline(inside)).toEqual({ 'app/a.py': 'modified 1' });
    git('config', 'core.bare', 'true');
    const bare = await readGitChange({ repo: join(folder, '.git'), base: 'HEAD~1', head: 'HEAD' });
    expect(outline(bare)).toEqual({ 'app/a.py': 'modified 1' });
  });

  it('does not need objects that a partial clone left out', async () => {
    const origin = makeRepository();
    origin.git('config', 'uploadpack.allowFilter', 'true');
    origin.commit({ 'app.py': 'a = 1\n', 'other.py': 'o = 1\n', 'third.py': 't = 1\n' });
    origin.commit({ 'app.py': 'a = 2\n', 'new.py': 'n = 1\n' });
    const clone = cloneRepository(origin, '--filter=blob:none', '--no-checkout');
    const result = await readGitChange({ repo: clone.folder, base: 'HEAD~1', head: 'HEAD' });
    expect(result.change.files).toEqual([]);
    const missing = 'The file is not in this partial clone and was not read.';
    expect(result.problems).toEqual([
      { path: 'app.py', message: missing },
      { path: 'new.py', message: missing },
      {
        path: 'other.py',
        message: 'This and 1 more unchanged files are not in this partial clone and could not inform the analysis.',
      },
    ]);

    // A checkout brings head's objects; the one before the change stays away.
    clone.git('-c', 'protocol.file.allow=always', 'checkout', '--quiet');
    const after = await readGitChange({ repo: clone.folder, base: 'HEAD~1', head: 'HEAD' });
    expect(outline(after)).toEqual({ 'app.py': 'modified', 'new.py': 'added 1' });
    expect(after.problems).toEqual([{ path: 'app.py', message: `Before the change: ${missing}` }]);
    expect(contextOf(after)).toEqual(['other.py', 'third.py']);
  });
});

describe('readGitChange with the working tree', () => {
  it('sees staged, unstaged, untracked and removed files, but not ignored ones', async () => {
    const { folder, git, commit, write } = makeRepository();
    commit({
      '.gitignore': 'secret.py\n',
      'staged.py': 'a = 1\n',
      'unstaged.py': 'a = 1\n',
      'removed.py': 'only = "here"\n',
      'untouched.py': 'a = 1\n',
      'rewritten.py': 'a = 1\n',
      'uncached.py': 'a = 1\n',
      'moved.py': LONG,
    });
    write({ 'staged.py': 'a = 2\n' });
    git('add', 'staged.py');
    write({
      'unstaged.py': 'a = 2\n',
      'removed.py': undefined,
      'moved.py': undefined,
      'sub/moved.py': LONG,
      'secret.py': 'x',
      'notes.txt': 'x',
      'uncached.py': 'a = 1\nb = 2\n',
    });
    git('rm', '--quiet', '--cached', 'uncached.py');
    utimesSync(join(folder, 'rewritten.py'), new Date(), new Date());

    const result = await readGitChange({ repo: folder, base: 'HEAD' });
    expect(outline(result)).toEqual({
      'staged.py': 'modified 1',
      'unstaged.py': 'modified 1',
      'removed.py': 'removed',
      'sub/moved.py': 'renamed moved.py',
      'uncached.py': 'modified 2',
    });
    expect(contextOf(result)).toEqual(['rewritten.py', 'untouched.py']);
    expect(result.headSha).toBeUndefined();
  });

  it('counts the commits since the merge base as well', async () => {
    const { folder, git, commit, write } = makeRepository();
    commit({ 'a.py': 'a = 1\n' });
    git('switch', '--quiet', '--create', 'feature');
    commit({ 'a.py': 'a = 1\nb = 2\n' });
    write({ 'a.py': 'a = 1\nb = 2\nc = 3\n' });
    expect(outline(await readGitChange({ repo: folder, base: 'main' }))).toEqual({ 'a.py': 'modified 2,3' });
  });

  it('does not take Windows line ends on disk for a change', async () => {
    const { folder, git, commit, write } = makeRepository();
    commit({ '.gitattributes': '*.py text eol=crlf\n', 'a.py': 'a = 1\nb = 2\n', 'b.py': 'b = 1\n' });
    git('checkout', '--', '.');
    write({ 'a.py': 'a = 1\r\nb = 3\r\n', 'b.py': 'b = 1\r\n' });
    const result = await readGitChange({ repo: folder, base: 'HEAD' });
    expect(outline(result)).toEqual({ 'a.py': 'modified 2' });
    expect(contextOf(result)).toEqual(['b.py']);
  });

  it('takes files outside of a sparse checkout from the repository', async () => {
    const { folder, git, commit, write } = makeRepository();
    commit({ 'in/a.py': 'a = 1\n', 'out/b.py': 'b = 1\n' });
    git('sparse-checkout', 'set', 'in');
    write({ 'in/a.py': 'a = 2\n' });
    const result = await readGitChange({ repo: folder, base: 'HEAD' });
    expect(outline(result)).toEqual({ 'in/a.py': 'modified 1' });
    expect(result.change.context).toEqual([{ path: 'out/b.py', text: 'b = 1\n' }]);
  });

  it('survives what lies in the way on disk', async () => {
    const { folder, commit } = makeRepository();
    commit({ 'plain.py': 'x = 1\n' });
    symlinkSync('/etc/passwd', join(folder, 'link.py'));
    symlinkSync('nowhere', join(folder, 'dangling.py'));
    mkdirSync(join(folder, 'folder.py'));
    const result = await readGitChange({ repo: folder, base: 'HEAD' });
    expect(result.problems.map(({ path }) => path).sort()).toEqual(['dangling.py', 'link.py']);
    expect(result.change.files).toEqual([]);
  });

  it('runs no program that the repository names', async () => {
    const { folder, git, commit, write } = makeRepository();
    const trace = join(temporaryFolder(), 'ran');
    const program = join(folder, 'program.sh');
    write({ 'program.sh': `#!/bin/sh\ntouch ${trace}\ncat\n` });
    chmodSync(program, 0o755);
    commit({ '.gitattributes': '*.py filter=evil diff=evil\n', 'a.py': 'a = 1\n' });
    for (const [key, value] of [
      ['filter.evil.clean', program],
      ['filter.evil.smudge', program],
      ['filter.evil.required', 'true'],
      ['diff.evil.textconv', program],
      ['diff.evil.command', program],
      ['diff.external', program],
      ['core.fsmonitor', program],
      ['core.pager', program],
      ['core.hooksPath', folder],
    ]) {
      git('config', key ?? '', value ?? '');
    }
    write({ 'a.py': 'a = 2\n', 'b.py': 'b = 1\n' });
    expect(outline(await readGitChange({ repo: folder, base: 'HEAD' }))).toEqual({
      'a.py': 'modified 1',
      'b.py': 'added 1',
    });
    expect(existsSync(trace)).toBe(false);
  });
});

describe('readGitChange says what is wrong', () => {
  it.each([
    [
      'an unknown base',
      { base: 'nowhere' },
      /^--base: there is no commit "nowhere" in .*; fetch it or correct the name\.$/,
    ],
    ['an unknown head', { base: 'main', head: 'nowhere' }, /^--head: there is no commit "nowhere"/],
    ['an option for a ref', { base: '--output=x' }, /^--base: "--output=x" cannot name a commit\.$/],
    ['nothing for a ref', { base: '' }, /^--base: "" cannot name a commit\.$/],
    ['a tree for a commit', { base: 'main^{tree}' }, /^--base: there is no commit/],
    ['two histories', { base: 'main', head: 'orphan' }, /have no common ancestor in .*git fetch --unshallow/],
  ])('about %s', async (_, refs, message) => {
    const { folder, git, commit } = makeRepository();
    commit({ 'a.py': 'a = 1\n' });
    git('switch', '--quiet', '--orphan', 'orphan');
    commit({ 'b.py': 'b = 1\n' });
    await expect(readGitChange({ repo: folder, ...refs })).rejects.toThrow(message);
  });

  it('about a folder that is no checkout, or not there', async () => {
    const folder = temporaryFolder();
    await expect(readGitChange({ repo: folder, base: 'HEAD' })).rejects.toThrow(
      /is not a Git checkout \(not a git repository/,
    );
    await expect(readGitChange({ repo: join(folder, 'nowhere'), base: 'HEAD' })).rejects.toThrow(
      /is not a Git checkout \(cannot change to/,
    );
  });
});
