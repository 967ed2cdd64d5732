/** Pull requests that the policy leaves out. Pure. */
import type { PullRequest } from '../github/pull-request.ts';
import type { Policy } from '../policy/policy.ts';
import type { CheckOutput } from '../review/plan.ts';
import { skippedCheck } from '../review/special-checks.ts';

/** The check run that says so; undefined where the pull request is to be judged. */
export function skippedBy(policy: Policy, pull: PullRequest): CheckOutput | undefined {
  if (pull.draft && policy.drafts === 'skip') return skippedCheck('This is a draft.');
  if (pull.byBot && policy.bots === 'skip') return skippedCheck('This pull request was opened by a bot.');
  return undefined;
}
