import { describe, expect, it } from 'vitest';
import { isAmbiguous, isNotInstalled, limitWait, requestIdOf, statusOf } from '../../src/github/request-error.ts';

describe('what a failed request says', () => {
  it.each([
    { error: Object.assign(new Error('x'), { status: 502 }), status: 502, ambiguous: true },
    { error: Object.assign(new Error('x'), { status: 422 }), status: 422, ambiguous: false },
    { error: new TypeError('x'), status: undefined, ambiguous: false },
    { error: undefined, status: undefined, ambiguous: false },
    { error: 'text', status: undefined, ambiguous: false },
  ])('reads the status $status', ({ error, status, ambiguous }) => {
    expect(statusOf(error)).toBe(status);
    expect(isAmbiguous(error)).toBe(ambiguous);
  });

  it.each([
    { what: 'of a REST request', error: { response: { headers: { 'x-github-request-id': 'AB:CD' } } } },
    { what: 'of a GraphQL request', error: { response: { data: {} }, headers: { 'x-github-request-id': 'AB:CD' } } },
  ])('finds the id $what', ({ error }) => {
    expect(requestIdOf(error)).toBe('AB:CD');
  });

  it('knows that there may be none', () => {
    expect(requestIdOf(new Error('x'))).toBeUndefined();
  });
});

describe("GitHub's limits", () => {
  const NOW = 1_000_000_000;
  const failure = (status: number | undefined, headers: object) =>
    Object.assign(new Error('x'), { response: { headers }, ...(status === undefined ? {} : { status }) });
  const spent = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 90) };

  it.each([
    { what: 'a secondary limit', error: failure(403, { 'retry-after': '60' }), wait: 60_000 },
    { what: 'too many requests', error: failure(429, { 'retry-after': '7' }), wait: 7000 },
    { what: 'a spent hour', error: failure(403, spent), wait: 90_000 },
    { what: 'spent points of GraphQL', error: failure(undefined, spent), wait: 90_000 },
    { what: 'an hour that is over', error: failure(403, { ...spent, 'x-ratelimit-reset': '1' }), wait: 1000 },
    { what: 'a missing permission', error: failure(403, { 'x-ratelimit-remaining': '4000' }), wait: undefined },
    { what: 'a server error', error: failure(502, { 'retry-after': '60' }), wait: undefined },
    { what: 'no answer', error: new TypeError('x'), wait: undefined },
  ])('$what: wait $wait', ({ error, wait }) => {
    expect(limitWait(error, NOW)).toBe(wait);
  });
});

it.each([
  { status: 404, url: 'https://api.github.com/app/installations/3/access_tokens', expected: true },
  { status: 403, url: 'https://ghe.example/api/v3/app/installations/3/access_tokens', expected: true },
  { status: 500, url: 'https://api.github.com/app/installations/3/access_tokens', expected: false },
  { status: 404, url: 'https://api.github.com/repos/o/r', expected: false },
])('$status at $url means that the app is not installed: $expected', ({ status, url, expected }) => {
  expect(isNotInstalled(Object.assign(new Error('x'), { status, request: { url } }))).toBe(expected);
});
