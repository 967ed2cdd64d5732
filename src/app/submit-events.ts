/** Webhooks → queue. The answer to GitHub does not wait for the work. */
import { askedBy } from './asked-by.ts';
import { describeJob } from './job.ts';
import type { WorkQueue } from './queue/work-queue.ts';
import type { Delivered } from './receive-webhooks.ts';
import type { Log } from './services.ts';
import { within } from './within.ts';

/** GitHub does not wait long, and what it lists as failed comes again. */
const PATIENCE_MILLISECONDS = 1_500;

/** Takes an event in. Rejects where the queue cannot be reached: then GitHub lists the delivery as failed. */
export function submitEvents(
  appId: number,
  queue: Pick<WorkQueue, 'submit' | 'stop'>,
  log: Log,
): (delivered: Delivered) => Promise<void> {
  return (delivered) => within(PATIENCE_MILLISECONDS, takeIn(delivered));

  async function takeIn({ id, name, payload }: Delivered): Promise<void> {
    const { stop, end, job } = askedBy(name, { id, payload }, appId);
    if (stop !== undefined && end !== undefined) await queue.stop(stop, end);
    if (job === undefined) return;
    const submitted = await queue.submit({ ...job, queuedAt: Date.now() });
    log.info({ ...describeJob(job), submitted }, 'job submitted');
  }
}
