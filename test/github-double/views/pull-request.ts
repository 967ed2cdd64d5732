import { readCommits } from '../git/history.ts';
import type { Account, PullRequest, Repository } from '../state/model.ts';
import { nodeId } from '../state/node-id.ts';
import { pullFiles } from '../state/pull-files.ts';
import type { World } from '../state/world.ts';
import { accountView } from './account.ts';
import { repositoryApi, repositoryPage } from './addresses.ts';
import { repositoryView } from './repository.ts';

/** A pull request in the form of lists. */
export function pullSummaryView(world: World, pull: PullRequest) {
  const api = repositoryApi(world, pull.repository);
  const url = `${api}/pulls/${pull.number}`;
  const issueUrl = `${api}/issues/${pull.number}`;
  const page = `${repositoryPage(world, pull.repository)}/pull/${pull.number}`;
  const links = {
    self: url,
    html: page,
    issue: issueUrl,
    comments: `${issueUrl}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${api}/pulls/comments{/number}`,
    commits: `${url}/commits`,
    statuses: `${api}/statuses/${pull.head.sha}`,
  };
  return {
    url,
    id: pull.id,
    node_id: nodeId('PR', pull.id),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issueUrl,
    number: pull.number,
    state: pull.state,
    locked: false,
    active_lock_reason: null,
    title: pull.title,
    user: accountView(world, pull.author),
    body: pull.body,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    labels: [],
    milestone: null,
    draft: pull.draft,
    commits_url: links.commits,
    review_comments_url: links.review_comments,
    review_comment_url: links.review_comment,
    comments_url: links.comments,
    statuses_url: links.statuses,
    head: branchView(world, pull.head.owner, pull.head.ref, pull.head.sha, pull.head.repository),
    base: branchView(world, pull.repository.owner, pull.base.ref, pull.base.sha, pull.repository),
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
    author_association: associationOf(pull.repository, pull.author),
    auto_merge: null,
  };
}

/** A pull request as it answers for itself, with what must be counted in git. */
export async function pullView(world: World, pull: PullRequest) {
  const files = await pullFiles(world, pull);
  const commits = await readCommits(pull.repository.directory, `${pull.base.sha}..${pull.head.sha}`);
  return {
    ...pullSummaryView(world, pull),
    merged: pull.mergedAt !== null,
    mergeable: null,
    rebaseable: null,
    mergeable_state: 'unknown',
    merged_by: null,
    comments: 0,
    review_comments: world.comments.filter((comment) => comment.pull === pull).length,
    maintainer_can_modify: pull.head.repository !== pull.repository,
    commits: commits.length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  };
}

/** The few fields by which check runs point at pull requests. */
export function pullReferenceView(world: World, pull: PullRequest) {
  const { id, name } = pull.repository;
  const repo = { id, name, url: repositoryApi(world, pull.repository) };
  return {
    url: `${repo.url}/pulls/${pull.number}`,
    id: pull.id,
    number: pull.number,
    head: { ref: pull.head.ref, sha: pull.head.sha, repo },
    base: { ref: pull.base.ref, sha: pull.base.sha, repo },
  };
}

function branchView(world: World, owner: Account, ref: string, sha: string, repository: Repository | null) {
  return {
    label: `${owner.login}:${ref}`,
    ref,
    sha,
    user: accountView(world, owner),
    repo: repository ? repositoryView(world, repository) : null,
  };
}

/** What a user is to a repository, as far as the double knows. */
export function associationOf(repository: Repository, account: Account): string {
  if (repository.owner === account) return 'OWNER';
  if (account.type === 'Bot') return 'NONE';
  const role = repository.roles.get(account.login) ?? 'none';
  return role === 'none' ? 'CONTRIBUTOR' : repository.owner.type === 'Organization' ? 'MEMBER' : 'COLLABORATOR';
}
