/** Webhook → job, for installations. Pure. */
import type { Context } from 'probot';
import type { SeedJob } from './job.ts';

export type InstallationEvent = Pick<Context<'installation' | 'installation_repositories'>, 'id' | 'payload'>;

const SEEDED = new Set(['created', 'new_permissions_accepted', 'unsuspend', 'added']);

/** The app came to repositories, or may do more in them. */
export function jobOfInstallation({ id, payload }: InstallationEvent): SeedJob | undefined {
  const { action, installation } = payload;
  const { account } = installation;
  const repositories = repositoriesOf(payload).map(({ name }) => name);
  if (!SEEDED.has(action) || repositories.length === 0 || !account || !('login' in account)) return undefined;
  return {
    kind: 'seed',
    delivery: id,
    installation: installation.id,
    owner: account.login,
    repositories,
    granted: { ...installation.permissions },
    settingsUrl: installation.html_url,
  };
}

function repositoriesOf(payload: InstallationEvent['payload']): readonly { readonly name: string }[] {
  if ('repositories_added' in payload) return payload.repositories_added;
  return ('repositories' in payload ? payload.repositories : undefined) ?? [];
}
