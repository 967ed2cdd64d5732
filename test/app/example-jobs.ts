/** Jobs for tests of the queue and the handlers. */
import type { EvaluateJob, LocateJob } from '../../src/app/job.ts';

let deliveries = 0;

/** A pull request's state at a head; `updatedAt` says when it was true. */
export function evaluateJob(rest: Partial<EvaluateJob> = {}): EvaluateJob {
  deliveries += 1;
  const headSha = rest.headSha ?? 'a'.repeat(40);
  const number = rest.number ?? 7;
  const pull = {
    number,
    headSha,
    baseRef: 'main',
    baseSha: 'b'.repeat(40),
    draft: false,
    author: 'ann',
    byBot: false,
    updatedAt: 1000,
  };
  return {
    kind: 'evaluate',
    delivery: `delivery-${deliveries}`,
    installation: 1,
    repository: { owner: 'octo', repo: 'dashboards' },
    repositoryId: 99,
    number,
    headSha,
    pull,
    updatedAt: 1000,
    ...rest,
  };
}

/** The same as a re-run asks for it. */
export function rerunJob(rest: Partial<EvaluateJob> = {}): EvaluateJob {
  const { pull: _pull, updatedAt: _updatedAt, ...job } = evaluateJob(rest);
  return job;
}

export function locateJob(rest: Partial<LocateJob> = {}): LocateJob {
  const { delivery, installation, repository, repositoryId, headSha } = evaluateJob();
  return { kind: 'locate', delivery, installation, repository, repositoryId, headSha, ...rest };
}
