/** Webhooks → queue. The answer to GitHub does not wait for the work. */
import type { Probot } from 'probot';
import { describeJob, type Job } from './job.ts';
import { jobOfCheckRun, jobOfCheckSuite, jobOfPullRequest } from './job-of-event.ts';
import type { JobQueue } from './jobs.ts';

export function submitEvents(probot: Probot, appId: number, jobs: JobQueue): void {
  const submit = (job: Job | undefined) => {
    if (job === undefined) return;
    probot.log.info({ ...describeJob(job), submitted: jobs.submit(job) }, 'job submitted');
  };
  probot.on('pull_request', (event) => submit(jobOfPullRequest(event)));
  probot.on('check_run.rerequested', (event) => submit(jobOfCheckRun(event, appId)));
  probot.on('check_suite.rerequested', (event) => submit(jobOfCheckSuite(event, appId)));
}
