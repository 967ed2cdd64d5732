/** Installs the app on accounts, and takes it away. */
import type { Account, Installation, Permissions, Repository } from '../state/model.ts';
import { nodeId } from '../state/node-id.ts';
import { covers, fullName, timestamp, type World } from '../state/world.ts';
import { installationView } from '../views/app.ts';
import type { Stage } from './stage.ts';

export interface InstallOptions {
  /** What the account granted, where it is not all that the app asks for. */
  readonly permissions?: Permissions;
  readonly events?: readonly string[];
  /** Only these repositories. */
  readonly repositories?: readonly Repository[];
}

/** Installs the app on the account and tells it so. */
export function installApp(stage: Stage, account: Account, options: InstallOptions = {}): Installation {
  const { world } = stage;
  const installation: Installation = {
    id: world.nextId(),
    account,
    permissions: options.permissions ?? world.app.permissions,
    events: options.events ?? world.app.events,
    selected: options.repositories && new Set(options.repositories),
    suspended: false,
    createdAt: timestamp(world),
  };
  world.installations.push(installation);
  tell(stage, installation, 'created');
  return installation;
}

/** Removes the app; its tokens end. */
export function uninstallApp(stage: Stage, installation: Installation): void {
  const { world } = stage;
  world.installations.splice(world.installations.indexOf(installation), 1);
  for (const [secret, token] of world.tokens) if (token.installation === installation) world.tokens.delete(secret);
  tell(stage, installation, 'deleted');
}

export function suspendInstallation(stage: Stage, installation: Installation, suspended: boolean): void {
  installation.suspended = suspended;
  tell(stage, installation, suspended ? 'suspend' : 'unsuspend');
}

/** The account accepts what the app newly asks for. Tokens made before keep the old permissions. */
export function grantPermissions(stage: Stage, installation: Installation, permissions: Permissions): void {
  installation.permissions = permissions;
  tell(stage, installation, 'new_permissions_accepted');
}

/** Limits the installation to these repositories, and tells which came and which went. */
export function selectRepositories(
  { world, events }: Stage,
  installation: Installation,
  repositories: readonly Repository[],
): void {
  const before = coveredBy(world, installation);
  installation.selected = new Set(repositories);
  const added = repositories.filter((each) => !before.includes(each));
  const removed = before.filter((each) => !repositories.includes(each));
  for (const action of ['added', 'removed']) {
    if ((action === 'added' ? added : removed).length === 0) continue;
    const fields = {
      installation: installationView(world, installation),
      repository_selection: 'selected',
      repositories_added: action === 'added' ? added.map(nameView) : [],
      repositories_removed: action === 'removed' ? removed.map(nameView) : [],
      requester: null,
    };
    const { account: sender } = installation;
    events.emit({ event: 'installation_repositories', action, repository: undefined, sender, fields }, installation);
  }
}

function tell({ world, events }: Stage, installation: Installation, action: string): void {
  const repositories = coveredBy(world, installation).map(nameView);
  const fields = { installation: installationView(world, installation), repositories };
  const { account: sender } = installation;
  events.emit({ event: 'installation', action, repository: undefined, sender, fields }, installation);
}

function coveredBy(world: World, installation: Installation): readonly Repository[] {
  return world.repositories.filter((each) => covers(installation, each));
}

/** A repository in the short form of events about installations. */
function nameView(repository: Repository) {
  const { id, name } = repository;
  return { id, node_id: nodeId('R', id), name, full_name: fullName(repository), private: repository.private };
}
