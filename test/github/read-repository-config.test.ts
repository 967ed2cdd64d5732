import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { CONFIG_PATH, readRepositoryConfig } from '../../src/github/read-repository-config.ts';
import { API, oid, onGraphql, testAccess, useNock } from './nock-access.ts';

useNock();

const PULL = { number: 7, headSha: oid('a'), baseRef: 'main', baseSha: oid('b'), draft: false, byBot: false };

function blob(text: string) {
  return { byteSize: Buffer.byteLength(text), text };
}

function answer(repository: object, organisation: object | null = { file: null }) {
  return {
    repository: { tip: { oid: oid('d') }, base: null, recorded: null, head: null, ...repository },
    organisation,
  };
}

describe('readRepositoryConfig', () => {
  it('reads the base branch, head and the organisation in one request', async () => {
    const calls = onGraphql(() => ({
      data: answer({ base: blob('mode: warn'), head: blob('mode: enforce') }, { file: blob('fail_on: notice') }),
    }));
    expect(await readRepositoryConfig(testAccess(), PULL)).toEqual({
      baseSha: oid('d'),
      base: { text: 'mode: warn' },
      head: { text: 'mode: enforce' },
      organisation: { text: 'fail_on: notice' },
    });
    expect(calls[0]?.variables).toMatchObject({
      owner: 'octo',
      repo: 'dashboards',
      organisation: '.github',
      tip: 'refs/heads/main',
      base: `refs/heads/main:${CONFIG_PATH}`,
      head: `${oid('a')}:${CONFIG_PATH}`,
      default: `HEAD:${CONFIG_PATH}`,
    });
  });

  it('knows owners without a repository named .github', async () => {
    onGraphql(() => ({
      data: answer({ base: blob('mode: warn') }, null),
      errors: [{ type: 'NOT_FOUND', path: ['organisation'], message: 'Could not resolve to a Repository.' }],
    }));
    const config = await readRepositoryConfig(testAccess(), PULL);
    expect(config).toMatchObject({
      base: { text: 'mode: warn' },
      organisation: undefined,
    });
  });

  it.each([
    { what: 'of another kind', errors: [{ type: 'SERVICE_UNAVAILABLE', path: ['organisation'], message: 'Later.' }] },
    { what: 'about the repository', errors: [{ type: 'NOT_FOUND', path: ['repository'], message: 'None.' }] },
  ])('does not take an error $what for a missing file', async ({ errors }) => {
    onGraphql(() => ({ data: { repository: null, organisation: null }, errors }));
    await expect(readRepositoryConfig(testAccess(), PULL)).rejects.toThrow(errors[0]?.message);
  });

  it('falls back to the recorded base where the branch is gone', async () => {
    onGraphql(() => ({ data: answer({ tip: null, recorded: blob('mode: warn') }) }));
    expect(await readRepositoryConfig(testAccess(), PULL)).toMatchObject({
      baseSha: oid('b'),
      base: { text: 'mode: warn' },
    });
  });

  it.each([
    { what: 'a file over the limit', given: { byteSize: 64_001, text: 'x' }, problem: /64001 bytes/ },
    { what: 'a file that is not text', given: { byteSize: 10, text: null }, problem: /not text/ },
  ])('does not hand on $what', async ({ given, problem }) => {
    onGraphql(() => ({ data: answer({ base: given }) }));
    const { base } = await readRepositoryConfig(testAccess(), PULL);
    expect(base).toEqual({ problem: expect.stringMatching(problem) });
  });

  it('takes a folder of that name for no file', async () => {
    onGraphql(() => ({ data: answer({ base: {} }) }));
    expect((await readRepositoryConfig(testAccess(), PULL)).base).toBeUndefined();
  });

  it('passes a failure on', async () => {
    nock(API).post('/graphql').reply(401, { message: 'Bad credentials' });
    await expect(readRepositoryConfig(testAccess(), PULL)).rejects.toMatchObject({ status: 401 });
  });
});
