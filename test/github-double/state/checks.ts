/** Check suites: one for each commit and app, its state told by its runs. */
import type { AppRecord, CheckRun, CheckSuite, PullRequest, Repository } from './model.ts';
import { timestamp, type World } from './world.ts';

/** The app's suite at a commit, made where there is none. The branch is null for commits of forks. */
export function suiteAt(
  world: World,
  app: AppRecord,
  repository: Repository,
  headSha: string,
  headBranch: string | null,
): CheckSuite {
  const known = world.checkSuites.find(
    (each) => each.app === app && each.repository === repository && each.headSha === headSha,
  );
  if (known) return known;
  const now = timestamp(world);
  const suite: CheckSuite = {
    id: world.nextId(),
    repository,
    app,
    headSha,
    headBranch,
    requeued: false,
    createdAt: now,
    updatedAt: now,
  };
  world.checkSuites.push(suite);
  return suite;
}

/** Runs of a suite, oldest first. */
export function runsOf(world: World, suite: CheckSuite): readonly CheckRun[] {
  return world.checkRuns.filter((run) => run.suite === suite);
}

/** The newest run of each name, which is what GitHub shows and judges by. */
export function latestRunsOf(world: World, suite: CheckSuite): readonly CheckRun[] {
  return [...new Map(runsOf(world, suite).map((run) => [run.name, run])).values()];
}

/** Open pull requests of the same repository whose head the suite is about; GitHub leaves those of forks out. */
export function suitePulls(world: World, suite: CheckSuite): readonly PullRequest[] {
  return world.pulls.filter(
    (pull) =>
      pull.state === 'open' &&
      pull.repository === suite.repository &&
      pull.head.repository === suite.repository &&
      pull.head.sha === suite.headSha,
  );
}

/** Worst first: the suite ends as badly as its worst run. */
const worstFirst = ['failure', 'timed_out', 'cancelled', 'action_required', 'success', 'neutral', 'skipped'];

export function suiteState(world: World, suite: CheckSuite): { status: string; conclusion: string | null } {
  const runs = latestRunsOf(world, suite);
  if (suite.requeued || runs.length === 0) return { status: 'queued', conclusion: null };
  if (runs.some((run) => run.status !== 'completed')) return { status: 'in_progress', conclusion: null };
  const conclusion = worstFirst.find((each) => runs.some((run) => run.conclusion === each)) ?? null;
  return { status: 'completed', conclusion };
}
