/** A check run that is complete from the start: it judges nothing, and says so. */
import type { CheckOutput } from '../review/plan.ts';
import type { Access } from './access.ts';
import { CHECK_NAME } from './create-check-run.ts';
import { ONCE } from './octokit.ts';

export async function createCompletedRun(
  { octokit, repository }: Access,
  headSha: string,
  { conclusion, title, summary }: CheckOutput,
): Promise<void> {
  await octokit.rest.checks.create({
    ...repository,
    name: CHECK_NAME,
    head_sha: headSha,
    status: 'completed',
    conclusion,
    completed_at: new Date().toISOString(),
    output: { title, summary },
    request: ONCE,
  });
}
