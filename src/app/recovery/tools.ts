/** What recovery works with. */
import type { Access } from '../../github/access.ts';
import type { Octokit } from '../../github/octokit.ts';
import type { Job } from '../job.ts';
import type { JobEnd } from '../job-ended.ts';
import type { WorkQueue } from '../queue/work-queue.ts';
import type { Log } from '../services.ts';

export interface RecoveryTools {
  readonly appId: number;
  /** Authenticated as the app. */
  readonly app: () => Promise<Octokit>;
  readonly clientsOf: (installation: number) => Promise<Pick<Access, 'octokit' | 'queries'>>;
  readonly queue: Pick<WorkQueue, 'submit' | 'heads'>;
  /** Completes the run of a job that will not be taken up. */
  readonly closeDropped: (job: Job, end: JobEnd) => Promise<void>;
  readonly log: Log;
  readonly signal: AbortSignal;
}
