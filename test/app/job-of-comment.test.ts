import { describe, expect, it } from 'vitest';
import { type CommentEvent, jobOfComment, jobOfReview, type ReviewEvent } from '../../src/app/job-of-comment.ts';

const PAYLOAD = {
  action: 'created',
  installation: { id: 1 },
  repository: { id: 99, name: 'dashboards', owner: { login: 'octo' } },
  sender: { login: 'bob', type: 'User' },
  pull_request: { number: 7, state: 'open', head: { sha: 'a'.repeat(40) }, user: { login: 'ann' } },
};

function comment(body: string, rest: object = {}): CommentEvent {
  return { id: 'd', payload: { ...PAYLOAD, comment: { body }, ...rest } } as unknown as CommentEvent;
}

function review(body: string | null, rest: object = {}): ReviewEvent {
  return { id: 'd', payload: { ...PAYLOAD, action: 'submitted', review: { body }, ...rest } } as unknown as ReviewEvent;
}

describe('a review comment', () => {
  it.each(['/dash-state accept x', '/dash-state revoke', '/dash-state recheck'])('with %s is looked at', (body) => {
    expect(jobOfComment(comment(body))).toMatchObject({
      kind: 'command',
      number: 7,
      headSha: 'a'.repeat(40),
      login: 'bob',
      isAuthor: false,
      repositoryId: 99,
    });
  });

  it('may be of the author of the pull request', () => {
    const sender = { login: 'ann', type: 'User' };
    expect(jobOfComment(comment('/dash-state recheck', { sender }))).toMatchObject({ isAuthor: true });
  });

  it.each([
    ['edited', 'Never mind.', { changes: { body: { from: '/dash-state accept x' } } }],
    ['edited', '/dash-state accept x', { changes: {} }],
    ['deleted', '/dash-state accept x', {}],
  ])('that is %s, now %j, changes what the threads say', (action, body, rest) => {
    expect(jobOfComment(comment(body, { action, ...rest }))).toMatchObject({ kind: 'command' });
  });

  it.each([
    ['without a command', 'Thanks!', {}],
    ['of a bot', '/dash-state accept x', { sender: { login: 'guard[bot]', type: 'Bot' } }],
    ['on a closed pull request', '/dash-state recheck', { pull_request: { ...PAYLOAD.pull_request, state: 'closed' } }],
    ['from no installation', '/dash-state recheck', { installation: undefined }],
  ])('%s is left alone', (_, body, rest) => {
    expect(jobOfComment(comment(body, rest))).toBeUndefined();
  });
});

describe('a review', () => {
  it('may ask for a recheck', () => {
    expect(jobOfReview(review('/dash-state recheck'))).toMatchObject({ kind: 'command', number: 7 });
  });

  it.each([null, '', 'Fine.', '/dash-state accept x'])('with the text %j is left alone', (body) => {
    expect(jobOfReview(review(body))).toBeUndefined();
  });

  it('that was dismissed is left alone', () => {
    expect(jobOfReview(review('/dash-state recheck', { action: 'dismissed' }))).toBeUndefined();
  });
});
