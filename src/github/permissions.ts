/** What the app needs of an installation. The manifest asks for it; owners who installed it earlier may not have agreed. */
import type { Access } from './access.ts';

/** As in `app.yml`. */
export const NEEDED_PERMISSIONS = {
  checks: 'write',
  pull_requests: 'write',
  contents: 'read',
  merge_queues: 'read',
  statuses: 'write',
  metadata: 'read',
} as const;

/** Name → `read`, `write` or `admin`. */
export type Granted = Readonly<Record<string, string | undefined>>;

const LEVELS: readonly unknown[] = [undefined, 'read', 'write', 'admin'];

/** Permissions that are needed and not granted, as in `merge_queues: read`. */
export function missingPermissions(granted: Granted): readonly string[] {
  return Object.entries(NEEDED_PERMISSIONS)
    .filter(([name, level]) => LEVELS.indexOf(granted[name]) < LEVELS.indexOf(level))
    .map(([name, level]) => `${name}: ${level}`);
}

/** The same for the installation at hand; empty where nobody knows. Costs no request. */
export async function readMissingPermissions(access: Pick<Access, 'octokit'>): Promise<readonly string[]> {
  const granted = await grantedPermissions(access).catch(() => undefined);
  return granted === undefined ? [] : missingPermissions(granted);
}

/** What the installation granted, as its token says; undefined where the client has no such token. Costs no request. */
export async function grantedPermissions({ octokit }: Pick<Access, 'octokit'>): Promise<Granted | undefined> {
  const { permissions } = (await octokit.auth({ type: 'installation' })) as { readonly permissions?: Granted };
  return permissions;
}
