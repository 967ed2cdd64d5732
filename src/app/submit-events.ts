/** Webhooks → queue. The answer to GitHub does not wait for the work. */
import type { Probot } from 'probot';
import { describeJob, type Job } from './job.ts';
import type { JobEnd } from './job-ended.ts';
import { jobOfComment, jobOfReview } from './job-of-comment.ts';
import { jobOfCheckRun, jobOfCheckSuite, jobOfPullRequest, stopOfPullRequest } from './job-of-event.ts';
import { jobOfInstallation } from './job-of-installation.ts';
import { jobOfMergeGroup, stopOfMergeGroup } from './job-of-merge-group.ts';
import type { StopOrder } from './job-order.ts';
import type { JobQueue } from './jobs.ts';

export function submitEvents(probot: Probot, appId: number, jobs: JobQueue): void {
  const submit = (job: Job | undefined) => {
    if (job === undefined) return;
    probot.log.info({ ...describeJob(job), submitted: jobs.submit(job) }, 'job submitted');
  };
  const stop = (order: StopOrder | undefined, end: JobEnd) => {
    if (order !== undefined) jobs.stop(order, end);
  };
  probot.on('pull_request', (event) => {
    stop(stopOfPullRequest(event), { kind: 'closed' });
    submit(jobOfPullRequest(event));
  });
  probot.on('merge_group', (event) => {
    stop(stopOfMergeGroup(event), { kind: 'dequeued' });
    submit(jobOfMergeGroup(event));
  });
  probot.on(['check_run.rerequested', 'check_run.requested_action'], (event) => submit(jobOfCheckRun(event, appId)));
  probot.on('check_suite.rerequested', (event) => submit(jobOfCheckSuite(event, appId)));
  probot.on('pull_request_review_comment', (event) => submit(jobOfComment(event)));
  probot.on('pull_request_review.submitted', (event) => submit(jobOfReview(event)));
  probot.on(['installation', 'installation_repositories'], (event) => submit(jobOfInstallation(event)));
}
