/** Where the scenarios play: a double, the running app, and for each scenario an organisation of its own. */
import { expect } from 'vitest';
import { type GitHubDouble, startGitHubDouble } from '../github-double/github-double.ts';
import type { Intercept } from '../github-double/http/intercept.ts';
import { readManifest } from '../github-double/read-manifest.ts';
import type { CheckRun, PullRequest, Repository } from '../github-double/state/model.ts';
import { type RunningApp, runApp } from './run-app.ts';
import { waitFor } from './wait-for.ts';

export type Files = Readonly<Record<string, string | Buffer>>;

export interface Stage {
  readonly double: GitHubDouble;
  readonly app: RunningApp;
  /** A new organisation with the app installed and one repository. Its writes wait for no other scene's. */
  readonly scene: (files: Files) => Promise<Scene>;
  /** How many requests were made while `act` ran; those for tokens are not counted. */
  readonly requestsOf: (act: () => Promise<unknown>) => Promise<number>;
  /** Ends both, and checks that neither broke GitHub's description of its API. */
  readonly end: () => Promise<void>;
}

export interface Scene {
  readonly owner: string;
  readonly repository: Repository;
  /** Opens a pull request from a new branch. */
  readonly open: (head: string, files: Files) => Promise<PullRequest>;
  /** The newest run of our check at the commit, once there are `runs` and all are completed. */
  readonly verdictAt: (sha: string, runs?: number) => Promise<CheckRun>;
  /** The same at the pull request's head. */
  readonly verdict: (pull: PullRequest, runs?: number) => Promise<CheckRun>;
  /** Puts faults in the way of requests about this repository. */
  readonly intercept: (intercept: Intercept | undefined) => void;
}

const CHECK = 'Dash state';

export async function setStage(): Promise<Stage> {
  const double = await startGitHubDouble({ manifest: readManifest(new URL('../../app.yml', import.meta.url)) });
  const app = await runApp(double);
  const intercepts = new Map<string, Intercept>();
  double.intercept((request) => intercepts.get(request.path.split('/')[2] ?? '')?.(request));
  let scenes = 0;
  return {
    double,
    app,
    async scene(files) {
      scenes += 1;
      return setScene(double, app, `acme-${scenes}`, files, intercepts);
    },
    async requestsOf(act) {
      const before = double.countRequests();
      await act();
      return double.countRequests() - before;
    },
    async end() {
      expect(await app.stop()).toBe(0);
      expect(double.violations).toEqual([]);
      await double.stop();
    },
  };
}

async function setScene(
  double: GitHubDouble,
  app: RunningApp,
  owner: string,
  files: Files,
  intercepts: Map<string, Intercept>,
): Promise<Scene> {
  double.addOrganisation(owner);
  const repository = await double.addRepository({ owner, name: 'dashboards', files });
  const verdictAt: Scene['verdictAt'] = (sha, runs = 1) =>
    waitFor(
      `${runs} completed run(s) at ${sha}`,
      () => {
        const there = double.checkRuns(repository, sha).filter(({ name }) => name === CHECK);
        return there.length >= runs && there.every(({ status }) => status === 'completed') && there.at(-1);
      },
      app.output,
    );
  return {
    owner,
    repository,
    open: (head, changed) => double.openPullRequest({ repository, head, change: { files: changed } }),
    verdictAt,
    verdict: (pull, runs) => verdictAt(pull.head.sha, runs),
    intercept: (intercept) => (intercept ? intercepts.set(owner, intercept) : intercepts.delete(owner)),
  };
}
