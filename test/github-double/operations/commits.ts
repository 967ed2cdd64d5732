/** Commits and comparisons between them. */
import { aheadBehind, emptyTree, mergeBase, readCommit, readCommits } from '../git/history.ts';
import { forRepository, type Operation, type RepositoryCall } from '../http/call.ts';
import { paginate } from '../http/paginate.ts';
import { found, notFound, ok, Refusal, type Reply } from '../http/reply.ts';
import { comparedFiles } from '../state/pull-files.ts';
import { networkRevision, revision } from '../state/revisions.ts';
import { repositoryApi, repositoryPage } from '../views/addresses.ts';
import { commitView, fileView } from '../views/commit.ts';
import { pullSummaryView } from '../views/pull-request.ts';

const mostCommits = 250;
const commitsWithoutPaging = 250;

export const commitOperations: Readonly<Record<string, Operation>> = {
  'repos/get-commit': forRepository({ contents: 'read' }, async ({ world, repository, params }) => {
    const sha = await revision(repository, params.ref);
    if (!sha) throw new Refusal(422, `No commit found for SHA: ${params.ref}`);
    const commit = await readCommit(repository.directory, sha);
    const files = await comparedFiles(world, repository, commit.parents[0] ?? emptyTree, sha);
    const additions = files.reduce((sum, file) => sum + file.additions, 0);
    const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
    return ok({
      ...commitView(world, repository, commit),
      stats: { additions, deletions, total: additions + deletions },
      files: files.slice(0, world.limits.compareFiles).map((file) => fileView(world, repository, file, sha)),
    });
  }),

  'repos/compare-commits-with-basehead': forRepository({ contents: 'read' }, compare),

  'repos/list-pull-requests-associated-with-commit': forRepository({ pull_requests: 'read' }, async (call) => {
    const { world, repository, params } = call;
    const sha = found(await revision(repository, params.commit_sha));
    const pulls = world.pulls.filter(
      (each) => each.repository === repository && (each.state === 'open' || each.mergedAt),
    );
    const containing = [];
    for (const pull of pulls) {
      const commits = await readCommits(repository.directory, `${pull.base.sha}..${pull.head.sha}`);
      if (commits.some((commit) => commit.sha === sha)) containing.push(pull);
    }
    return paginate(call, containing, (pull) => pullSummaryView(world, pull));
  }),
};

/** Three dots: the files are compared from the merge base, and stand on the first page only. */
async function compare({ world, repository, params, query }: RepositoryCall): Promise<Reply> {
  const [baseName, headName] = (params.basehead ?? '').split('...');
  if (!baseName || !headName) throw notFound();
  const { directory } = repository;
  const base = found(await networkRevision(world, repository, baseName));
  const head = found(await networkRevision(world, repository, headName));
  const merged = await mergeBase(directory, base, head);
  if (!merged) throw new Refusal(404, `No common ancestor between ${baseName} and ${headName}.`);

  const { ahead, behind } = await aheadBehind(directory, base, head);
  const commits = await readCommits(directory, `${base}..${head}`);
  const page = Math.max(Number(query.page ?? 1) || 1, 1);
  const size =
    query.page || query.per_page ? Math.min(Number(query.per_page ?? 100) || 100, 100) : commitsWithoutPaging;
  const files = page === 1 ? await comparedFiles(world, repository, merged, head) : undefined;

  const url = `${repositoryApi(world, repository)}/compare/${base}...${head}`;
  const html = `${repositoryPage(world, repository)}/compare/${base}...${head}`;
  return ok({
    url,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: commitView(world, repository, await readCommit(directory, base)),
    merge_base_commit: commitView(world, repository, await readCommit(directory, merged)),
    status: statusOf(ahead, behind),
    ahead_by: ahead,
    behind_by: behind,
    total_commits: commits.length,
    commits: commits
      .slice((page - 1) * size, Math.min(page * size, query.page ? page * size : mostCommits))
      .map((commit) => commitView(world, repository, commit)),
    ...(files && {
      files: files.slice(0, world.limits.compareFiles).map((file) => fileView(world, repository, file, head)),
    }),
  });
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return 'diverged';
  if (ahead > 0) return 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}
