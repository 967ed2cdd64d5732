/** Where the scenarios play: a double, the running app, and for each scenario an organisation of its own. */
import { createHmac, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type GitHubDouble, startGitHubDouble } from '../github-double/github-double.ts';
import type { Intercept } from '../github-double/http/intercept.ts';
import { readManifest } from '../github-double/read-manifest.ts';
import type { InstallOptions } from '../github-double/scenario/installation.ts';
import type { CheckRun, Installation, PullRequest, Repository } from '../github-double/state/model.ts';
import type { Limits } from '../github-double/state/world.ts';
import { type RunningApp, runApp } from './run-app.ts';
import { waitFor } from './wait-for.ts';

export type Files = Readonly<Record<string, string | Buffer>>;

export interface Stage {
  readonly double: GitHubDouble;
  readonly app: RunningApp;
  /** A new organisation with the app installed and one repository. Its writes wait for no other scene's. */
  readonly scene: (files: Files, install?: InstallOptions) => Promise<Scene>;
  /** How many requests were made while `act` ran; those for tokens are not counted. */
  readonly requestsOf: (act: () => Promise<unknown>) => Promise<number>;
  /** Sends an event as GitHub would, signed; gives the answer's status. */
  readonly send: (event: string, payload: object) => Promise<number>;
  /** Ends both, and checks that neither broke GitHub's description of its API. */
  readonly end: () => Promise<void>;
}

export interface Scene {
  readonly owner: string;
  readonly installation: Installation;
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

/** `limits` are GitHub's, lowered where a test must not be as large as they are; `env` is the app's. */
export async function setStage(
  limits: Partial<Limits> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<Stage> {
  const manifest = readManifest(new URL('../../app.yml', import.meta.url));
  const double = await startGitHubDouble({ manifest, limits });
  const app = await runApp(double, env);
  const intercepts = new Map<string, Intercept>();
  double.intercept((request) => interceptOf(intercepts, request)?.(request));
  let scenes = 0;
  return {
    double,
    app,
    async scene(files, install) {
      scenes += 1;
      return setScene(double, app, `acme-${scenes}`, files, intercepts, install);
    },
    async requestsOf(act) {
      const before = double.countRequests();
      await act();
      return double.countRequests() - before;
    },
    send: (event, payload) => send(double, app, event, payload),
    async end() {
      expect(await app.stop()).toBe(0);
      expect(double.violations).toEqual([]);
      await double.stop();
    },
  };
}

/** By the owner that a path or a query names. Mutations name none: whoever waits for one is asked. */
function interceptOf(
  intercepts: ReadonlyMap<string, Intercept>,
  { path, body }: Parameters<Intercept>[0],
): Intercept | undefined {
  if (path !== '/graphql') return intercepts.get(path.split('/')[2] ?? '');
  const { variables } = body as { readonly variables?: { readonly owner?: string } };
  if (variables?.owner !== undefined) return intercepts.get(variables.owner);
  return async (request) => {
    for (const intercept of intercepts.values()) {
      const fault = await intercept({ ...request, operation: 'mutation' });
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
}

async function setScene(
  double: GitHubDouble,
  app: RunningApp,
  owner: string,
  files: Files,
  intercepts: Map<string, Intercept>,
  install: InstallOptions = {},
): Promise<Scene> {
  const { installation } = double.addOrganisation(owner, install);
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
    installation,
    repository,
    open: (head, changed) => double.openPullRequest({ repository, head, change: { files: changed } }),
    verdictAt,
    verdict: (pull, runs) => verdictAt(pull.head.sha, runs),
    intercept: (intercept) => (intercept ? intercepts.set(owner, intercept) : intercepts.delete(owner)),
  };
}

async function send({ app: { webhookSecret } }: GitHubDouble, app: RunningApp, event: string, payload: object) {
  const body = JSON.stringify(payload);
  const signature = createHmac('sha256', webhookSecret).update(body).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-github-event': event,
    'x-github-delivery': randomUUID(),
    'x-hub-signature-256': `sha256=${signature}`,
  };
  const { status } = await fetch(`${app.url}/api/github/webhooks`, { method: 'POST', headers, body });
  return status;
}
