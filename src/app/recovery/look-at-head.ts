/** What stands on a job's head already. */
import type { Access } from '../../github/access.ts';
import { findOwnRuns } from '../../github/find-own-runs.ts';
import type { Job } from '../job.ts';
import { subjectOf } from '../run-check.ts';
import type { RecoveryTools } from './tools.ts';

export type HeadState =
  /** A run stands open, though nobody may work on it. */
  | 'open'
  /** A run was started since, and is completed. */
  | 'judged'
  | 'missing';

export type HeadJob = Extract<Job, { readonly headSha: string }>;

/** The clocks of GitHub and of ours may differ by so much. */
const SLACK_MILLISECONDS = 60_000;

/** One request. @param since milliseconds; older runs do not count as a verdict */
export async function lookAtHead(job: HeadJob, since: number, tools: RecoveryTools): Promise<HeadState> {
  const { installation, repository, headSha } = job;
  const access: Access = {
    ...(await tools.clientsOf(installation, repository.repo)),
    repository,
    signal: tools.signal,
  };
  const subject = job.kind === 'evaluate' || job.kind === 'group' ? subjectOf(job) : undefined;
  const runs = await findOwnRuns(access, headSha, subject);
  if (runs.some(({ isOpen }) => isOpen)) return 'open';
  return runs.some(({ startedAt }) => startedAt >= since - SLACK_MILLISECONDS) ? 'judged' : 'missing';
}
