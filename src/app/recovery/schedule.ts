/** When recovery runs: at once after the start, then now and then; in one process at a time. */
import { describeError } from '../failure-check.ts';
import type { WorkQueue } from '../queue/work-queue.ts';
import { recoverDeliveries } from './recover-deliveries.ts';
import { sweep } from './sweep.ts';
import type { RecoveryTools } from './tools.ts';

export interface ScheduleOptions extends Omit<RecoveryTools, 'signal' | 'queue'> {
  readonly queue: Pick<WorkQueue, 'submit' | 'heads' | 'claim'>;
  /** Whether what a process took in is lost with it. */
  readonly isAlone: boolean;
}

const MINUTE = 60_000;
const DELIVERIES_EVERY = 5 * MINUTE;
const SWEEP_EVERY = 6 * 60 * MINUTE;
/** About 900 requests an hour, of 5,000 and more that an installation has. */
const SWEEP_PAUSE = 4_000;

/** Starts at once; the function it gives ends all of it. */
export function scheduleRecovery({ isAlone, ...options }: ScheduleOptions): () => void {
  const { queue, log } = options;
  const ended = new AbortController();
  const tools: RecoveryTools = { ...options, signal: ended.signal };

  async function once(task: string, claimMilliseconds: number, act: () => Promise<object>): Promise<void> {
    try {
      if (!(await queue.claim(task, claimMilliseconds))) return;
      log.info({ task, ...(await act()) }, 'recovery done');
    } catch (error) {
      if (!ended.signal.aborted) log.error({ task, ...describeError(error) }, 'recovery failed');
    }
  }

  const deliveries = (lost: boolean) =>
    once('deliveries', MINUTE, async () => ({ ...(await recoverDeliveries(tools, { lost })) }));
  const all = () => once('sweep', SWEEP_EVERY / 2, async () => ({ submitted: await sweep(tools, SWEEP_PAUSE) }));

  void deliveries(isAlone);
  const timers = [
    setInterval(() => void deliveries(false), DELIVERIES_EVERY),
    setInterval(() => void all(), SWEEP_EVERY),
  ];
  for (const timer of timers) timer.unref();
  return () => {
    ended.abort(new Error('The process ends.'));
    for (const timer of timers) clearInterval(timer);
  };
}
