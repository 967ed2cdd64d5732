import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { type ListedFile, NO_LIST } from '../../src/github/list-files.ts';
import { type ChangeToRead, readChange } from '../../src/github/read-change.ts';
import { createTextCache } from '../../src/github/text-cache.ts';
import { API, oid, onGraphql, REPO_PATH, testAccess, useNock } from './nock-access.ts';

useNock();

const [HEAD, BASE, MERGE_BASE] = [oid('a'), oid('b'), oid('c')];
const APP: ListedFile = {
  path: 'app.py',
  status: 'modified',
  oid: oid('1'),
  patch: '@@ -1 +1 @@\n-x = 1\n+x = 2',
};
const WANTED: ChangeToRead = {
  listed: { files: [APP], complete: true },
  headSha: HEAD,
  baseSha: BASE,
  isIgnored: () => false,
};

const TEXTS: Record<string, string> = {
  [oid('1')]: 'x = 2\n',
  [`${MERGE_BASE}:app.py`]: 'x = 1\n',
  [oid('2')]: 'STORE = "auth"\n',
};

function onComparison(): void {
  nock(API)
    .get(`${REPO_PATH}/compare/${BASE}...${HEAD}`)
    .query({ per_page: 1, page: 2 })
    .reply(200, { merge_base_commit: { sha: MERGE_BASE }, commits: [] });
}

function onTree(...files: readonly object[]): void {
  const tree = files.map((file) => ({ type: 'blob', mode: '100644', size: 10, ...file }));
  nock(API).get(`${REPO_PATH}/git/trees/${HEAD}`).query(true).reply(200, { sha: HEAD, tree, truncated: false });
}

function onBlobs() {
  return onGraphql(({ variables }) => {
    const fields = Object.entries(variables)
      .filter(([name]) => name.startsWith('x'))
      .map(([name, key]) => {
        const text = TEXTS[key];
        const id = key.length === 40 ? key : oid('9');
        return [`b${name.slice(1)}`, text === undefined ? null : { oid: id, byteSize: text.length, text }];
      });
    return { data: { repository: Object.fromEntries(fields) } };
  });
}

describe('readChange', () => {
  it('reads both versions of the change and the code around it', async () => {
    onComparison();
    onTree({ path: 'app.py', sha: oid('1') }, { path: 'ids.py', sha: oid('2') }, { path: 'logo.svg', sha: oid('3') });
    onBlobs();
    const read = await readChange(testAccess(), createTextCache(), WANTED);
    expect(read.change).toEqual({
      files: [
        {
          path: 'app.py',
          before: { path: 'app.py', text: 'x = 1\n' },
          after: { path: 'app.py', text: 'x = 2\n' },
          addedLines: new Set([1]),
        },
      ],
      context: [{ path: 'ids.py', text: 'STORE = "auth"\n' }],
    });
    expect(read.files).toMatchObject([{ path: 'app.py', after: 'x = 2\n' }]);
    expect([read.problems, read.notes]).toEqual([[], []]);
  });

  it('asks only for what is new the second time', async () => {
    const cache = createTextCache();
    for (let run = 0; run < 2; run += 1) {
      onComparison();
      onTree({ path: 'app.py', sha: oid('1') }, { path: 'ids.py', sha: oid('2') });
    }
    const calls = onBlobs();
    await readChange(testAccess(), cache, WANTED);
    await readChange(testAccess(), cache, WANTED);
    expect(calls).toHaveLength(1);
  });

  it('does not follow a symbolic link', async () => {
    onComparison();
    onTree({ path: 'app.py', sha: oid('1'), mode: '120000' });
    onBlobs();
    const read = await readChange(testAccess(), createTextCache(), WANTED);
    expect(read.problems).toEqual([{ path: 'app.py', message: expect.stringContaining('symbolic link') }]);
    expect(read.change.files).toEqual([]);
  });

  it('says how much of the context was left out', async () => {
    onComparison();
    onTree({ path: 'app.py', sha: oid('1') }, { path: 'ids.py', sha: oid('2') }, { path: 'far/x.py', sha: oid('2') });
    onBlobs();
    const read = await readChange(testAccess(), createTextCache(), { ...WANTED, limits: { files: 1, bytes: 1000 } });
    expect(read.change.context).toHaveLength(1);
    expect(read.notes).toEqual([{ message: expect.stringMatching(/^1 unchanged Python file/) }]);
  });

  it('compares the trees where GitHub cut its list', async () => {
    onComparison();
    onTree({ path: 'app.py', sha: oid('1') }, { path: 'logo.svg', sha: oid('3') });
    const tree = [{ path: 'app.py', type: 'blob', mode: '100644', size: 10, sha: oid('7') }];
    nock(API).get(`${REPO_PATH}/git/trees/${MERGE_BASE}`).query(true).reply(200, { tree, truncated: false });
    onBlobs();
    const listed = { files: [{ path: 'logo.svg', status: 'added' as const, oid: oid('3') }], complete: false };
    const read = await readChange(testAccess(), createTextCache(), { ...WANTED, listed });
    expect(read.change.files).toMatchObject([{ path: 'app.py', addedLines: new Set([1]) }]);
    expect(read.notes).toEqual([]);
  });

  it('says where not even the trees tell all', async () => {
    onComparison();
    const cut = { tree: [], truncated: true };
    nock(API).get(`${REPO_PATH}/git/trees/${HEAD}`).query(true).twice().reply(200, cut);
    nock(API).get(`${REPO_PATH}/git/trees/${MERGE_BASE}`).query(true).twice().reply(200, cut);
    const read = await readChange(testAccess(), createTextCache(), { ...WANTED, listed: NO_LIST });
    expect(read.notes).toMatchObject([{ budget: true }]);
  });

  it('ends when the run is no longer wanted', async () => {
    onComparison();
    onTree({ path: 'app.py', sha: oid('1') });
    const controller = new AbortController();
    controller.abort();
    await expect(readChange(testAccess(controller.signal), createTextCache(), WANTED)).rejects.toThrow();
    nock.cleanAll();
  });
});
