/** Payload of a webhook: a published example with everything that is ours put in its place. */

import type { Account, Installation, Repository } from '../state/model.ts';
import { nodeId } from '../state/node-id.ts';
import type { World } from '../state/world.ts';
import { accountView, organizationView } from '../views/account.ts';
import { repositoryView } from '../views/repository.ts';
import { exampleOf } from './examples.ts';

export interface EventInput {
  readonly event: string;
  readonly action: string | null;
  /** Undefined for events about an installation. */
  readonly repository: Repository | undefined;
  readonly sender: Account;
  /** What the event is about, as `pull_request`. */
  readonly fields: Readonly<Record<string, unknown>>;
}

type Fields = Readonly<Record<string, unknown>>;

/** The payload that GitHub would send to the installation. */
export function payloadOf(world: World, installation: Installation, input: EventInput): Record<string, unknown> {
  const { repository, action, fields } = input;
  const owner = repository?.owner;
  const own: Fields = {
    ...(action !== null && { action }),
    ...fields,
    ...(repository && { repository: repositoryView(world, repository) }),
    ...(owner?.type === 'Organization' && { organization: organizationView(world, owner) }),
    installation: fields.installation ?? { id: installation.id, node_id: nodeId('I', installation.id) },
    sender: accountView(world, input.sender),
  };
  const example = exampleOf(input.event, action);
  return Object.fromEntries(Object.entries(own).map(([key, value]) => [key, onGroundOf(example[key], value)]));
}

/** Our object, with the plain settings that only the example has; its texts and lists speak of another repository. */
function onGroundOf(example: unknown, own: unknown): unknown {
  if (!isObject(example) || !isObject(own)) return own;
  const kept = Object.entries(example).filter(([, value]) => typeof value === 'boolean' || value === null);
  return { ...Object.fromEntries(kept), ...own };
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
