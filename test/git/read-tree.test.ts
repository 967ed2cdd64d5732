import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readTree } from '../../src/git/read-tree.ts';
import { makeRepository, temporaryFolder, writeFiles } from './repository.ts';

it('reads tracked and new files of a checkout, named from its root', async () => {
  const { folder, commit, write } = makeRepository();
  commit({ '.gitignore': 'ignored.py\n', 'app/a.py': 'a = 1\n', 'app/gone.py': 'g = 1\n', 'b.py': 'b = 1\n' });
  write({ 'app/a.py': 'a = 2\n', 'app/new.py': 'n = 1\n', 'app/gone.py': undefined, 'ignored.py': 'x', 'b.txt': 'x' });
  const paths = async (start: string) => (await readTree(join(folder, start))).files.map(({ path }) => path);
  expect(await paths('.')).toEqual(['app/a.py', 'app/new.py', 'b.py']);
  expect(await paths('app')).toEqual(['app/a.py', 'app/new.py']);
  expect((await readTree(folder)).files[0]).toEqual({ path: 'app/a.py', text: 'a = 2\n' });
});

it('walks a folder that is no checkout, past installed code, caches and links', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'app.py': 'a = 1\n',
    'pages/home.py': 'h = 1\n',
    'bad.py': Buffer.from([0x23, 0xff]),
    'venv/lib/x.py': 'x',
    '.tox/x.py': 'x',
    'pages/__pycache__/x.py': 'x',
    'notes.txt': 'x',
  });
  symlinkSync(folder, join(folder, 'loop'));
  const tree = await readTree(folder);
  expect(tree.files.map(({ path }) => path)).toEqual(['app.py', 'pages/home.py']);
  expect(tree.problems).toEqual([
    { path: 'bad.py', message: 'The file is not UTF-8 and does not name another encoding.' },
  ]);
  expect(tree.root).toBe(folder);
});

it('says which folder is missing', async () => {
  const folder = join(temporaryFolder(), 'nowhere');
  await expect(readTree(folder)).rejects.toThrow(`${folder} could not be read (ENOENT).`);
});
