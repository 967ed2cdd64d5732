import type { Job } from './job.ts';

/** Thrown by a job that GitHub's limits keep from going on: the job to take up again, and when. */
export class JobPostponed extends Error {
  override readonly name = 'JobPostponed';
  readonly job: Job;
  readonly milliseconds: number;

  constructor(job: Job, milliseconds: number) {
    super(`The job waits ${Math.ceil(milliseconds / 1000)} s for GitHub's limits.`);
    this.job = job;
    this.milliseconds = milliseconds;
  }
}
