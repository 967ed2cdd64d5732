import type { Account, PullRequest } from '../state/model.ts';
import { pullView } from '../views/pull-request.ts';
import type { Stage } from './stage.ts';

/** Sends the event about a pull request, with what the action adds to it. */
export async function tellOfPull(
  { world, events }: Stage,
  pull: PullRequest,
  action: string,
  sender: Account,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  events.emit({
    event: 'pull_request',
    action,
    repository: pull.repository,
    sender,
    fields: { number: pull.number, pull_request: await pullView(world, pull), ...fields },
  });
}
