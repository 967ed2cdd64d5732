import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { listFiles, MOST_FILES } from '../../src/github/list-files.ts';
import { API, oid, REPO_PATH, testAccess, useNock } from './nock-access.ts';

useNock();

const PATH = `${REPO_PATH}/pulls/7/files`;

function file(filename: string, rest: object = {}) {
  return { filename, status: 'modified', sha: oid('a'), patch: '@@ -1 +1 @@\n-a\n+b', ...rest };
}

describe('listFiles', () => {
  it.each([
    { given: { status: 'added' }, expected: { status: 'added' } },
    { given: { status: 'copied', previous_filename: 'old.py' }, expected: { status: 'added' } },
    { given: { status: 'changed' }, expected: { status: 'modified' } },
    { given: { status: 'removed' }, expected: { status: 'removed' } },
    {
      given: { status: 'renamed', previous_filename: 'old.py' },
      expected: { status: 'renamed', previousPath: 'old.py' },
    },
  ])('reads $given', async ({ given, expected }) => {
    nock(API)
      .get(PATH)
      .query({ per_page: 100, page: 1 })
      .reply(200, [file('app.py', given)]);
    const { files } = await listFiles(testAccess(), 7);
    expect(files).toEqual([{ path: 'app.py', oid: oid('a'), patch: '@@ -1 +1 @@\n-a\n+b', ...expected }]);
  });

  it('knows files without a patch and without a blob', async () => {
    nock(API)
      .get(PATH)
      .query(true)
      .reply(200, [{ filename: 'big.py', status: 'modified', sha: null }]);
    const { files } = await listFiles(testAccess(), 7);
    expect(files).toEqual([{ path: 'big.py', status: 'modified', oid: null }]);
  });

  it('leaves out what is unchanged', async () => {
    nock(API)
      .get(PATH)
      .query(true)
      .reply(200, [file('same.py', { status: 'unchanged' })]);
    expect(await listFiles(testAccess(), 7)).toEqual({ files: [], complete: true });
  });

  it('reads page after page', async () => {
    const first = Array.from({ length: 100 }, (_, index) => file(`a${index}.py`));
    nock(API).get(PATH).query({ per_page: 100, page: 1 }).reply(200, first);
    nock(API)
      .get(PATH)
      .query({ per_page: 100, page: 2 })
      .reply(200, [file('last.py')]);
    const { files, complete } = await listFiles(testAccess(), 7);
    expect(files).toHaveLength(101);
    expect(files.at(-1)?.path).toBe('last.py');
    expect(complete).toBe(true);
  });

  it('says where GitHub lists no more', async () => {
    const page = Array.from({ length: 100 }, (_, index) => file(`a${index}.py`));
    nock(API).get(PATH).query(true).times(30).reply(200, page);
    const { files, complete } = await listFiles(testAccess(), 7);
    expect(files).toHaveLength(MOST_FILES);
    expect(complete).toBe(false);
  });
});
