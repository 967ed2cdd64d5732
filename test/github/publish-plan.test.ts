import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { type PublishTarget, publishPlan } from '../../src/github/publish-plan.ts';
import type { EarlierComment, ReviewComment, ReviewPlan } from '../../src/review/plan.ts';
import { API, oid, onGraphql, REPO_PATH, testAccess, useNock } from './nock-access.ts';

useNock();

const HEAD = oid('a');
const PULL = `${REPO_PATH}/pulls/7`;

function target(earlier: readonly EarlierComment[] = []): PublishTarget {
  return { number: 7, headSha: HEAD, updatedAt: 0, reviewBody: 'One new finding.', readEarlier: async () => earlier };
}

function plan(rest: Partial<ReviewPlan> = {}): ReviewPlan {
  const check = { conclusion: 'failure', title: 't', summary: 's', text: '', annotations: [] } as const;
  return { check, comments: [], fileComments: [], edits: [], ...rest };
}

function comment(name: string, rest: Partial<ReviewComment> = {}): ReviewComment {
  return { fingerprint: name, path: 'app.py', line: 4, startLine: undefined, body: `Body ${name}`, ...rest };
}

function onHead(sha = HEAD): void {
  nock(API)
    .get(PULL)
    .reply(200, {
      number: 7,
      state: 'open',
      head: { sha, repo: null },
      base: { ref: 'main', sha: oid('b') },
      user: null,
      updated_at: '2026-01-31T12:00:00Z',
    });
}

interface SentReview {
  readonly event: string;
  readonly body: string;
  readonly commit_id: string;
  readonly comments: readonly Record<string, unknown>[];
}

function onReviews(...statuses: readonly number[]): SentReview[] {
  const sent: SentReview[] = [];
  for (const status of statuses) {
    nock(API)
      .post(`${PULL}/reviews`, (body) => {
        sent.push(body);
        return true;
      })
      .reply(status, {});
  }
  return sent;
}

function onFileComments(...statuses: readonly number[]): Record<string, unknown>[] {
  const sent: Record<string, unknown>[] = [];
  for (const status of statuses) {
    nock(API)
      .post(`${PULL}/comments`, (body) => {
        sent.push(body);
        return true;
      })
      .reply(status, {});
  }
  return sent;
}

