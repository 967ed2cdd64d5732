/**
 * Works through GitHub's list of deliveries, newest first, back to where everything is finished: what failed is sent once
 * more, and what was taken in by a process that is gone is taken up. The cost follows the traffic, not the number of
 * repositories.
 */
import { type DeliveryAttempt, listDeliveries, readPayload, redeliver } from '../../github/deliveries.ts';
import { ASKING_EVENTS, type Asked, askedBy } from '../asked-by.ts';
import { describeError } from '../failure-check.ts';
import { describeJob, headOf, type Job, keyOf } from '../job.ts';
import type { JobEnd } from '../job-ended.ts';
import { type HeadJob, lookAtHead } from './look-at-head.ts';
import type { RecoveryTools } from './tools.ts';

export interface RecoveryScope {
  /** Whether jobs that were taken in may be lost: without a shared queue they are lost with their process. */
  readonly lost: boolean;
  /** Milliseconds; GitHub redelivers for three days. */
  readonly horizon?: number;
}

export interface Recovered {
  redelivered: number;
  takenUp: number;
  closed: number;
}

const HORIZON_MILLISECONDS = 3 * 24 * 3_600_000;
/** After so many deliveries in a row whose work is finished, older ones are too. */
const FINISHED_IN_A_ROW = 40;
/** Every comment is delivered, few are commands: only what may just have been lost is looked at. */
const COMMENT_MILLISECONDS = 15 * 60_000;

/** Actions that lead to work, or end it; of other events every action counts. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  pull_request: ['opened', 'synchronize', 'reopened', 'ready_for_review', 'converted_to_draft', 'edited', 'closed'],
  merge_group: ['checks_requested', 'destroyed'],
  check_run: ['rerequested', 'requested_action'],
  check_suite: ['rerequested'],
};

export async function recoverDeliveries(tools: RecoveryTools, scope: RecoveryScope): Promise<Recovered> {
  const { horizon = HORIZON_MILLISECONDS } = scope;
  const app = await tools.app();
  const recovered: Recovered = { redelivered: 0, takenUp: 0, closed: 0 };
  const seen = new Set<string>();
  const newest = new Map<string, Asked>();
  let finished = 0;
  for await (const page of listDeliveries(app)) {
    for (const attempt of page) {
      tools.signal.throwIfAborted();
      if (Date.now() - attempt.at > horizon || finished >= FINISHED_IN_A_ROW) return recovered;
      if (seen.has(attempt.guid) || !mayAsk(attempt)) continue;
      seen.add(attempt.guid);
      try {
        finished = (await recoverOne(attempt)) ? finished + 1 : 0;
      } catch (error) {
        tools.signal.throwIfAborted();
        tools.log.warn({ delivery: attempt.guid, ...describeError(error) }, 'a delivery could not be recovered');
      }
    }
  }
  return recovered;

  /** True where nothing had to be done. */
  async function recoverOne(attempt: DeliveryAttempt): Promise<boolean> {
    if (attempt.succeeded && !scope.lost) return true;
    const payload = await readPayload(app, attempt.id);
    const asked = askedBy(attempt.event, { id: attempt.guid, payload }, tools.appId);
    const key = asked.job ? keyOf(asked.job) : asked.stop?.key;
    const later = key === undefined ? undefined : newest.get(key);
    if (key !== undefined && later === undefined) newest.set(key, asked);
    const isFinished = await recoverJob(asked.job, later, attempt);
    if (attempt.succeeded || attempt.isRedelivery) return isFinished;
    // The work is in hand already; this lets GitHub's list say that it arrived.
    await redeliver(app, attempt.id);
    recovered.redelivered += 1;
    return false;
  }

  async function recoverJob(
    job: Job | undefined,
    later: Asked | undefined,
    attempt: DeliveryAttempt,
  ): Promise<boolean> {
    if (job === undefined) return true;
    if (!('headSha' in job)) {
      if (!attempt.succeeded) await submit(job, attempt);
      return attempt.succeeded;
    }
    if (later !== undefined) return closeOlder(job, headOfAsked(later), later.end, attempt);
    const heads = await tools.queue.heads(keyOf(job));
    if (heads.includes(job.headSha)) return false;
    const [head] = heads;
    if (head !== undefined) return closeOlder(job, head, undefined, attempt);
    if ((await lookAtHead(job, attempt.at, tools)) === 'judged') return true;
    await submit(job, attempt);
    return false;
  }

  async function submit(job: Job, { guid, succeeded }: DeliveryAttempt): Promise<void> {
    // Another id where it was taken in before, or the queue would take it for that.
    const delivery = succeeded ? `${guid}/recovered-${Date.now().toString(36)}` : guid;
    const submitted = await tools.queue.submit({ ...job, delivery, resumed: { takeovers: 0 } });
    tools.log.info({ ...describeJob(job), submitted }, 'job taken up');
    recovered.takenUp += 1;
  }

  /** An older state of something whose newest is known: only its open run has to be closed. */
  async function closeOlder(
    job: HeadJob,
    head: string | undefined,
    stop: JobEnd | undefined,
    { at }: DeliveryAttempt,
  ): Promise<boolean> {
    if (head === job.headSha || (await lookAtHead(job, at, tools)) !== 'open') return true;
    const end: JobEnd = head === undefined ? (stop ?? { kind: 'closed' }) : { kind: 'superseded', headSha: head };
    await tools.closeDropped({ ...job, resumed: { takeovers: 0 } }, end);
    recovered.closed += 1;
    return false;
  }
}

function mayAsk({ event, action, at, isInstalled }: DeliveryAttempt): boolean {
  if (!isInstalled || !ASKING_EVENTS.includes(event)) return false;
  if (event.startsWith('pull_request_review')) return Date.now() - at < COMMENT_MILLISECONDS;
  return ACTIONS[event]?.includes(action ?? '') ?? true;
}

function headOfAsked({ job }: Asked): string | undefined {
  return job && headOf(job);
}
