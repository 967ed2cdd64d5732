import { describe, expect, it } from 'vitest';
import { isAmbiguous, requestIdOf, statusOf } from '../../src/github/request-error.ts';

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
