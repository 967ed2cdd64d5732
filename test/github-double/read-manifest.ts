/** The app's manifest, as far as GitHub goes by it. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Permissions } from './state/model.ts';

export interface Manifest {
  readonly permissions: Permissions;
  readonly events: readonly string[];
}

/** `default_permissions` and `default_events` of an `app.yml`. */
export function readManifest(file: string | URL): Manifest {
  const { default_permissions: permissions = {}, default_events: events = [] } = parse(readFileSync(file, 'utf8')) as {
    default_permissions?: Permissions;
    default_events?: readonly string[];
  };
  return { permissions, events };
}
