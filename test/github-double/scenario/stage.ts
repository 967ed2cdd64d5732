/** What the steps of a scenario work on: the world, its events, and the folder of the repositories. */
import type { Account } from '../state/model.ts';
import type { Scene } from '../state/reviews.ts';
import type { World } from '../state/world.ts';

export interface Stage extends Scene {
  /** Holds the bare repositories; removed when the double stops. */
  readonly folder: string;
}

/** The account with the login; a user is made where there is none. */
export function account(world: World, login: string, type: Account['type'] = 'User'): Account {
  const known = world.accounts.get(login.toLowerCase());
  if (known) return known;
  const made: Account = { id: world.nextId(), login, type };
  world.accounts.set(login.toLowerCase(), made);
  return made;
}
