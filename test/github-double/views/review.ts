import type { Review, ReviewComment } from '../state/model.ts';
import { nodeId } from '../state/node-id.ts';
import type { World } from '../state/world.ts';
import { accountView } from './account.ts';
import { repositoryApi, repositoryPage } from './addresses.ts';
import { associationOf } from './pull-request.ts';

/** A review of a pull request. */
export function reviewView(world: World, review: Review) {
  const { pull } = review;
  const pullUrl = `${repositoryApi(world, pull.repository)}/pulls/${pull.number}`;
  const page = `${repositoryPage(world, pull.repository)}/pull/${pull.number}#pullrequestreview-${review.id}`;
  return {
    id: review.id,
    node_id: nodeId('PRR', review.id),
    user: accountView(world, review.author),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: pullUrl,
    author_association: associationOf(pull.repository, review.author),
    _links: { html: { href: page }, pull_request: { href: pullUrl } },
    ...(review.state !== 'PENDING' && { submitted_at: review.submittedAt }),
    commit_id: review.commitId,
  };
}

/** A comment on the diff of a pull request. */
export function reviewCommentView(world: World, comment: ReviewComment) {
  const { pull, original, current } = comment;
  const url = `${repositoryApi(world, pull.repository)}/pulls/comments/${comment.id}`;
  const pullUrl = `${repositoryApi(world, pull.repository)}/pulls/${pull.number}`;
  const page = `${repositoryPage(world, pull.repository)}/pull/${pull.number}#discussion_r${comment.id}`;
  return {
    url,
    pull_request_review_id: comment.review.id,
    id: comment.id,
    node_id: nodeId('PRRC', comment.id),
    diff_hunk: comment.diffHunk,
    path: comment.path,
    commit_id: comment.commit,
    original_commit_id: comment.originalCommit,
    user: accountView(world, comment.author),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    html_url: page,
    pull_request_url: pullUrl,
    author_association: associationOf(pull.repository, comment.author),
    _links: { self: { href: url }, html: { href: page }, pull_request: { href: pullUrl } },
    reactions: reactionsView(`${url}/reactions`),
    subject_type: comment.subject,
    start_line: current?.startLine ?? null,
    original_start_line: original?.startLine ?? null,
    start_side: original?.startSide ?? null,
    line: current?.line ?? null,
    original_line: original?.line ?? null,
    side: original?.side ?? 'RIGHT',
    original_position: comment.position,
    position: current || comment.subject === 'file' ? comment.position : null,
    ...(comment.inReplyTo && { in_reply_to_id: comment.inReplyTo.id }),
  };
}

const reactionNames = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'];

function reactionsView(url: string) {
  return { url, total_count: 0, ...Object.fromEntries(reactionNames.map((name) => [name, 0])) };
}
