/** An organisation's repositories on the double, and what happens in them. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FILES, LEAK } from '../../test/e2e/example-app.ts';
import { type GitHubDouble, startGitHubDouble } from '../../test/github-double/github-double.ts';
import { readManifest } from '../../test/github-double/read-manifest.ts';
import type { PullRequest, Repository } from '../../test/github-double/state/model.ts';

export interface Scene {
  readonly double: GitHubDouble;
  readonly repositories: readonly Repository[];
}

export async function setScene(repositories: number, installations: number): Promise<Scene> {
  const double = await startGitHubDouble({ manifest: readManifest(pathToFileURL(resolve('app.yml'))) });
  for (let index = 0; index < installations; index += 1) double.addOrganisation(`acme-${index}`);
  const all: Repository[] = [];
  for (let index = 0; index < repositories; index += 1) {
    all.push(
      await double.addRepository({ owner: `acme-${index % installations}`, name: `app-${index}`, files: FILES }),
    );
  }
  return { double, repositories: all };
}

/** Opens a pull request with a leak, or one without. */
export function open({ double, repositories }: Scene, index: number, leaks = true): Promise<PullRequest> {
  const repository = repositories[index % repositories.length] as Repository;
  const text = leaks ? LEAK : FILES['callbacks.py'];
  const change = { files: { 'callbacks.py': `# Change ${index}\n${text}` } };
  return double.openPullRequest({ repository, head: `feature-${index}`, change });
}

/** Waits until every pull request has a completed run; gives those that have not, once patience is over. */
export async function completion(scene: Scene, pulls: readonly PullRequest[], milliseconds: number): Promise<number> {
  const deadline = Date.now() + milliseconds;
  const open = () => pulls.filter((pull) => !isJudged(scene, pull)).length;
  while (open() > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  return open();
}

function isJudged({ double }: Scene, pull: PullRequest): boolean {
  const runs = double.checkRuns(pull.repository, pull.head.sha);
  return runs.length > 0 && runs.every(({ status }) => status === 'completed');
}
