/** The real client against a network that only nock answers, without waiting times. */
import nock from 'nock';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Access } from '../../src/github/access.ts';
import { BotOctokit } from '../../src/github/octokit.ts';

export const API = 'https://api.github.com';
const REPOSITORY = { owner: 'octo', repo: 'dashboards' } as const;
export const REPO_PATH = '/repos/octo/dashboards';

export function testOctokit() {
  return new BotOctokit({
    auth: { token: 'installation-token' },
    throttle: { enabled: false },
    retry: { enabled: false },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
}

export function testAccess(signal: AbortSignal = new AbortController().signal): Access {
  return { octokit: testOctokit(), queries: testOctokit(), repository: REPOSITORY, signal };
}

/** Network off, every expected request made, after each test of the file that calls this. */
export function useNock(): void {
  beforeAll(() => nock.disableNetConnect());
  afterEach(() => {
    const pending = nock.pendingMocks();
    nock.cleanAll();
    expect(pending).toEqual([]);
  });
  afterAll(() => {
    nock.enableNetConnect();
    nock.restore();
  });
}

export interface GraphqlCall {
  readonly query: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Answers GraphQL requests in turn and keeps them. */
export function onGraphql(...answers: readonly ((call: GraphqlCall) => object)[]): GraphqlCall[] {
  const calls: GraphqlCall[] = [];
  for (const answer of answers) {
    nock(API)
      .post('/graphql')
      .reply(200, (_uri, body) => {
        const call = body as GraphqlCall;
        calls.push(call);
        return answer(call);
      });
  }
  return calls;
}

/** A 40-digit object id made of one letter or number. */
export function oid(of: string | number): string {
  return String(of).padStart(40, '0');
}
