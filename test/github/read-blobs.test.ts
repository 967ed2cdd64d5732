import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { type BlobAddress, readBlobs } from '../../src/github/read-blobs.ts';
import { createTextCache } from '../../src/github/text-cache.ts';
import { API, type GraphqlCall, oid, onGraphql, REPO_PATH, testAccess, useNock } from './nock-access.ts';

useNock();

const COMMIT = oid('c');

/** Answers every alias with what `blobOf` makes of its variable. */
function answering(blobOf: (variable: string) => object | null) {
  return ({ query, variables }: GraphqlCall) => {
    const aliases = [...query.matchAll(/b(\d+): object/g)].map(([, index]) => index);
    const fields = aliases.map((index) => [`b${index}`, blobOf(variables[`x${index}`] ?? '')]);
    return { data: { repository: Object.fromEntries(fields) } };
  };
}

function utf8(text: string, id = oid('a')) {
  return { oid: id, byteSize: Buffer.byteLength(text), isTruncated: false, text };
}

describe('readBlobs', () => {
  it('reads by id and by commit and path in one query', async () => {
    const calls = onGraphql(
      answering((variable) => utf8(`# ${variable}\n`, variable.length === 40 ? variable : oid('b'))),
    );
    const byId = { oid: oid('a') };
    const byPath = { commit: COMMIT, path: 'pages/log in.py' };
    const read = await readBlobs(testAccess(), createTextCache(), [byId, byPath]);

    expect(read(byId)).toEqual({ text: `# ${oid('a')}\n` });
    expect(read(byPath)).toEqual({ text: `# ${COMMIT}:pages/log in.py\n` });
    expect(calls[0]?.query).toContain('$x0: GitObjectID!, $x1: String!');
    expect(calls[0]?.query).toContain('b0: object(oid: $x0)');
    expect(calls[0]?.query).toContain('b1: object(expression: $x1)');
  });

  it('asks for nothing that is cached, a path of a commit included', async () => {
    const cache = createTextCache();
    onGraphql(answering(() => utf8('x = 1\n', oid('a'))));
    await readBlobs(testAccess(), cache, [{ commit: COMMIT, path: 'a.py' }]);

    const addresses = [{ commit: COMMIT, path: 'a.py' }, { oid: oid('a') }];
    const read = await readBlobs(testAccess(), cache, addresses);
    expect(addresses.map(read)).toEqual([{ text: 'x = 1\n' }, { text: 'x = 1\n' }]);
  });

  it('asks once for what is wanted twice', async () => {
    const calls = onGraphql(answering((id) => utf8('x = 1\n', id)));
    await readBlobs(testAccess(), createTextCache(), [{ oid: oid('a') }, { oid: oid('a') }]);
    expect(calls[0]?.query).not.toContain('b1:');
  });

  it('asks for fifty at a time', async () => {
    const calls = onGraphql(...Array.from({ length: 3 }, () => answering((id) => utf8(`# ${id}\n`, id))));
    const addresses = Array.from({ length: 101 }, (_, index) => ({ oid: oid(index) }));
    const read = await readBlobs(testAccess(), createTextCache(), addresses);
    expect(addresses.every((address) => read(address) !== undefined)).toBe(true);
    expect(calls.map(({ query }) => query.match(/object\(/g)?.length)).toEqual([50, 50, 1]);
  });

  it('asks for fewer where they are large', async () => {
    const calls = onGraphql(...Array.from({ length: 3 }, () => answering((id) => utf8('x = 1\n', id))));
    const addresses = Array.from({ length: 10 }, (_, index) => ({ oid: oid(index), size: 900_000 }));
    await readBlobs(testAccess(), createTextCache(), addresses);
    expect(calls.map(({ query }) => query.match(/object\(/g)?.length)).toEqual([4, 4, 2]);
  });

  it('keeps all texts of a change that the cache is too small for', async () => {
    onGraphql(answering((id) => utf8(`# ${id}\n`.repeat(10), id)));
    const addresses: BlobAddress[] = [{ oid: oid(1) }, { oid: oid(2) }];
    const read = await readBlobs(testAccess(), createTextCache(200), addresses);
    expect(addresses.every((address) => read(address) !== undefined)).toBe(true);
  });

  it('has no text for what does not exist or is no file', async () => {
    onGraphql(answering((variable) => (variable.endsWith('gone.py') ? null : {})));
    const [gone, folder] = [
      { commit: COMMIT, path: 'gone.py' },
      { commit: COMMIT, path: 'folder.py' },
    ] as const;
    const read = await readBlobs(testAccess(), createTextCache(), [gone, folder]);
    expect([read(gone), read(folder)]).toEqual([undefined, undefined]);
  });

  it.each([
    { what: 'by the size beforehand', address: { oid: oid('a'), size: 1_000_001 }, blob: undefined },
    {
      what: 'by the size GitHub tells',
      address: { oid: oid('a') },
      blob: { oid: oid('a'), byteSize: 1_000_001, text: null },
    },
  ])('leaves out a file over the limit, $what', async ({ address, blob }) => {
    if (blob) onGraphql(answering(() => blob));
    const read = await readBlobs(testAccess(), createTextCache(), [address]);
    expect(read(address)).toMatchObject({ problem: expect.stringContaining('1,000,001 bytes'), budget: true });
  });

  const LATIN1 = Buffer.from('# -*- coding: latin-1 -*-\nname = "Jos\u00e9"\n', 'latin1');
  it.each([
    { what: 'GitHub calls binary', blob: { byteSize: LATIN1.length, text: null } },
    { what: 'GitHub decoded in its own way', blob: { byteSize: LATIN1.length, text: LATIN1.toString('latin1') } },
    { what: 'GitHub cut off', blob: { byteSize: LATIN1.length, text: '# -*-', isTruncated: true } },
  ])('decodes the bytes of a file that $what', async ({ blob }) => {
    onGraphql(answering((id) => ({ oid: id, ...blob })));
    nock(API)
      .get(`${REPO_PATH}/git/blobs/${oid('a')}`)
      .reply(200, { content: LATIN1.toString('base64'), encoding: 'base64', sha: oid('a'), size: LATIN1.length });
    const read = await readBlobs(testAccess(), createTextCache(), [{ oid: oid('a') }]);
    expect(read({ oid: oid('a') })).toEqual({ text: LATIN1.toString('latin1') });
  });

  it('says why a file without an encoding is not read', async () => {
    const bytes = Buffer.from('name = "Jos\u00e9"\n', 'latin1');
    onGraphql(answering((id) => ({ oid: id, byteSize: bytes.length, text: null })));
    nock(API)
      .get(`${REPO_PATH}/git/blobs/${oid('a')}`)
      .reply(200, { content: bytes.toString('base64'), encoding: 'base64', sha: oid('a'), size: bytes.length });
    const read = await readBlobs(testAccess(), createTextCache(), [{ oid: oid('a') }]);
    expect(read({ oid: oid('a') })).toEqual({ problem: expect.stringContaining('not UTF-8') });
  });

  it('reads no more than a hundred files one by one', async () => {
    const addresses = Array.from({ length: 120 }, (_, index) => ({ oid: oid(index) }));
    onGraphql(...Array.from({ length: 3 }, () => answering((id) => ({ oid: id, byteSize: 9, text: null }))));
    nock(API)
      .get((path) => path.startsWith(`${REPO_PATH}/git/blobs/`))
      .times(100)
      .reply(200, { content: Buffer.from('x = 1').toString('base64'), encoding: 'base64' });
    const read = await readBlobs(testAccess(), createTextCache(), addresses);
    expect(addresses.filter((address) => read(address) !== undefined)).toHaveLength(100);
  });

  it('passes a failure on', async () => {
    nock(API).post('/graphql').reply(502, 'Bad gateway');
    await expect(readBlobs(testAccess(), createTextCache(), [{ oid: oid('a') }])).rejects.toMatchObject({
      status: 502,
    });
  });
});
