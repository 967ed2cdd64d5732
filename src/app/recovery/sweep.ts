/** The slow way to find what nothing else found: every open pull request, whether its head has a verdict of ours. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Access } from '../../github/access.ts';
import {
  listInstallations,
  listOpenPulls,
  listRepositories,
  type SeenRepository,
} from '../../github/list-open-pulls.ts';
import type { PullRequest } from '../../github/pull-request.ts';
import { describeError } from '../failure-check.ts';
import { type EvaluateJob, keyOf } from '../job.ts';
import { lookAtHead } from './look-at-head.ts';
import type { RecoveryTools } from './tools.ts';

/**
 * @param pauseMilliseconds before each pull request and each repository: what the sweep may take of the hour's budget
 * @returns how many pull requests were submitted
 */
export async function sweep(tools: RecoveryTools, pauseMilliseconds: number): Promise<number> {
  const { signal } = tools;
  let submitted = 0;
  for await (const installation of listInstallations(await tools.app())) {
    try {
      await sweepInstallation(installation);
    } catch (error) {
      signal.throwIfAborted();
      tools.log.warn({ installation, ...describeError(error) }, 'an installation could not be swept');
    }
  }
  return submitted;

  async function sweepInstallation(installation: number): Promise<void> {
    const clients = await tools.clientsOf(installation);
    for await (const repository of listRepositories(clients)) {
      await sleep(pauseMilliseconds, undefined, { signal });
      const { owner, repo } = repository;
      const access: Access = { ...clients, repository: { owner, repo }, signal };
      for await (const pull of listOpenPulls(access)) {
        await sleep(pauseMilliseconds, undefined, { signal });
        if (await submitIfOpen(toJob(installation, repository, pull))) submitted += 1;
      }
    }
  }

  async function submitIfOpen(job: EvaluateJob): Promise<boolean> {
    if ((await tools.queue.heads(keyOf(job))).length > 0) return false;
    if ((await lookAtHead(job, 0, tools)) === 'judged') return false;
    await tools.queue.submit(job);
    return true;
  }
}

function toJob(installation: number, { id, owner, repo }: SeenRepository, pull: PullRequest): EvaluateJob {
  return {
    kind: 'evaluate',
    delivery: `sweep/${id}/${pull.number}/${pull.headSha}/${Date.now().toString(36)}`,
    installation,
    repository: { owner, repo },
    repositoryId: id,
    number: pull.number,
    headSha: pull.headSha,
    pull,
    updatedAt: pull.updatedAt,
    resumed: { takeovers: 0 },
  };
}
