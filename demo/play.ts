/** The steps of the demo on GitHub's side: the pull request, its review, its fix. */
import { join } from 'node:path';
import type { GitHubDouble } from '../test/github-double/github-double.ts';
import type { CheckRun, PullRequest, Repository } from '../test/github-double/state/model.ts';
import { readFolder } from './read-folder.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';
import type { RunningApp } from './start-app.ts';
import { folders, story } from './story.ts';
import { waitFor } from './wait-for.ts';

export interface Stage {
  readonly root: string;
  readonly double: GitHubDouble;
  readonly app: RunningApp;
  readonly signal: AbortSignal;
}

const CHECK = 'Dash state';

/** The organisation, with the app installed, and its repository. */
export async function addExample({ root, double }: Pick<Stage, 'root' | 'double'>): Promise<Repository> {
  double.addOrganisation(story.owner);
  const files = await readFolder(join(root, folders.base));
  return double.addRepository({ owner: story.owner, name: story.repository, files });
}

export async function openPullRequest({ root, double }: Stage, repository: Repository): Promise<PullRequest> {
  const { title, body, author, branch, message } = story;
  const files = await readFolder(join(root, folders.change));
  await double.commit(repository, branch, { files }, { author, message });
  return double.openPullRequest({ repository, head: branch, title, body, author });
}

/** Waits until the app has said all it has to say about the head. */
export async function awaitVerdict({ double, app, signal }: Stage, pull: PullRequest): Promise<Snapshot> {
  const verdict = () => {
    app.assertAlive();
    const runs = double.checkRuns(pull.repository, pull.head.sha).filter(({ name }) => name === CHECK);
    return runs.length > 0 && runs.every(({ status }) => status === 'completed') ? runs.at(-1) : undefined;
  };
  const run: CheckRun = await waitFor('the check of the app', verdict, signal);
  return takeSnapshot(double, pull, run);
}

/** Ids of the open comments whose suggestion can be committed. */
export function suggestionsOf({ comments }: Snapshot): readonly number[] {
  return comments
    .filter(({ body, resolved }) => !resolved && /^ {0,3}`{3,}suggestion\s*$/m.test(body))
    .map(({ id }) => id);
}

/** What the author mends by hand, as one push. */
export async function pushFix({ root, double }: Stage, pull: PullRequest): Promise<void> {
  const files = await readFolder(join(root, folders.fix));
  await double.pushTo(pull, { files }, { message: story.fixMessage });
}
