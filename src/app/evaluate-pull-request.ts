/** What becomes of a pull request: read who decides, judge, say it there, and give the check its words. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Access } from '../github/access.ts';
import type { CheckRun } from '../github/create-check-run.ts';
import { listFiles } from '../github/list-files.ts';
import { readPullRequest } from '../github/pull-request.ts';
import { type Conversation, readConversation } from '../github/read-conversation.ts';
import { readRepositoryConfig } from '../github/read-repository-config.ts';
import { type MarkerScope, readMarker } from '../review/marker.ts';
import type { CheckOutput } from '../review/plan.ts';
import { supersededCheck } from '../review/special-checks.ts';
import { changesConfig, decidePolicy } from './decide-policy.ts';
import { describeRuling } from './describe-ruling.ts';
import { identityOf } from './identity-of.ts';
import { type EvaluateJob, keyOf } from './job.ts';
import { readAcceptances } from './read-acceptances.ts';
import { reviewChange } from './review-change.ts';
import type { Services } from './services.ts';
import { skippedBy } from './skipped-by.ts';
import { tellMissingPermissions } from './tell-missing-permissions.ts';

export async function evaluatePullRequest(
  job: EvaluateJob,
  access: Access,
  check: CheckRun,
  services: Services,
): Promise<CheckOutput> {
  const pull = job.pull ?? (await readPullRequest(access, job.number));
  if (pull.headSha !== job.headSha) return supersededCheck(pull.headSha);
  const scope: MarkerScope = { repository: job.repositoryId, pullRequest: job.number, key: services.markerKey };
  const app = identityOf(check);
  const read = () => readConversation(access, job.number, app, (body) => readMarker(body, scope));

  const [config, listed, conversation] = await Promise.all([
    readRepositoryConfig(access, pull),
    listFiles(access, job.number),
    withOwnWords(read, keyOf(job), services, access.signal),
  ]);
  const decided = decidePolicy(config, access.repository, changesConfig(listed.files), services.rules);
  if ('check' in decided) return decided.check;
  const { policy, proposed } = decided;
  const skipped = skippedBy(policy, pull);
  const reviewed = skipped
    ? { check: skipped, proposed: undefined }
    : await reviewChange(
        {
          ...{ access, pull, policy, proposed: proposed?.policy, scope, listed },
          baseSha: config.baseSha,
          earlier: conversation.earlier,
          readEarlier: async () => (await read()).earlier,
          acceptances: await readAcceptances(access, conversation.commands, policy.accept, pull.author),
          notes: await tellMissingPermissions(access),
          remember: (fingerprints) => services.posted.remember(keyOf(job), fingerprints),
        },
        services,
      );
  return describeRuling(reviewed.check, decided, reviewed.proposed, services.ruleSet);
}

/** The list of comments, once it holds what this process posted a moment ago. */
async function withOwnWords(
  read: () => Promise<Conversation>,
  key: string,
  { posted }: Services,
  signal: AbortSignal,
): Promise<Conversation> {
  for (const pause of PAUSES) {
    const conversation = await read();
    if (!posted.misses(key, conversation.earlier)) return conversation;
    await sleep(pause, undefined, { signal });
  }
  // By now GitHub has had time: somebody deleted the comment.
  posted.forget(key);
  return read();
}

const PAUSES = [500, 1500];
