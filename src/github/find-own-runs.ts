/** The check runs that the app itself made on a commit: what a process that is gone has left there. */
import type { Access } from './access.ts';
import { CHECK_NAME, type CheckRun } from './create-check-run.ts';
import { type CheckSubject, toExternalId } from './external-id.ts';

export interface OwnRun {
  readonly check: CheckRun;
  readonly isOpen: boolean;
  /** Milliseconds; GitHub keeps whole seconds. */
  readonly startedAt: number;
}

/** Newest first. One request; it is not ended with the job, since it says what has to be tidied up. */
export async function findOwnRuns(
  { octokit, repository }: Pick<Access, 'octokit' | 'repository'>,
  headSha: string,
  subject?: CheckSubject,
): Promise<readonly OwnRun[]> {
  const { appId } = (await octokit.auth({ type: 'app' })) as { readonly appId: number };
  const { data } = await octokit.rest.checks.listForRef({
    ...repository,
    ref: headSha,
    check_name: CHECK_NAME,
    app_id: Number(appId),
    filter: 'all',
    per_page: 100,
  });
  const id = subject && toExternalId(subject);
  return data.check_runs
    .filter((run) => id === undefined || run.external_id === id)
    .map(({ id: runId, app, status, started_at }) => ({
      check: { id: runId, app: app?.slug === undefined ? undefined : { id: app.id, slug: app.slug } },
      isOpen: status !== 'completed',
      startedAt: Date.parse(started_at ?? ''),
    }))
    .sort((a, b) => b.check.id - a.check.id);
}
