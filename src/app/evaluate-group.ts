/** A merge group: the commits that a queue is about to put on the base branch, judged as one change. */
import type { AnalysisResult } from '../analysis/analyze.ts';
import type { Access } from '../github/access.ts';
import type { AppIdentity, CheckRun } from '../github/create-check-run.ts';
import { NO_LIST } from '../github/list-files.ts';
import { readPullRequest } from '../github/pull-request.ts';
import { holdsNoPython, readChange } from '../github/read-change.ts';
import { readConversation } from '../github/read-conversation.ts';
import { readGroupNumbers } from '../github/read-group-numbers.ts';
import { type ConfigFile, readRepositoryConfig } from '../github/read-repository-config.ts';
import { isNotFound } from '../github/request-error.ts';
import type { Policy } from '../policy/policy.ts';
import { type Acceptance, type Acceptances, NO_ACCEPTANCES } from '../review/acceptance.ts';
import { type MarkerScope, readMarker } from '../review/marker.ts';
import type { CheckOutput } from '../review/plan.ts';
import { noDashCodeCheck } from '../review/special-checks.ts';
import { compilePolicy } from './compile-policy.ts';
import { decidePolicy } from './decide-policy.ts';
import { describeRuling } from './describe-ruling.ts';
import { identityOf } from './identity-of.ts';
import type { GroupJob } from './job.ts';
import { planChange } from './plan-change.ts';
import { readAcceptances } from './read-acceptances.ts';
import type { Services } from './services.ts';
import { tellMissingPermissions } from './tell-missing-permissions.ts';

/**
 * Judges what the group's head adds to the commit below it. The queue makes commits of its own, so trees are compared,
 * not commits. Nothing is commented: the pull requests in the group have their comments.
 */
export async function evaluateGroup(
  job: GroupJob,
  access: Access,
  check: CheckRun,
  services: Services,
): Promise<CheckOutput> {
  const { headSha, baseSha } = job;
  const config = await readRepositoryConfig(access, job);
  const changed = textOf(config.head) !== textOf(config.base);
  const decided = decidePolicy(config, access.repository, changed, services.rules);
  if ('check' in decided) return decided.check;
  const { policy } = decided;
  const { isIgnored } = compilePolicy(policy, services);
  const read = await readChange(access, services.texts, {
    listed: NO_LIST,
    headSha,
    baseSha,
    isMergeBase: true,
    isIgnored,
  });
  if (holdsNoPython(read)) {
    return describeRuling(noDashCodeCheck(), { ...decided, proposed: undefined }, undefined, services.ruleSet);
  }
  const { check: output } = await planChange(
    {
      ...{ access, policy, headSha, read },
      scope: scopeOf(job, 0, services),
      earlier: [],
      acceptances: (analysis) => inherit(analysis, job, access, identityOf(check), policy, services),
      notes: await tellMissingPermissions(access),
    },
    services,
  );
  return describeRuling(output, { ...decided, proposed: undefined }, undefined, services.ruleSet);
}

/** What was accepted on any pull request of the group. Only asked for where something was found. */
async function inherit(
  { findings }: AnalysisResult,
  job: GroupJob,
  access: Access,
  app: AppIdentity,
  { accept }: Policy,
  services: Services,
): Promise<Acceptances> {
  if (findings.length === 0) return NO_ACCEPTANCES;
  const accepted = new Map<string, Acceptance>();
  for (const number of await readGroupNumbers(access, job.headRef, job.baseSha, job.headSha)) {
    const pull = await readPullRequest(access, number).catch(undefinedIfMissing);
    // Anyone can write a number into a commit's title: it has to be a pull request into the same branch.
    if (pull?.baseRef !== job.baseRef) continue;
    const scope = scopeOf(job, number, services);
    const { commands } = await readConversation(access, number, app, (body) => readMarker(body, scope));
    const own = await readAcceptances(access, commands, accept, pull.author);
    for (const [fingerprint, acceptance] of own.accepted)
      accepted.set(fingerprint, { ...acceptance, pullRequest: number });
  }
  return { accepted, ignored: [] };
}

function scopeOf({ repositoryId }: GroupJob, pullRequest: number, { markerKey }: Services): MarkerScope {
  return { repository: repositoryId, pullRequest, key: markerKey };
}

function undefinedIfMissing(error: unknown): undefined {
  if (!isNotFound(error)) throw error;
  return undefined;
}

function textOf(file: ConfigFile | undefined): string | undefined {
  return file && ('text' in file ? file.text : file.problem);
}
