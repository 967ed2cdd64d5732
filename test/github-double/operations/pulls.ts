/** Pull requests, their commits and their files. */
import { readCommits } from '../git/history.ts';
import { forRepository, type Operation, type RepositoryCall } from '../http/call.ts';
import { paginate } from '../http/paginate.ts';
import { found, ok, Refusal } from '../http/reply.ts';
import type { PullRequest } from '../state/model.ts';
import { pullFiles } from '../state/pull-files.ts';
import { findPull } from '../state/world.ts';
import { commitView, fileView } from '../views/commit.ts';
import { pullSummaryView, pullView } from '../views/pull-request.ts';

const mostCommits = 250;

export const pullOperations: Readonly<Record<string, Operation>> = {
  'pulls/list': forRepository({ pull_requests: 'read' }, (call) => {
    const { world, repository, query } = call;
    const { state = 'open', head, base, sort = 'created' } = query;
    const direction = query.direction ?? (sort === 'created' ? 'desc' : 'asc');
    const key = (pull: PullRequest) => (sort === 'updated' ? pull.updatedAt : pull.createdAt);
    const matching = world.pulls
      .filter((each) => each.repository === repository)
      .filter((each) => state === 'all' || each.state === state)
      .filter((each) => base === undefined || each.base.ref === base)
      .filter((each) => head === undefined || `${each.head.owner.login}:${each.head.ref}` === head)
      .sort((a, b) => key(a).localeCompare(key(b)) || a.number - b.number);
    if (direction === 'desc') matching.reverse();
    return paginate(call, matching, (pull) => pullSummaryView(world, pull));
  }),

  'pulls/get': forRepository({ pull_requests: 'read' }, async (call) => {
    // The double has no other form of a pull request, and the product must not depend on one: it fails above 300 files.
    if (/\.(diff|patch)(\+json)?\b/.test(call.accept)) throw new Refusal(406, 'The double serves no diff media type.');
    return ok(await pullView(call.world, pullOf(call)));
  }),

  'pulls/list-files': forRepository({ pull_requests: 'read' }, async (call) => {
    const { world, repository } = call;
    const pull = pullOf(call);
    const files = (await pullFiles(world, pull)).slice(0, world.limits.pullFiles);
    return paginate(call, files, (file) => fileView(world, repository, file, pull.head.sha));
  }),

  'pulls/list-commits': forRepository({ pull_requests: 'read' }, async (call) => {
    const { world, repository } = call;
    const pull = pullOf(call);
    const commits = await readCommits(repository.directory, `${pull.base.sha}..${pull.head.sha}`);
    return paginate(call, commits.slice(0, mostCommits), (commit) => commitView(world, repository, commit));
  }),
};

/** The pull request of the path, or 404. */
export function pullOf({ world, repository, params }: RepositoryCall): PullRequest {
  return found(findPull(world, repository, Number(params.pull_number)));
}
