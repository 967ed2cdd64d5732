import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replaceFile } from '../../src/cli/replace-file.ts';
import { temporaryFolder } from '../git/repository.ts';

const change = { before: 'a = 1\n', after: 'a = 2\n' };

describe('replaceFile', () => {
  it('writes where what was read still stands', async () => {
    const root = temporaryFolder();
    writeFileSync(join(root, 'a.py'), change.before);
    expect(await replaceFile(root, root, 'a.py', change)).toBeUndefined();
    expect(readFileSync(join(root, 'a.py'), 'utf8')).toBe(change.after);
  });

  it('refuses a file that has changed, or whose bytes are another encoding', async () => {
    const root = temporaryFolder();
    writeFileSync(join(root, 'a.py'), 'a = 3\n');
    writeFileSync(join(root, 'b.py'), Buffer.from('# coding: latin-1\n# \u00e9\n', 'latin1'));
    expect(await replaceFile(root, root, 'a.py', change)).toContain('changed meanwhile');
    const latin = { before: '# coding: latin-1\n# \u00e9\n', after: '' };
    expect(await replaceFile(root, root, 'b.py', latin)).toContain('not UTF-8');
    expect(readFileSync(join(root, 'a.py'), 'utf8')).toBe('a = 3\n');
  });

  it('refuses links, and what lies outside of the folder', async () => {
    const root = temporaryFolder();
    const outside = temporaryFolder();
    mkdirSync(join(root, 'app'));
    writeFileSync(join(outside, 'a.py'), change.before);
    writeFileSync(join(root, 'a.py'), change.before);
    symlinkSync(join(root, 'a.py'), join(root, 'app', 'link.py'));
    symlinkSync(outside, join(root, 'app', 'folder'));
    const folder = join(root, 'app');
    expect(await replaceFile(root, folder, 'app/link.py', change)).toBe('it is a symbolic link');
    expect(await replaceFile(root, folder, 'app/folder/a.py', change)).toBe('it lies outside of the folder');
    expect(await replaceFile(root, folder, 'a.py', change)).toBe('it lies outside of the folder');
    expect(await replaceFile(root, folder, 'app/none.py', change)).toContain('ENOENT');
    expect(readFileSync(join(outside, 'a.py'), 'utf8')).toBe(change.before);
  });
});
