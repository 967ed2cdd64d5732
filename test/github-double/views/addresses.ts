/** Addresses under which the double shows its records, as a GitHub Enterprise Server does. */
import type { Repository } from '../state/model.ts';
import { fullName, type World } from '../state/world.ts';

export function apiRoot(world: World): string {
  return `${world.origin}/api/v3`;
}

export function repositoryApi(world: World, repository: Repository): string {
  return `${apiRoot(world)}/repos/${fullName(repository)}`;
}

export function repositoryPage(world: World, repository: Repository): string {
  return `${world.origin}/${fullName(repository)}`;
}

/** A path as it stands in an address: every part encoded, the slashes kept. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
