/** What the installation does not grant, for the readers of a check: an owner may not have agreed to a later manifest. */
import type { Access } from '../github/access.ts';
import { readMissingPermissions } from '../github/permissions.ts';
import type { Note } from '../review/review-input.ts';
import { missingSentence } from '../review/special-checks.ts';

export async function tellMissingPermissions(access: Access): Promise<readonly Note[]> {
  const missing = await readMissingPermissions(access);
  return missing.length === 0 ? [] : [{ message: missingSentence(missing) }];
}
