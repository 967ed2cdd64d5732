/** Bursts of pull requests over repositories and installations, with some of GitHub's answers faulty. */
import { faultsFor, startFleet } from '../../test/e2e/fleet.ts';
import { runApp } from '../../test/e2e/run-app.ts';
import type { PullRequest } from '../../test/github-double/state/model.ts';
import { hasRedis, startRedis } from '../../test/support/redis-server.ts';
import { childrenOf, memoryOf } from './memory.ts';
import { completion, open, type Scene, setScene } from './scene.ts';

const [REPOSITORIES, INSTALLATIONS] = [30, 3];
const PATIENCE_MILLISECONDS = 20 * 60_000;

export async function measureBurstAlone(pulls: number, tell: (line: string) => void): Promise<void> {
  const scene = await setScene(REPOSITORIES, INSTALLATIONS);
  const app = await runApp(scene.double);
  try {
    tell(`Burst of ${pulls} pull requests, one process, 2 % faults`);
    await burst(scene, pulls, () => {}, tell);
    tell(`  memory: ${describeMemory([app.pid])}`);
  } finally {
    await app.stop('SIGKILL');
    await scene.double.stop();
  }
}

export async function measureBurstOnRedis(pulls: number, tell: (line: string) => void): Promise<void> {
  if (!hasRedis) return tell('Burst on Redis: redis-server is not installed, left out');
  const redis = await startRedis();
  const scene = await setScene(REPOSITORIES, INSTALLATIONS);
  const fleet = await startFleet(scene.double, { REDIS_URL: redis.url });
  try {
    tell(`Burst of ${pulls} pull requests, two processes that take in and two that work, on Redis, 2 % faults`);
    await burst(scene, pulls, fleet.turn, tell);
    tell(`  memory: ${describeMemory([...fleet.webs, ...fleet.workers()].map(({ pid }) => pid))}`);
  } finally {
    await Promise.all([...fleet.webs, ...fleet.workers()].map((app) => app.stop('SIGKILL')));
    await scene.double.stop();
    await redis.stop();
  }
}

async function burst(scene: Scene, count: number, turn: () => void, tell: (line: string) => void): Promise<void> {
  const { double } = scene;
  double.intercept(faultsFor(0.02));
  const start = performance.now();
  const pulls: PullRequest[] = [];
  for (let index = 0; index < count; index += 1) {
    turn();
    pulls.push(await open(scene, index));
  }
  const opened = performance.now() - start;
  const left = await completion(scene, pulls, PATIENCE_MILLISECONDS);
  const seconds = (performance.now() - start) / 1000;
  const runs = pulls.map((pull) => double.checkRuns(pull.repository, pull.head.sha).length);
  const comments = pulls.map((pull) => double.reviewComments(pull).length);
  tell(
    `  opened in ${(opened / 1000).toFixed(1)} s, all judged after ${seconds.toFixed(1)} s: ${((count / seconds) * 60).toFixed(0)} a minute`,
  );
  tell(
    `  open: ${left}; heads with one run: ${runs.filter((each) => each === 1).length}; with one comment: ${comments.filter((each) => each === 1).length}`,
  );
}

function describeMemory(pids: readonly number[]): string {
  const parts = pids.map((pid) => {
    const children = childrenOf(pid).map((child) => memoryOf(child)?.peak ?? 0);
    const own = memoryOf(pid)?.peak ?? Number.NaN;
    return `${own.toFixed(0)} MiB${children.length > 0 ? ` and ${children.map((peak) => peak.toFixed(0)).join(' + ')} for the analysis` : ''}`;
  });
  return `at most ${parts.join('; ')}`;
}
