import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { readTree } from '../../src/github/read-tree.ts';
import { API, oid, REPO_PATH, testAccess, useNock } from './nock-access.ts';

useNock();

const COMMIT = oid('c');

function onTree(sha: string, recursive: boolean, tree: readonly object[], truncated = false): void {
  nock(API)
    .get(`${REPO_PATH}/git/trees/${sha}`)
    .query(recursive ? { recursive: '1' } : {})
    .reply(200, { sha, tree, truncated });
}

function blob(path: string, rest: object = {}) {
  return { path, type: 'blob', mode: '100644', sha: oid('1'), size: 10, ...rest };
}

function folder(path: string, sha: string) {
  return { path, type: 'tree', mode: '040000', sha };
}

describe('readTree', () => {
  it('lists files, marks links, and leaves out folders and submodules', async () => {
    onTree(COMMIT, true, [
      folder('pages', oid('2')),
      blob('pages/login.py'),
      blob('link.py', { mode: '120000' }),
      { path: 'vendor/lib.py', type: 'commit', mode: '160000', sha: oid('3') },
    ]);
    expect(await readTree(testAccess(), COMMIT, [])).toEqual({
      complete: true,
      files: [
        { path: 'pages/login.py', oid: oid('1'), size: 10, link: false },
        { path: 'link.py', oid: oid('1'), size: 10, link: true },
      ],
    });
  });

  it('lists a huge repository folder by folder', async () => {
    onTree(COMMIT, true, [blob('cut.py')], true);
    onTree(COMMIT, false, [blob('app.py'), folder('assets', oid('4')), folder('pages', oid('5'))]);
    onTree(oid('5'), true, [blob('login.py')]);
    onTree(oid('4'), true, [blob('x.py')]);
    const tree = await readTree(testAccess(), COMMIT, ['pages/login.py']);
    expect(tree.files.map(({ path }) => path)).toEqual(['app.py', 'pages/login.py', 'assets/x.py']);
    expect(tree.complete).toBe(true);
  });

  it('says where a folder was cut too', async () => {
    onTree(COMMIT, true, [], true);
    onTree(COMMIT, false, [folder('pages', oid('5'))]);
    onTree(oid('5'), true, [blob('login.py')], true);
    expect(await readTree(testAccess(), COMMIT, [])).toMatchObject({ complete: false });
  });

  it('stops after forty folders, those of the change first', async () => {
    const folders = Array.from({ length: 50 }, (_, index) => folder(`d${index}`, oid(index + 100)));
    onTree(COMMIT, true, [], true);
    onTree(COMMIT, false, folders);
    onTree(oid(149), true, [blob('app.py')]);
    for (let index = 0; index < 39; index += 1) onTree(oid(index + 100), true, []);
    const tree = await readTree(testAccess(), COMMIT, ['d49/app.py']);
    expect(tree).toMatchObject({ complete: false, files: [{ path: 'd49/app.py' }] });
  });
});