describe('publishPlan', () => {
  it('asks for nothing where there is nothing to write', async () => {
    expect(await publishPlan(testAccess(), target(), plan())).toEqual({
      outcome: 'published',
      refused: [],
      minimised: true,
    });
  });

  it('does not believe an answer that lags behind the event', async () => {
    onHead(oid('e'));
    onHead();
    onReviews(200);
    const late = { ...target(), updatedAt: Date.parse('2026-02-01T00:00:00Z') };
    expect(await publishPlan(testAccess(), late, plan({ comments: [comment('a')] }))).toMatchObject({
      outcome: 'published',
    });
  });

  it('writes nothing on a head that is no longer the head', async () => {
    onHead(oid('f'));
    const published = await publishPlan(testAccess(), target(), plan({ comments: [comment('c1')] }));
    expect(published).toEqual({ outcome: 'superseded', headSha: oid('f') });
  });

  it('posts comments as one review that does not ask for changes', async () => {
    onHead();
    const sent = onReviews(200);
    const comments = [comment('c1'), comment('c2', { line: 9, startLine: 7 }), comment('c3', { startLine: 4 })];
    await publishPlan(testAccess(), target(), plan({ comments }));
    expect(sent).toEqual([
      {
        event: 'COMMENT',
        body: 'One new finding.',
        commit_id: HEAD,
        comments: [
          { path: 'app.py', body: 'Body c1', line: 4, side: 'RIGHT' },
          { path: 'app.py', body: 'Body c2', line: 9, side: 'RIGHT', start_line: 7, start_side: 'RIGHT' },
          { path: 'app.py', body: 'Body c3', line: 4, side: 'RIGHT' },
        ],
      },
    ]);
  });

  it('posts comments on files one by one', async () => {
    onHead();
    const sent = onFileComments(201);
    await publishPlan(testAccess(), target(), plan({ fileComments: [comment('c1', { line: undefined })] }));
    expect(sent).toEqual([{ commit_id: HEAD, path: 'app.py', body: 'Body c1', subject_type: 'file' }]);
  });

  it('finds the comment that GitHub refuses, posts the others, and puts it on the file', async () => {
    onHead();
    const sent = onReviews(422, 422, 422, 200, 200);
    const files = onFileComments(201);
    const comments = ['c1', 'c2', 'c3', 'c4'].map((name) => comment(name));
    const published = await publishPlan(testAccess(), target(), plan({ comments }));
    expect(sent.map((review) => review.comments.map(({ body }) => body))).toEqual([
      ['Body c1', 'Body c2', 'Body c3', 'Body c4'],
      ['Body c1', 'Body c2'],
      ['Body c1'],
      ['Body c2'],
      ['Body c3', 'Body c4'],
    ]);
    expect(files.map(({ body }) => body)).toEqual([expect.stringContaining('Body c1')]);
    expect(published).toMatchObject({ refused: [] });
  });

  it('names the line and offers no suggestion where a comment ends up on the file', async () => {
    onHead();
    onReviews(422);
    const sent = onFileComments(201);
    const body = 'Fix:\n\n```suggestion\nx = 1\n```\n\n<!-- marker -->';
    await publishPlan(testAccess(), target(), plan({ comments: [comment('c1', { body, startLine: 2 })] }));
    expect(sent[0]?.body).toBe('On lines 2 to 4:\n\nFix:\n\n```python\nx = 1\n```\n\n<!-- marker -->');
  });

  it('says which comments GitHub took nowhere', async () => {
    onHead();
    onReviews(422);
    onFileComments(422);
    const published = await publishPlan(testAccess(), target(), plan({ comments: [comment('c1')] }));
    expect(published).toMatchObject({ outcome: 'published', refused: [{ fingerprint: 'c1' }] });
  });

  it('posts after a server error only what is not there yet', async () => {
    onHead();
    const sent = onReviews(502, 200);
    const there = { id: 1, nodeId: 'n', fingerprint: 'c1', body: '', state: 'open' } as const;
    await publishPlan(testAccess(), target([there]), plan({ comments: [comment('c1'), comment('c2')] }));
    expect(sent[1]?.comments.map(({ body }) => body)).toEqual(['Body c2']);
  });

  it('posts nothing again where the server error came after the work', async () => {
    onHead();
    const sent = onReviews(502);
    const there = { id: 1, nodeId: 'n', fingerprint: 'c1', body: '', state: 'open' } as const;
    await publishPlan(testAccess(), target([there]), plan({ comments: [comment('c1')] }));
    expect(sent).toHaveLength(1);
  });

  it('passes other failures on', async () => {
    onHead();
    onReviews(403);
    const publishing = publishPlan(testAccess(), target(), plan({ comments: [comment('c1')] }));
    await expect(publishing).rejects.toMatchObject({ status: 403 });
  });
});

describe('edits of a plan', () => {
  const settled = { id: 11, nodeId: 'N11', body: 'Fixed.', minimise: true, reopen: false } as const;
  const updated = { id: 12, nodeId: 'N12', body: 'Now also…', minimise: false, reopen: false } as const;
  const back = { id: 13, nodeId: 'N13', body: 'Back.', minimise: false, reopen: true } as const;

  function onEdit(id: number, status = 200): void {
    nock(API).patch(`${REPO_PATH}/pulls/comments/${id}`, /.*/).reply(status, {});
  }

  it('edits each comment, and collapses or shows them in one request', async () => {
    onHead();
    for (const { id } of [settled, updated, back]) onEdit(id);
    const calls = onGraphql(() => ({ data: { m0: {}, m1: {} } }));
    const published = await publishPlan(testAccess(), target(), plan({ edits: [settled, updated, back] }));
    expect(published).toMatchObject({ minimised: true });
    expect(calls[0]?.query).toContain('m0: minimizeComment(input: { subjectId: $id0, classifier: RESOLVED })');
    expect(calls[0]?.query).toContain('m1: unminimizeComment(input: { subjectId: $id1 })');
    expect(calls[0]?.variables).toEqual({ id0: 'N11', id1: 'N13' });
  });

  it('passes over a comment that someone deleted', async () => {
    onHead();
    onEdit(12, 404);
    expect(await publishPlan(testAccess(), target(), plan({ edits: [updated] }))).toMatchObject({ minimised: true });
  });

  it('says where GitHub does not let comments be collapsed', async () => {
    onHead();
    onEdit(11);
    onGraphql(() => ({ data: { m0: null }, errors: [{ type: 'FORBIDDEN', path: ['m0'], message: 'No.' }] }));
    const published = await publishPlan(testAccess(), target(), plan({ edits: [settled] }));
    expect(published).toMatchObject({ outcome: 'published', minimised: false });
  });
});
