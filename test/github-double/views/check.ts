import { readCommit } from '../git/history.ts';
import { latestRunsOf, suitePulls, suiteState } from '../state/checks.ts';
import type { CheckRun, CheckSuite } from '../state/model.ts';
import { nodeId } from '../state/node-id.ts';
import type { World } from '../state/world.ts';
import { repositoryApi, repositoryPage } from './addresses.ts';
import { appView } from './app.ts';
import { simpleCommitView } from './commit.ts';
import { pullReferenceView } from './pull-request.ts';
import { repositoryView } from './repository.ts';

/** A check run as it answers for itself. */
export function checkRunView(world: World, run: CheckRun) {
  const { suite, output } = run;
  const url = `${repositoryApi(world, suite.repository)}/check-runs/${run.id}`;
  const page = `${repositoryPage(world, suite.repository)}/runs/${run.id}`;
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('CR', run.id),
    head_sha: suite.headSha,
    external_id: run.externalId,
    url,
    html_url: page,
    details_url: run.detailsUrl ?? appView(world, suite.app).external_url,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: output.title,
      summary: output.summary,
      text: output.text,
      annotations_count: output.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: suite.id },
    app: appView(world, suite.app),
    pull_requests: suitePulls(world, suite).map((pull) => pullReferenceView(world, pull)),
  };
}

/** The suite as webhooks about a run carry it, without what needs git. */
export function checkSuiteSummaryView(world: World, suite: CheckSuite) {
  const { status, conclusion } = suiteState(world, suite);
  const url = `${repositoryApi(world, suite.repository)}/check-suites/${suite.id}`;
  return {
    id: suite.id,
    node_id: nodeId('CS', suite.id),
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    status,
    conclusion,
    url,
    before: null,
    after: suite.headSha,
    pull_requests: suitePulls(world, suite).map((pull) => pullReferenceView(world, pull)),
    app: appView(world, suite.app),
    created_at: suite.createdAt,
    updated_at: suite.updatedAt,
    rerequestable: true,
    runs_rerequestable: true,
    latest_check_runs_count: latestRunsOf(world, suite).length,
    check_runs_url: `${url}/check-runs`,
  };
}

/** The suite as webhooks about it carry it. */
export async function checkSuiteEventView(world: World, suite: CheckSuite) {
  const commit = await readCommit(suite.repository.directory, suite.headSha);
  return { ...checkSuiteSummaryView(world, suite), head_commit: simpleCommitView(commit) };
}

/** A check suite as it answers for itself. */
export async function checkSuiteView(world: World, suite: CheckSuite) {
  return { ...(await checkSuiteEventView(world, suite)), repository: repositoryView(world, suite.repository) };
}
