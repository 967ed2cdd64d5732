/** Everything that a test or the demo can let happen, bound to one double. */
import type { TreeChange } from '../git/write-commit.ts';
import type { WantedRun } from '../state/check-runs.ts';
import { latestRunsOf } from '../state/checks.ts';
import type {
  Account,
  CheckRun,
  CheckSuite,
  Installation,
  Permissions,
  PullRequest,
  Repository,
  Review,
  ReviewComment,
  Role,
} from '../state/model.ts';
import { addForeignCheckRun, requestAction, rerequestCheckRun, rerequestCheckSuite } from './checks.ts';
import { comment, editComment, reply, resolveThread } from './conversation.ts';
import {
  grantPermissions,
  type InstallOptions,
  installApp,
  selectRepositories,
  suspendInstallation,
  uninstallApp,
} from './installation.ts';
import { addMergeGroup, destroyMergeGroup, type MergeGroup } from './merge-group.ts';
import {
  changeBase,
  closePullRequest,
  deleteFork,
  mergePullRequest,
  type NewPullRequest,
  openPullRequest,
  pushTo,
  reopenPullRequest,
  setDraft,
} from './pull-requests.ts';
import {
  addRepository,
  type CommitOptions,
  commit,
  deleteBranch,
  moveBranch,
  type NewRepository,
} from './repositories.ts';
import { account, type Stage } from './stage.ts';
import { applySuggestions } from './suggestion.ts';

/** The steps of the files beside this one, without their first argument. */
export type Steps = ReturnType<typeof createSteps>;

export function createSteps(stage: Stage) {
  const { world } = stage;
  return {
    addUser: (login: string, type: Account['type'] = 'User') => account(world, login, type),
    /** An organisation that the app is installed on. */
    addOrganisation(login: string, options?: InstallOptions): { account: Account; installation: Installation } {
      const organisation = account(world, login, 'Organization');
      return { account: organisation, installation: installApp(stage, organisation, options) };
    },
    installApp: (login: string, options?: InstallOptions) => installApp(stage, account(world, login), options),
    uninstallApp: (installation: Installation) => uninstallApp(stage, installation),
    suspendInstallation: (installation: Installation, suspended = true) =>
      suspendInstallation(stage, installation, suspended),
    grantPermissions: (installation: Installation, permissions: Permissions) =>
      grantPermissions(stage, installation, permissions),

    selectRepositories: (installation: Installation, repositories: readonly Repository[]) =>
      selectRepositories(stage, installation, repositories),

    addRepository: (wanted: NewRepository) => addRepository(stage, wanted),
    setRole(repository: Repository, login: string, role: Role): void {
      account(world, login);
      repository.roles.set(login, role);
    },
    setBranchRules(repository: Repository, branch: string, rules: readonly Record<string, unknown>[]): void {
      repository.branchRules.set(branch, rules);
    },
    commit: (repository: Repository, branch: string, change: TreeChange, options?: CommitOptions) =>
      commit(stage, repository, branch, change, options),
    moveBranch: (repository: Repository, branch: string, sha: string, author = 'dev') =>
      moveBranch(stage, repository, branch, sha, author),

    deleteBranch: (repository: Repository, branch: string) => deleteBranch(repository, branch),

    openPullRequest: (wanted: NewPullRequest) => openPullRequest(stage, wanted),
    pushTo: (pull: PullRequest, change: TreeChange, options?: CommitOptions) => pushTo(stage, pull, change, options),
    closePullRequest: (pull: PullRequest, by?: string) => closePullRequest(stage, pull, by),
    mergePullRequest: (pull: PullRequest, by?: string) => mergePullRequest(stage, pull, by),
    reopenPullRequest: (pull: PullRequest, by?: string) => reopenPullRequest(stage, pull, by),
    setDraft: (pull: PullRequest, draft: boolean) => setDraft(stage, pull, draft),
    changeBase: (pull: PullRequest, base: string) => changeBase(stage, pull, base),
    deleteFork: (pull: PullRequest) => deleteFork(stage, pull),

    addMergeGroup: (pulls: readonly PullRequest[]) => addMergeGroup(stage, pulls),
    destroyMergeGroup: (group: MergeGroup, reason: 'merged' | 'invalidated' | 'dequeued') =>
      destroyMergeGroup(stage, group, reason),

    applySuggestion: (pull: PullRequest, commentId: number, by?: string) =>
      applySuggestions(stage, pull, [commentId], by),
    applySuggestions: (pull: PullRequest, commentIds: readonly number[], by?: string) =>
      applySuggestions(stage, pull, commentIds, by),
    comment: (pull: PullRequest, user: string, place: Parameters<typeof comment>[3]) =>
      comment(stage, pull, user, place),
    reply: (commentId: number, user: string, body: string) => reply(stage, commentId, user, body),
    editComment: (commentId: number, user: string, body: string) => editComment(stage, commentId, user, body),
    resolveThread: (commentId: number, user: string, resolved?: boolean) =>
      resolveThread(stage, commentId, user, resolved),

    rerequestCheckRun: (id: number, by = 'dev') => rerequestCheckRun(stage, id, by),
    rerequestCheckSuite: (id: number, by = 'dev') => stage.events.hold(rerequestCheckSuite(stage, id, by)),
    requestAction: (id: number, identifier: string, by = 'dev') => requestAction(stage, id, identifier, by),
    addForeignCheckRun: (repository: Repository, run: WantedRun & { name: string; head_sha: string }) =>
      addForeignCheckRun(stage, repository, run),

    /** All check runs at a commit, oldest first. */
    checkRuns: (repository: Repository, sha: string): readonly CheckRun[] =>
      world.checkRuns.filter(({ suite }) => suite.repository === repository && suite.headSha === sha),
    /** The runs that GitHub shows at a commit: the newest of each name. */
    latestCheckRuns: (repository: Repository, sha: string): readonly CheckRun[] =>
      world.checkSuites
        .filter((suite) => suite.repository === repository && suite.headSha === sha)
        .flatMap((suite) => latestRunsOf(world, suite)),
    checkSuites: (repository: Repository, sha: string): readonly CheckSuite[] =>
      world.checkSuites.filter((suite) => suite.repository === repository && suite.headSha === sha),
    reviewComments: (pull: PullRequest): readonly ReviewComment[] =>
      world.comments.filter((each) => each.pull === pull),
    reviews: (pull: PullRequest): readonly Review[] => world.reviews.filter((each) => each.pull === pull),
  };
}
