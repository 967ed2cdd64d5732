/** A command of a person → the evaluation that it asks for, if that person may ask for one. */
import type { Access } from '../github/access.ts';
import { readPermission } from '../github/read-permission.ts';
import type { CommandJob, EvaluateJob } from './job.ts';
import type { Services } from './services.ts';

/**
 * The author of the pull request and whoever has write access may. Others are not answered: a comment must not cost
 * more than the look at who wrote it. What a command says is read from the threads by the evaluation itself.
 */
export async function handleCommand(
  job: CommandJob,
  { clientsOf, log }: Pick<Services, 'clientsOf' | 'log'>,
  signal: AbortSignal,
): Promise<EvaluateJob | undefined> {
  const { delivery, installation, repository, repositoryId, number, headSha, login, isAuthor } = job;
  const access: Access = { ...(await clientsOf(installation, repository.repo)), repository, signal };
  if (!isAuthor && (await readPermission(access, login)) === 'none') {
    log.info({ ...repository, number, delivery }, 'command of someone without write access ignored');
    return undefined;
  }
  const origin = { installation, repository, repositoryId };
  // Another id, or the queue would take this job for the delivery it has just seen.
  return { ...origin, kind: 'evaluate', number, headSha, delivery: `${delivery}/command` };
}
