/** Check runs: the app's verdicts on commits. */
import { forRepository, type Operation, type RepositoryCall } from '../http/call.ts';
import { paginate } from '../http/paginate.ts';
import { created, found, ok, Refusal, type Reply } from '../http/reply.ts';
import { addCheckRun, changeCheckRun, type WantedRun } from '../state/check-runs.ts';
import { latestRunsOf, runsOf } from '../state/checks.ts';
import type { CheckRun, CheckSuite } from '../state/model.ts';
import { revision } from '../state/revisions.ts';
import { encodePath, repositoryPage } from '../views/addresses.ts';
import { checkRunView, checkSuiteView } from '../views/check.ts';
import { checkedRun } from './checked-run.ts';

export const checkRunOperations: Readonly<Record<string, Operation>> = {
  'checks/create': forRepository({ checks: 'write' }, async (call) => {
    const { world, events, repository } = call;
    const wanted = checkedRun(call.body) as WantedRun & { head_sha: string; name: string };
    const exact = /^[0-9a-f]{40}$/.test(wanted.head_sha) ? await revision(repository, wanted.head_sha) : undefined;
    if (!exact) throw new Refusal(422, `No commit found for SHA: ${wanted.head_sha}`);
    return created(checkRunView(world, addCheckRun({ world, events }, world.app, repository, wanted)));
  }),

  'checks/update': forRepository({ checks: 'write' }, (call) => {
    const { world, events } = call;
    const run = runOf(call);
    if (run.suite.app !== world.app)
      throw new Refusal(
        403,
        `Invalid app_id \`${run.suite.app.id}\` - check run can only be modified by the GitHub App that created it.`,
      );
    changeCheckRun({ world, events }, run, checkedRun(call.body));
    return ok(checkRunView(world, run));
  }),

  'checks/get': forRepository({ checks: 'read' }, (call) => ok(checkRunView(call.world, runOf(call)))),

  'checks/list-annotations': forRepository({ checks: 'read' }, (call) => {
    const run = runOf(call);
    const root = `${repositoryPage(call.world, call.repository)}/blob/${run.suite.headSha}`;
    return paginate(call, run.output.annotations, (annotation) => ({
      start_column: null,
      end_column: null,
      title: null,
      raw_details: null,
      ...annotation,
      blob_href: `${root}/${encodePath(String(annotation.path))}`,
    }));
  }),

  'checks/list-for-ref': forRepository({ checks: 'read' }, async (call) => {
    const suites = await suitesAt(call);
    return listRuns(
      call,
      suites.filter((suite) => wantsApp(call, suite)),
    );
  }),

  'checks/list-for-suite': forRepository({ checks: 'read' }, (call) => listRuns(call, [suiteOf(call)])),

  'checks/get-suite': forRepository({ checks: 'read' }, async (call) =>
    ok(await checkSuiteView(call.world, suiteOf(call))),
  ),

  'checks/list-suites-for-ref': forRepository({ checks: 'read' }, async (call) => {
    const name = call.query.check_name;
    const suites = (await suitesAt(call))
      .filter((suite) => wantsApp(call, suite))
      .filter((suite) => name === undefined || runsOf(call.world, suite).some((run) => run.name === name));
    return paginate(
      call,
      suites,
      (suite) => checkSuiteView(call.world, suite),
      (page, total) => ({ total_count: total, check_suites: page }),
    );
  }),
};

function listRuns(call: RepositoryCall, suites: readonly CheckSuite[]): Promise<Reply> {
  const { check_name: name, status, filter = 'latest' } = call.query;
  const runs = suites
    .flatMap((suite) => (filter === 'all' ? runsOf(call.world, suite) : latestRunsOf(call.world, suite)))
    .filter((run) => name === undefined || run.name === name)
    .filter((run) => status === undefined || run.status === status)
    .sort((a, b) => b.id - a.id);
  return paginate(
    call,
    runs,
    (run) => checkRunView(call.world, run),
    (page, total) => ({ total_count: total, check_runs: page }),
  );
}

async function suitesAt({ world, repository, params }: RepositoryCall): Promise<readonly CheckSuite[]> {
  const sha = await revision(repository, params.ref);
  if (!sha) throw new Refusal(422, `No commit found for SHA: ${params.ref}`);
  return world.checkSuites.filter((each) => each.repository === repository && each.headSha === sha);
}

function wantsApp({ query }: RepositoryCall, suite: CheckSuite): boolean {
  return query.app_id === undefined || suite.app.id === Number(query.app_id);
}

function runOf({ world, repository, params }: RepositoryCall): CheckRun {
  const id = Number(params.check_run_id);
  return found(world.checkRuns.find((each) => each.id === id && each.suite.repository === repository));
}

function suiteOf({ world, repository, params }: RepositoryCall): CheckSuite {
  const id = Number(params.check_suite_id);
  return found(world.checkSuites.find((each) => each.id === id && each.repository === repository));
}
