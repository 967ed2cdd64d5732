/** Whether a set of granted permissions is enough. */
import { Refusal } from '../http/reply.ts';
import type { AccessLevel, Permissions } from '../state/model.ts';

const rank: Record<AccessLevel, number> = { read: 1, write: 2, admin: 3 };

/** True where each needed permission is granted at its level or above. */
export function allows(granted: Permissions, needed: Permissions): boolean {
  return Object.entries(needed).every(([name, level]) => {
    const has = name === 'metadata' ? (granted.metadata ?? 'read') : granted[name];
    return has !== undefined && rank[has] >= rank[level];
  });
}

/** Throws 403 in GitHub's words, with the header that says what would have been accepted. */
export function demand(granted: Permissions, needed: Permissions): void {
  if (allows(granted, needed)) return;
  const accepted = Object.entries(needed).map(([name, level]) => `${name}=${level}`);
  throw new Refusal(403, 'Resource not accessible by integration', undefined, {
    'x-accepted-github-permissions': accepted.join('; '),
  });
}
