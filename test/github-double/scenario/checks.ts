/** What people do with checks: the re-run buttons, and the checks of other apps. */

import { addCheckRun, tellOfRun, type WantedRun } from '../state/check-runs.ts';
import { suiteState } from '../state/checks.ts';
import type { AppRecord, CheckRun, CheckSuite, Repository } from '../state/model.ts';
import { checkSuiteEventView } from '../views/check.ts';
import { account, type Stage } from './stage.ts';

/** Somebody asks for a run again. GitHub leaves the run as it is and sets its suite back to queued. */
export function rerequestCheckRun(stage: Stage, id: number, by: string): CheckRun {
  const run = stage.world.checkRuns.find((each) => each.id === id);
  if (!run) throw new Error(`There is no check run ${id}`);
  if (run.status !== 'completed') throw new Error(`Check run ${id} is not completed`);
  run.suite.requeued = true;
  tellOfRun(stage, run, 'rerequested', account(stage.world, by));
  return run;
}

/** Somebody presses a button that the app put on a completed run. */
export function requestAction(stage: Stage, id: number, identifier: string, by: string): CheckRun {
  const run = stage.world.checkRuns.find((each) => each.id === id);
  if (!run?.actions.some((action) => action.identifier === identifier)) {
    throw new Error(`Check run ${id} offers no action ${identifier}`);
  }
  tellOfRun(stage, run, 'requested_action', account(stage.world, by), { requested_action: { identifier } });
  return run;
}

/** Somebody asks for all checks of a suite again. */
export async function rerequestCheckSuite({ world, events }: Stage, id: number, by: string): Promise<CheckSuite> {
  const suite = world.checkSuites.find((each) => each.id === id);
  if (!suite) throw new Error(`There is no check suite ${id}`);
  if (suiteState(world, suite).status === 'in_progress') throw new Error(`Check suite ${id} is in progress`);
  suite.requeued = true;
  events.emit({
    event: 'check_suite',
    action: 'rerequested',
    repository: suite.repository,
    sender: account(world, by),
    fields: { check_suite: await checkSuiteEventView(world, suite) },
  });
  return suite;
}

/** A run that belongs to another app; the product's app can read it and must not change it. */
export function addForeignCheckRun(
  stage: Stage,
  repository: Repository,
  run: WantedRun & { readonly name: string; readonly head_sha: string },
): CheckRun {
  const { world } = stage;
  const owner = account(world, 'other-vendor', 'Organization');
  const known = world.checkSuites.map((suite) => suite.app).find((app) => app.slug === 'other-checks');
  const other: AppRecord = known ?? {
    ...world.app,
    id: world.nextId(),
    slug: 'other-checks',
    name: 'Other checks',
    owner,
    bot: account(world, 'other-checks[bot]', 'Bot'),
  };
  return addCheckRun(stage, other, repository, run);
}
