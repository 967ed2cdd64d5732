/** Opens the check run: the verdict on a commit. It is opened first and always completed. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Access } from './access.ts';
import { type CheckSubject, toExternalId } from './external-id.ts';
import { ONCE } from './octokit.ts';
import { isAmbiguous, isUnprocessable } from './request-error.ts';

/** Never renamed: branch protection asks for it by this name. */
export const CHECK_NAME = 'Dash state';

export interface CheckRun {
  readonly id: number;
  /** Our own app, as GitHub knows it. */
  readonly app: AppIdentity | undefined;
}

export interface AppIdentity {
  readonly id: number;
  readonly slug: string;
}

/**
 * Opens the check run on a commit. After an error that leaves open whether GitHub did so, the run is looked for first:
 * one opened twice would stay open for ever.
 *
 * @param subject what it is for, kept in `external_id` so that a re-run finds it again
 */
export async function createCheckRun(access: Access, headSha: string, subject?: CheckSubject): Promise<CheckRun> {
  try {
    return await createOnceKnown(access, headSha, subject);
  } catch (error) {
    if (!isAmbiguous(error)) throw error;
  }
  return (await findOpen(access, headSha, subject)) ?? create(access, headSha, subject);
}

/** GitHub tells of a commit before all of its machines know it; then nothing was created. */
async function createOnceKnown(access: Access, headSha: string, subject: CheckSubject | undefined): Promise<CheckRun> {
  for (const pause of PAUSES) {
    try {
      return await create(access, headSha, subject);
    } catch (error) {
      if (!isUnprocessable(error) || !/no commit found/i.test(String((error as Error).message))) throw error;
    }
    await sleep(pause, undefined, { signal: access.signal });
  }
  return create(access, headSha, subject);
}

const PAUSES = [500, 2000];

async function create({ octokit, repository }: Access, headSha: string, subject?: CheckSubject): Promise<CheckRun> {
  const { data } = await octokit.rest.checks.create({
    ...repository,
    name: CHECK_NAME,
    head_sha: headSha,
    status: 'in_progress',
    started_at: new Date().toISOString(),
    ...(subject === undefined ? {} : { external_id: toExternalId(subject) }),
    request: ONCE,
  });
  return toCheckRun(data);
}

async function findOpen(
  { octokit, repository }: Access,
  headSha: string,
  subject: CheckSubject | undefined,
): Promise<CheckRun | undefined> {
  const { data } = await octokit.rest.checks.listForRef({ ...repository, ref: headSha, check_name: CHECK_NAME });
  const id = subject === undefined ? '' : toExternalId(subject);
  const open = data.check_runs.find((run) => run.status === 'in_progress' && (run.external_id ?? '') === id);
  return open && toCheckRun(open);
}

function toCheckRun({ id, app }: { id: number; app: { id: number; slug?: string } | null }): CheckRun {
  return { id, app: app?.slug === undefined ? undefined : { id: app.id, slug: app.slug } };
}
