import type { Repository } from '../state/model.ts';
import { nodeId } from '../state/node-id.ts';
import { fullName, type World } from '../state/world.ts';
import { accountView } from './account.ts';
import { repositoryApi, repositoryPage } from './addresses.ts';

/** Name of the field → what stands behind the repository's own address. */
const addressFields = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

/** A repository in the form that stands in pull requests, lists and webhooks. */
export function repositoryView(world: World, repository: Repository) {
  const api = repositoryApi(world, repository);
  const page = repositoryPage(world, repository);
  const host = world.origin.replace(/^https?:\/\//, '');
  const openPulls = world.pulls.filter((pull) => pull.repository === repository && pull.state === 'open').length;
  return {
    id: repository.id,
    node_id: nodeId('R', repository.id),
    name: repository.name,
    full_name: fullName(repository),
    private: repository.private,
    owner: accountView(world, repository.owner),
    html_url: page,
    description: null,
    fork: repository.parent !== undefined,
    url: api,
    ...Object.fromEntries(Object.entries(addressFields).map(([name, rest]) => [name, `${api}${rest}`])),
    created_at: repository.createdAt,
    updated_at: repository.pushedAt,
    pushed_at: repository.pushedAt,
    git_url: `git://${host}/${fullName(repository)}.git`,
    ssh_url: `git@${host}:${fullName(repository)}.git`,
    clone_url: `${page}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    language: 'Python',
    license: null,
    size: 1,
    default_branch: repository.defaultBranch,
    visibility: repository.private ? 'private' : 'public',
    archived: false,
    disabled: false,
    is_template: false,
    topics: [],
    has_issues: true,
    has_projects: false,
    has_downloads: true,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    allow_forking: true,
    web_commit_signoff_required: false,
    forks: 0,
    forks_count: 0,
    watchers: 0,
    watchers_count: 0,
    stargazers_count: 0,
    open_issues: openPulls,
    open_issues_count: openPulls,
  };
}

/** A repository as it answers for itself. */
export function fullRepositoryView(world: World, repository: Repository) {
  const { parent, owner } = repository;
  return {
    ...repositoryView(world, repository),
    network_count: 0,
    subscribers_count: 0,
    ...(owner.type === 'Organization' && { organization: accountView(world, owner) }),
    ...(parent && { parent: repositoryView(world, parent), source: repositoryView(world, parent) }),
  };
}
