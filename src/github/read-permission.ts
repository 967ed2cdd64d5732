/** What somebody may do in the repository. `author_association` on a comment is no proof of that. */
import type { Access } from './access.ts';
import { isNotFound } from './request-error.ts';

/** Least first; `write` is the least that may push. */
export const ROLES = ['none', 'write', 'maintain', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** One request. Custom roles count as the built-in one whose rights they have. */
export async function readPermission({ octokit, repository, signal }: Access, username: string): Promise<Role> {
  try {
    const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({
      ...repository,
      username,
      request: { signal },
    });
    const rights = data.user?.permissions;
    if (data.permission === 'admin' || rights?.admin) return 'admin';
    if (rights?.maintain || data.role_name === 'maintain') return 'maintain';
    return data.permission === 'write' || rights?.push ? 'write' : 'none';
  } catch (error) {
    // Not an account, or none that GitHub tells of.
    if (isNotFound(error)) return 'none';
    throw error;
  }
}
