/** Makes and changes check runs, and tells of it. */
import { checkRunView, checkSuiteSummaryView } from '../views/check.ts';
import { suiteAt } from './checks.ts';
import type { AppRecord, CheckRun, CheckStatus, Repository } from './model.ts';
import type { Scene } from './reviews.ts';
import { timestamp } from './world.ts';

/** A run as a request describes it. */
export interface WantedRun {
  readonly name?: string;
  readonly status?: CheckStatus;
  readonly conclusion?: string;
  readonly external_id?: string;
  readonly details_url?: string;
  readonly started_at?: string;
  readonly completed_at?: string;
  readonly output?: {
    readonly title?: string;
    readonly summary?: string;
    readonly text?: string;
    readonly annotations?: readonly Readonly<Record<string, unknown>>[];
  };
  readonly actions?: readonly Readonly<Record<string, unknown>>[];
}

/** Makes a run at the commit, for the app. */
export function addCheckRun(
  scene: Scene,
  app: AppRecord,
  repository: Repository,
  wanted: WantedRun & { readonly name: string; readonly head_sha: string },
): CheckRun {
  const { world } = scene;
  const run: CheckRun = {
    id: world.nextId(),
    suite: suiteAt(world, app, repository, wanted.head_sha, null),
    name: wanted.name,
    status: 'queued',
    conclusion: null,
    externalId: '',
    detailsUrl: null,
    startedAt: timestamp(world),
    completedAt: null,
    output: { title: null, summary: null, text: null, annotations: [] },
    actions: [],
  };
  world.checkRuns.push(run);
  apply(scene, run, wanted);
  tellOfRun(scene, run, 'created');
  if (run.status === 'completed') tellOfRun(scene, run, 'completed');
  return run;
}

/** Changes what is given and keeps the rest; annotations are added to those already there. */
export function changeCheckRun(scene: Scene, run: CheckRun, wanted: WantedRun): void {
  const before = run.status;
  apply(scene, run, wanted);
  if (run.status === 'completed' && before !== 'completed') tellOfRun(scene, run, 'completed');
}

function apply({ world }: Scene, run: CheckRun, wanted: WantedRun): void {
  const now = timestamp(world);
  run.name = wanted.name ?? run.name;
  run.externalId = wanted.external_id ?? run.externalId;
  run.detailsUrl = wanted.details_url ?? run.detailsUrl;
  run.startedAt = wanted.started_at ?? run.startedAt;
  run.actions = [...(wanted.actions ?? run.actions)];
  if (wanted.output) {
    run.output.title = wanted.output.title ?? run.output.title;
    run.output.summary = wanted.output.summary ?? run.output.summary;
    run.output.text = wanted.output.text ?? run.output.text;
    run.output.annotations.push(...(wanted.output.annotations ?? []));
  }
  applyStatus(run, wanted, now);
  run.suite.requeued = false;
  run.suite.updatedAt = now;
}

/** A conclusion or a time of completion ends a run whatever status is named; an open status opens it again. */
function applyStatus(run: CheckRun, wanted: WantedRun, now: string): void {
  if (wanted.conclusion !== undefined) {
    run.status = 'completed';
    run.conclusion = wanted.conclusion;
    run.completedAt = wanted.completed_at ?? now;
  } else if (wanted.status !== undefined && wanted.status !== 'completed') {
    run.status = wanted.status;
    run.conclusion = null;
    run.completedAt = null;
  }
}

/** Sends the event about a run. */
export function tellOfRun(
  { world, events }: Scene,
  run: CheckRun,
  action: 'created' | 'completed' | 'rerequested' | 'requested_action',
  sender = run.suite.app.bot,
  fields: Readonly<Record<string, unknown>> = {},
): void {
  const suite = checkSuiteSummaryView(world, run.suite);
  events.emit({
    event: 'check_run',
    action,
    repository: run.suite.repository,
    sender,
    fields: { check_run: { ...checkRunView(world, run), check_suite: suite }, ...fields },
  });
}
