/**
 * An organisation's day on a shared queue: two processes take webhooks in, two work, one of those is killed every few
 * seconds, and some of GitHub's answers are faulty. `FLEET_PULLS=300 FLEET_REPOSITORIES=30` plays the long day.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GitHubDouble, startGitHubDouble } from '../github-double/github-double.ts';
import { readManifest } from '../github-double/read-manifest.ts';
import type { PullRequest, Repository } from '../github-double/state/model.ts';
import { hasRedis, type RedisServer, startRedis } from '../support/redis-server.ts';
import { FILES, LEAK } from './example-app.ts';
import { type Fleet, faultsFor, startFleet } from './fleet.ts';

const { FLEET_PULLS = '24', FLEET_REPOSITORIES = '6', FLEET_KILLS = '3' } = process.env;
const [PULLS, REPOSITORIES, KILLS] = [Number(FLEET_PULLS), Number(FLEET_REPOSITORIES), Number(FLEET_KILLS)];
const INSTALLATIONS = 3;
const PATIENCE_MILLISECONDS = 120_000 + PULLS * 4_000;

let redis: RedisServer;
let double: GitHubDouble;
let fleet: Fleet;

beforeAll(async () => {
  if (!hasRedis) return;
  redis = await startRedis();
  double = await startGitHubDouble({ manifest: readManifest(new URL('../../app.yml', import.meta.url)) });
  fleet = await startFleet(double, { REDIS_URL: redis.url, LEASE_SECONDS: '5', ANALYSIS_PROCESSES: '1' });
});
afterAll(async () => {
  if (!hasRedis) return;
  await double.stop();
  await redis.stop();
});

interface Opened {
  readonly pull: PullRequest;
  readonly repository: Repository;
  /** Every head that it had; the last one counts. */
  readonly heads: string[];
}

async function openAll(): Promise<Opened[]> {
  const repositories: Repository[] = [];
  for (let index = 0; index < INSTALLATIONS; index += 1) double.addOrganisation(`acme-${index}`);
  for (let index = 0; index < REPOSITORIES; index += 1) {
    const owner = `acme-${index % INSTALLATIONS}`;
    repositories.push(await double.addRepository({ owner, name: `app-${index}`, files: FILES }));
  }
  const opened: Opened[] = [];
  for (let index = 0; index < PULLS; index += 1) {
    const repository = repositories[index % REPOSITORIES] as Repository;
    fleet.turn();
    const change = { files: { 'callbacks.py': `# ${index}\n${LEAK}` } };
    const pull = await double.openPullRequest({ repository, head: `feature-${index}`, change });
    opened.push({ pull, repository, heads: [pull.head.sha] });
  }
  return opened;
}

/** Every sixth pull request is pushed to while its first head waits or is worked on. */
async function pushToSome(opened: readonly Opened[]): Promise<void> {
  for (const [index, { pull, heads }] of opened.entries()) {
    if (index % 6 !== 0) continue;
    fleet.turn();
    await double.pushTo(pull, { files: { 'callbacks.py': `# ${index}, pushed\n${LEAK}` } });
    heads.push(pull.head.sha);
  }
}

function openRuns(opened: readonly Opened[]): string[] {
  return opened.flatMap(({ pull, repository, heads }) =>
    heads.flatMap((sha, index) => {
      const runs = double.checkRuns(repository, sha);
      const isLast = index === heads.length - 1;
      const isDone = runs.every(({ status }) => status === 'completed') && (!isLast || runs.length > 0);
      return isDone ? [] : [`${repository.name}#${pull.number} ${sha.slice(0, 7)}`];
    }),
  );
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe.skipIf(!hasRedis)('a fleet on one Redis', () => {
  it(
    'gives each head one completed run and each finding one comment, whatever happens',
    async () => {
      double.intercept(faultsFor(0.02));
      const opened = await openAll();
      await pushToSome(opened);
      const deadline = Date.now() + PATIENCE_MILLISECONDS;
      for (let kills = 0; kills < KILLS && openRuns(opened).length > 0; kills += 1) {
        await pause(3000);
        await fleet.killOne();
      }
      while (openRuns(opened).length > 0 && Date.now() < deadline) await pause(500);
      expect(openRuns(opened), fleet.output()).toEqual([]);

      for (const { pull, repository, heads } of opened) {
        const where = `${repository.name}#${pull.number}`;
        const runs = double.checkRuns(repository, pull.head.sha);
        expect(
          runs.map(({ conclusion }) => conclusion),
          where,
        ).toEqual(['failure']);
        expect(runs[0]?.output.title, where).toContain('1 new finding');
        expect(double.reviewComments(pull), where).toHaveLength(1);
        for (const sha of heads.slice(0, -1)) expect(double.checkRuns(repository, sha).length).toBeLessThanOrEqual(1);
      }
      const readiness = await (await fetch(`${fleet.webs[0]?.url}/readyz`)).json();
      expect(readiness).toEqual({ ready: true, missing: [] });
      const metrics = await (await fetch(`${fleet.workers()[0]?.url}/metrics`)).text();
      expect(metrics).toContain('dash_state_guard_queue_jobs{state="waiting"} 0');
      expect(metrics).toContain('dash_state_guard_queue_jobs{state="dead"} 0');
      double.intercept(undefined);
      expect(await fleet.stop()).toEqual([0, 0, 0, 0]);
    },
    PATIENCE_MILLISECONDS + 60_000,
  );
});
