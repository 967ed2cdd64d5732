/** What recovery works with. */
import type { Octokit } from '../../github/octokit.ts';
import type { Job } from '../job.ts';
import type { JobEnd } from '../job-ended.ts';
import type { WorkQueue } from '../queue/work-queue.ts';
import type { Log, Services } from '../services.ts';

export interface RecoveryTools {
  readonly appId: number;
  /** Authenticated as the app. */
  readonly app: () => Promise<Octokit>;
  readonly clientsOf: Services['clientsOf'];
  readonly queue: Pick<WorkQueue, 'submit' | 'heads'>;
  /** Completes the run of a job that will not be taken up. */
  readonly closeDropped: (job: Job, end: JobEnd) => Promise<void>;
  readonly log: Log;
  readonly signal: AbortSignal;
}
