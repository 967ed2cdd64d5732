/** Repositories and what is committed to them. */
import { join } from 'node:path';
import { git, gitText } from '../git/git.ts';
import { readCommit, readCommits } from '../git/history.ts';
import { type FileContent, type TreeChange, writeCommit } from '../git/write-commit.ts';
import { suiteAt } from '../state/checks.ts';
import type { Account, Repository, Role } from '../state/model.ts';
import { branchTip } from '../state/revisions.ts';
import { installationOf, timestamp } from '../state/world.ts';
import { repositoryPage } from '../views/addresses.ts';
import { checkSuiteEventView } from '../views/check.ts';
import { emailOf, pushCommitView } from '../views/commit.ts';
import { pullsFollow } from './follow-push.ts';
import { account, type Stage } from './stage.ts';

export interface NewRepository {
  readonly owner: string;
  readonly name: string;
  readonly files?: Readonly<Record<string, FileContent>>;
  /** `main` unless said otherwise. */
  readonly defaultBranch?: string;
  /** True unless said otherwise, so that nothing works for want of a permission only. */
  readonly private?: boolean;
  /** Login → what the user may do. */
  readonly roles?: Readonly<Record<string, Role>>;
}

export interface CommitOptions {
  readonly message?: string;
  /** Login of who commits and pushes. */
  readonly author?: string;
  /** Parent instead of the branch's tip: the push is then a forced one. Null begins a history of its own. */
  readonly onto?: string | null;
  /** Further parents, as of a merge. */
  readonly merging?: readonly string[];
}

const nowhere = '0'.repeat(40);

/** Makes a repository with a first commit. */
export async function addRepository(stage: Stage, wanted: NewRepository): Promise<Repository> {
  const { world } = stage;
  const { defaultBranch = 'main' } = wanted;
  const repository = register(stage, account(world, wanted.owner), wanted.name, { ...wanted, defaultBranch });
  await git(stage.folder, [
    'init',
    '--quiet',
    '--bare',
    '--template=',
    `--initial-branch=${defaultBranch}`,
    repository.directory,
  ]);
  await commit(stage, repository, defaultBranch, { files: wanted.files ?? { 'README.md': `# ${wanted.name}\n` } });
  return repository;
}

/** Makes a fork that belongs to the account. */
export async function forkRepository(stage: Stage, parent: Repository, owner: Account): Promise<Repository> {
  const known = stage.world.repositories.find((each) => each.parent === parent && each.owner === owner);
  if (known) return known;
  const { defaultBranch, private: hidden } = parent;
  const fork = register(stage, owner, parent.name, { defaultBranch, private: hidden, parent });
  await git(stage.folder, ['clone', '--quiet', '--bare', parent.directory, fork.directory]);
  return fork;
}

interface Registration {
  readonly defaultBranch: string;
  readonly private?: boolean;
  readonly parent?: Repository;
  readonly roles?: Readonly<Record<string, Role>>;
}

function register({ world, folder }: Stage, owner: Account, name: string, options: Registration): Repository {
  const now = timestamp(world);
  const id = world.nextId();
  const repository: Repository = {
    id,
    owner,
    name,
    private: options.private ?? true,
    defaultBranch: options.defaultBranch,
    directory: join(folder, `${id}.git`),
    parent: options.parent,
    roles: new Map(Object.entries(options.roles ?? {})),
    branchRules: new Map(),
    createdAt: now,
    pushedAt: now,
  };
  for (const login of repository.roles.keys()) account(world, login);
  world.repositories.push(repository);
  return repository;
}

/** Commits a change to a branch, which starts at the default branch if it is new, and pushes it. Returns the sha. */
export async function commit(
  stage: Stage,
  repository: Repository,
  branch: string,
  change: TreeChange,
  options: CommitOptions = {},
): Promise<string> {
  const { world } = stage;
  const author = account(world, options.author ?? 'dev');
  const before = await branchTip(repository, branch);
  const parent =
    options.onto === null
      ? undefined
      : (options.onto ?? before ?? (await branchTip(repository, repository.defaultBranch)));
  const sha = await writeCommit(repository.directory, {
    ...change,
    branch,
    message: options.message ?? 'Change files',
    author: { name: author.login, email: emailOf(author) },
    seconds: Math.floor(world.clock() / 1000),
    parents: parent === undefined ? [] : [parent, ...(options.merging ?? [])],
  });
  await pushed(stage, repository, branch, before ?? nowhere, sha, author);
  return sha;
}

/** Moves a branch to a commit that is already there, as a forced push of an old state does. */
export async function moveBranch(
  stage: Stage,
  repository: Repository,
  branch: string,
  sha: string,
  author: string,
): Promise<void> {
  const before = (await branchTip(repository, branch)) ?? nowhere;
  await gitText(repository.directory, ['update-ref', `refs/heads/${branch}`, sha]);
  await pushed(stage, repository, branch, before, sha, account(stage.world, author));
}

/** Takes a branch away, as people do in the moment in which a pull request into it is judged. */
export async function deleteBranch(repository: Repository, branch: string): Promise<void> {
  await gitText(repository.directory, ['update-ref', '-d', `refs/heads/${branch}`]);
}

/** What GitHub does on a push: events, a check suite, pull requests that follow. */
async function pushed(
  stage: Stage,
  repository: Repository,
  branch: string,
  before: string,
  after: string,
  sender: Account,
): Promise<void> {
  const { world, events } = stage;
  const { directory } = repository;
  repository.pushedAt = timestamp(world);
  const commits =
    before === nowhere ? await readCommits(directory, after, 1) : await readCommits(directory, `${before}..${after}`);
  const last = commits.at(-1);
  const head = last?.sha === after ? last : await readCommit(directory, after);
  events.emit({
    event: 'push',
    action: null,
    repository,
    sender,
    fields: {
      ref: `refs/heads/${branch}`,
      before,
      after,
      created: before === nowhere,
      deleted: false,
      forced: head.parents[0] !== before && before !== nowhere,
      base_ref: null,
      compare: `${repositoryPage(world, repository)}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
      commits: await Promise.all(commits.map((each) => pushCommitView(world, repository, each))),
      head_commit: await pushCommitView(world, repository, head),
      pusher: { name: sender.login, email: emailOf(sender) },
    },
  });
  if (installationOf(world, repository)?.permissions.checks === 'write') {
    const suite = suiteAt(world, world.app, repository, after, branch);
    events.emit({
      event: 'check_suite',
      action: 'requested',
      repository,
      sender,
      fields: { check_suite: await checkSuiteEventView(world, suite) },
    });
  }
  await pullsFollow(stage, repository, branch, sender);
}
