/** The app was installed: a completed run in each repository, so that GitHub offers the check as one to be required. */
import type { Access } from '../github/access.ts';
import { createCompletedRun } from '../github/create-completed-run.ts';
import { missingPermissions } from '../github/permissions.ts';
import { readDefaultHeads } from '../github/read-default-heads.ts';
import { readyCheck } from '../review/special-checks.ts';
import { describeError } from './failure-check.ts';
import { describeJob, type SeedJob } from './job.ts';
import type { Services } from './services.ts';

/** GitHub takes 500 writes an hour of an app; in a larger account the first pull request of a repository does the same. */
const MOST_REPOSITORIES = 200;

/** One request for fifty repositories, and one for each. What is missing is said there and in the log. */
export async function seedChecks(
  job: SeedJob,
  { clientsOf, log }: Pick<Services, 'clientsOf' | 'log'>,
  signal: AbortSignal,
): Promise<void> {
  const { owner, installation, granted, settingsUrl } = job;
  const missing = missingPermissions(granted);
  if (missing.length > 0) log.warn({ ...describeJob(job), owner, missing }, 'permissions are missing');
  if (granted.checks !== 'write' || granted.contents === undefined) return;
  const clients = await clientsOf(installation);
  const repositories = job.repositories.slice(0, MOST_REPOSITORIES);
  const heads = await readDefaultHeads({ ...clients, signal }, owner, repositories);
  for (const [repo, headSha] of heads) {
    signal.throwIfAborted();
    const access: Access = { ...clients, repository: { owner, repo }, signal };
    try {
      await createCompletedRun(access, headSha, readyCheck(missing, settingsUrl));
    } catch (error) {
      // One repository, as an archived one, must not keep the others from getting theirs.
      log.warn({ ...describeJob(job), owner, repo, ...describeError(error) }, 'no run could be created');
    }
  }
  log.info({ ...describeJob(job), owner, seeded: heads.size }, 'installation seen');
}
