/** The whole story of a run: open the check, read, analyze, plan, publish, complete the check. */
import type { Access } from '../github/access.ts';
import { completeCheckRun } from '../github/complete-check-run.ts';
import { type CheckRun, createCheckRun } from '../github/create-check-run.ts';
import { listFiles } from '../github/list-files.ts';
import { readPullRequest } from '../github/pull-request.ts';
import { readEarlierComments } from '../github/read-earlier-comments.ts';
import { readRepositoryConfig } from '../github/read-repository-config.ts';
import { readMarker } from '../review/marker.ts';
import type { CheckOutput } from '../review/plan.ts';
import { supersededCheck } from '../review/special-checks.ts';
import { decidePolicy } from './decide-policy.ts';
import { describeError, failureCheck } from './failure-check.ts';
import { describeJob, type EvaluateJob } from './job.ts';
import { reviewChange } from './review-change.ts';
import type { Services } from './services.ts';
import { skippedBy } from './skipped-by.ts';

/**
 * Judges a pull request and says so on it. Whatever happens after the check run was opened, it is completed: with the
 * verdict, or with the reason why there is none.
 *
 * @throws only where GitHub takes no check run, or none of its completions
 */
export async function handlePullRequest(job: EvaluateJob, services: Services, signal: AbortSignal): Promise<void> {
  const access: Access = { ...(await services.clientsOf(job.installation)), repository: job.repository, signal };
  const check = await createCheckRun(access, job.headSha, job.number);
  const output = await evaluate(job, access, check, services).catch((error: unknown) => {
    if (!signal.aborted) services.log.error({ ...describeJob(job), ...describeError(error) }, 'could not evaluate');
    return failureCheck(error, signal);
  });
  await complete(access, check, output);
  services.log.info({ ...describeJob(job), conclusion: output.conclusion, title: output.title }, 'check completed');
}

async function evaluate(job: EvaluateJob, access: Access, check: CheckRun, services: Services): Promise<CheckOutput> {
  const pull = job.pull ?? (await readPullRequest(access, job.number));
  if (pull.headSha !== job.headSha) return supersededCheck(pull.headSha);
  const { app } = check;
  if (app === undefined) throw new Error('GitHub did not say which app the check run belongs to.');

  const scope = { repository: job.repositoryId, pullRequest: job.number, key: services.markerKey };
  const readEarlier = () => readEarlierComments(access, job.number, app, (body) => readMarker(body, scope));
  const [config, listed, earlier] = await Promise.all([
    readRepositoryConfig(access, pull),
    listFiles(access, job.number),
    readEarlier(),
  ]);
  const decided = decidePolicy(config, listed.files, services.rules);
  if ('check' in decided) return decided.check;
  const { policy } = decided;
  return (
    skippedBy(policy, pull) ??
    reviewChange({ access, pull, policy, scope, baseSha: config.baseSha, listed, earlier, readEarlier }, services)
  );
}

/** The verdict, or where GitHub does not take it, at least that there is none. */
async function complete(access: Access, check: CheckRun, output: CheckOutput): Promise<void> {
  try {
    await completeCheckRun(access, check, output);
  } catch (error) {
    await completeCheckRun(access, check, failureCheck(error, NOT_ENDED));
    throw error;
  }
}

const NOT_ENDED = new AbortController().signal;
