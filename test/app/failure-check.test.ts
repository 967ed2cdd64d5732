import { describe, expect, it } from 'vitest';
import { describeError, failureCheck } from '../../src/app/failure-check.ts';
import { JobEnded } from '../../src/app/job-ended.ts';

const RUNNING = new AbortController().signal;

function failure(status: number, message = 'message'): Error {
  const response = { headers: { 'x-github-request-id': 'AB12:CD34' } };
  return Object.assign(new Error(message), { status, response });
}

describe('failureCheck', () => {
  it.each([
    { error: failure(403, 'Resource not accessible by integration'), said: 'lacks a permission' },
    { error: failure(403, 'API rate limit exceeded for installation'), said: 'limit of requests' },
    { error: failure(429), said: 'limit of requests' },
    { error: failure(404), said: 'did not find' },
    { error: failure(502), said: 'status 502' },
    { error: failure(418), said: 'status 418' },
    { error: new TypeError('x is undefined'), said: 'unexpected error' },
  ])('says for readers: $said', ({ error, said }) => {
    const check = failureCheck(error, RUNNING);
    expect(check).toMatchObject({ conclusion: 'failure', title: 'Could not evaluate' });
    expect(check.summary).toContain(said);
  });

  it("names GitHub's request, and keeps an error's text to itself", () => {
    const { summary } = failureCheck(failure(502, 'inner details'), RUNNING);
    expect(summary).toContain('AB12:CD34');
    expect(summary).not.toContain('inner details');
  });

  it('says that a newer head took over', () => {
    const signal = AbortSignal.abort(new JobEnded({ kind: 'superseded', headSha: 'f'.repeat(40) }));
    expect(failureCheck(new Error('aborted'), signal)).toMatchObject({ conclusion: 'neutral' });
  });

  it('is no success where the service was stopped', () => {
    const check = failureCheck(new Error('aborted'), AbortSignal.abort(new JobEnded({ kind: 'shutdown' })));
    expect(check.conclusion).toBe('failure');
    expect(check.summary).toContain('stopped');
  });
});

describe('describeError', () => {
  it('keeps what was sent and received out of the log', () => {
    const error = Object.assign(failure(422), { request: { body: 'sent body' } });
    const described = JSON.stringify(describeError(error));
    expect(described).toContain('AB12:CD34');
    expect(described).not.toContain('sent body');
  });

  it('takes anything that is thrown', () => {
    expect(describeError('text')).toMatchObject({ error: { message: 'text' } });
  });
});
