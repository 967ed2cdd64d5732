import type { ChangedFile } from '../git/diff-trees.ts';
import { type CommitInfo, emptyTree } from '../git/history.ts';
import type { Account, Repository } from '../state/model.ts';
import { objectNodeId } from '../state/node-id.ts';
import { comparedFiles } from '../state/pull-files.ts';
import type { World } from '../state/world.ts';
import { accountView } from './account.ts';
import { encodePath, repositoryApi, repositoryPage } from './addresses.ts';

const unsigned = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };

/** The address that the double writes into the commits of an account. */
export function emailOf(account: Account): string {
  return `${account.id}+${account.login}@users.noreply.github.com`;
}

function accountByEmail(world: World, email: string) {
  const account = [...world.accounts.values()].find((each) => emailOf(each) === email);
  return account ? accountView(world, account) : null;
}

/** A commit with the accounts behind it. */
export function commitView(world: World, repository: Repository, commit: CommitInfo) {
  const api = repositoryApi(world, repository);
  const page = repositoryPage(world, repository);
  return {
    sha: commit.sha,
    node_id: objectNodeId('C', repository.id, commit.sha),
    commit: {
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
      url: `${api}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: unsigned,
    },
    url: `${api}/commits/${commit.sha}`,
    html_url: `${page}/commit/${commit.sha}`,
    comments_url: `${api}/commits/${commit.sha}/comments`,
    author: accountByEmail(world, commit.author.email),
    committer: accountByEmail(world, commit.committer.email),
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${api}/commits/${sha}`,
      html_url: `${page}/commit/${sha}`,
    })),
  };
}

/** A commit as a plain git object. */
export function gitCommitView(world: World, repository: Repository, commit: CommitInfo) {
  const {
    commit: inner,
    comments_url: _,
    author: __,
    committer: ___,
    ...outer
  } = commitView(world, repository, commit);
  const { comment_count: ____, ...fields } = inner;
  return { ...outer, ...fields };
}

/** A commit as check suites and push events carry it. */
export function simpleCommitView(commit: CommitInfo) {
  return {
    id: commit.sha,
    tree_id: commit.tree,
    message: commit.message,
    timestamp: commit.committer.date,
    author: { name: commit.author.name, email: commit.author.email },
    committer: { name: commit.committer.name, email: commit.committer.email },
  };
}

/** A commit as push events list it, with the paths that it touches. */
export async function pushCommitView(world: World, repository: Repository, commit: CommitInfo) {
  const files = await comparedFiles(world, repository, commit.parents[0] ?? emptyTree, commit.sha);
  const paths = (...statuses: readonly ChangedFile['status'][]) =>
    files.filter(({ status }) => statuses.includes(status)).map(({ path }) => path);
  const previous = files.flatMap(({ previousPath }) => (previousPath === undefined ? [] : [previousPath]));
  const { author, committer, ...commitFields } = simpleCommitView(commit);
  const { author: account } = commitView(world, repository, commit);
  return {
    ...commitFields,
    distinct: true,
    url: `${repositoryPage(world, repository)}/commit/${commit.sha}`,
    author: { ...author, ...(account && { username: account.login }) },
    committer,
    // A renamed file is one that goes and one that comes.
    added: paths('added', 'renamed'),
    removed: [...paths('removed'), ...previous],
    modified: paths('modified', 'changed'),
  };
}

/** A changed file of a pull request, a commit or a comparison; `commit` is where its addresses point. */
export function fileView(world: World, repository: Repository, file: ChangedFile, commit: string) {
  const path = encodePath(file.path);
  const page = repositoryPage(world, repository);
  return {
    sha: file.oid,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${page}/blob/${commit}/${path}`,
    raw_url: `${page}/raw/${commit}/${path}`,
    contents_url: `${repositoryApi(world, repository)}/contents/${path}?ref=${commit}`,
    ...(file.patch !== undefined && { patch: file.patch }),
    ...(file.previousPath !== undefined && { previous_filename: file.previousPath }),
  };
}
