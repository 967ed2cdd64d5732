/** What GitHub shows of a pull request at one of its commits, as plain data for the terminal and the page. */
import { type ChangedFile, diffTrees } from '../test/github-double/git/diff-trees.ts';
import { mergeBase, readCommits } from '../test/github-double/git/history.ts';
import { type PatchHunk, parseHunks } from '../test/github-double/git/hunks.ts';
import type { GitHubDouble } from '../test/github-double/github-double.ts';
import type { CheckRun, PullRequest, ReviewComment } from '../test/github-double/state/model.ts';
import { coverSecrets } from './cover-secrets.ts';

export interface Snapshot {
  readonly headSha: string;
  /** All commits of the pull request, oldest first. */
  readonly commits: readonly ShownCommit[];
  /** Against the base branch. */
  readonly files: readonly ShownFile[];
  readonly comments: readonly ShownComment[];
  readonly check: ShownCheck;
}

export interface ShownCommit {
  readonly sha: string;
  readonly author: string;
  /** First line of the message. */
  readonly title: string;
}

export interface ShownFile {
  readonly path: string;
  readonly previousPath: string | undefined;
  readonly status: ChangedFile['status'];
  readonly additions: number;
  readonly deletions: number;
  readonly hunks: readonly PatchHunk[];
}

export interface ShownComment {
  readonly id: number;
  readonly author: string;
  readonly path: string;
  /** As posted; undefined for a comment on a whole file. */
  readonly line: number | undefined;
  readonly startLine: number | undefined;
  /** Markdown. */
  readonly body: string;
  /** GitHub shows it collapsed. */
  readonly resolved: boolean;
}

export interface ShownCheck {
  readonly name: string;
  readonly conclusion: string;
  readonly title: string;
  /** Markdown, as is the text. */
  readonly summary: string;
  readonly text: string;
}

/** Generous: the example's files are small. */
const limits = { patchLines: 10_000, patchBytes: 1_000_000 };

/** Reads the pull request as it stands, with the completed run at its head. */
export async function takeSnapshot(double: GitHubDouble, pull: PullRequest, run: CheckRun): Promise<Snapshot> {
  const { directory } = pull.repository;
  const headSha = pull.head.sha;
  const base = (await mergeBase(directory, pull.base.sha, headSha)) ?? pull.base.sha;
  const commits = await readCommits(directory, `${base}..${headSha}`);
  return {
    headSha,
    commits: commits.map(({ sha, author, message }) => ({
      sha,
      author: author.name,
      title: message.split('\n', 1)[0] ?? '',
    })),
    files: await compare(directory, base, headSha),
    comments: double.reviewComments(pull).map(showComment),
    check: showCheck(run),
  };
}

/** The files that differ between two commits, the example's secrets covered. */
export async function compare(directory: string, from: string, to: string): Promise<readonly ShownFile[]> {
  const files = await diffTrees(directory, from, to, limits);
  return files.map(({ path, previousPath, status, additions, deletions, patch = '' }) => ({
    path,
    previousPath,
    status,
    additions,
    deletions,
    hunks: parseHunks(coverSecrets(patch)),
  }));
}

function showComment({ id, author, path, original, body, minimizedReason }: ReviewComment): ShownComment {
  const resolved = minimizedReason !== undefined;
  return { id, author: author.login, path, line: original?.line, startLine: original?.startLine, body, resolved };
}

function showCheck({ name, conclusion, output: { title, summary, text } }: CheckRun): ShownCheck {
  return { name, conclusion: conclusion ?? 'pending', title: title ?? '', summary: summary ?? '', text: text ?? '' };
}
