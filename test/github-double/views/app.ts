import type { AppRecord, Installation } from '../state/model.ts';
import { nodeId } from '../state/node-id.ts';
import type { World } from '../state/world.ts';
import { accountView } from './account.ts';
import { apiRoot } from './addresses.ts';

/** The app as it describes itself and as check runs name it. */
export function appView(world: World, app: AppRecord) {
  return {
    id: app.id,
    slug: app.slug,
    client_id: app.clientId,
    node_id: nodeId('A', app.id),
    owner: accountView(world, app.owner),
    name: app.name,
    description: null,
    external_url: `${world.origin}/apps/${app.slug}`,
    html_url: `${world.origin}/apps/${app.slug}`,
    created_at: app.createdAt,
    updated_at: app.createdAt,
    permissions: { metadata: 'read', ...app.permissions },
    events: app.events,
  };
}

/** The installation of the app on an account. */
export function installationView(world: World, installation: Installation) {
  const { app } = world;
  return {
    id: installation.id,
    client_id: app.clientId,
    account: accountView(world, installation.account),
    repository_selection: installation.selected ? 'selected' : 'all',
    access_tokens_url: `${apiRoot(world)}/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${apiRoot(world)}/installation/repositories`,
    html_url: `${world.origin}/organizations/${installation.account.login}/settings/installations/${installation.id}`,
    app_id: app.id,
    app_slug: app.slug,
    target_id: installation.account.id,
    target_type: installation.account.type,
    permissions: { metadata: 'read', ...installation.permissions },
    events: installation.events,
    created_at: installation.createdAt,
    updated_at: installation.createdAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: installation.suspended ? accountView(world, installation.account) : null,
    suspended_at: installation.suspended ? installation.createdAt : null,
  };
}
