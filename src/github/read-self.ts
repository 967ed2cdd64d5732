/** The app itself, as GitHub knows it. */
import type { Octokit } from './octokit.ts';
import type { Granted } from './permissions.ts';

export interface AppSelf {
  readonly permissions: Granted;
  readonly events: readonly string[];
}

/** What the app has to be told of; the rest comes without being asked for. As in `app.yml`. */
const NEEDED_EVENTS = [
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'merge_group',
  'check_run',
  'check_suite',
] as const;

/** @param app authenticated as the app, not as an installation */
export async function readSelf(app: Octokit): Promise<AppSelf> {
  const { data } = await app.rest.apps.getAuthenticated();
  return { permissions: { ...data?.permissions }, events: data?.events ?? [] };
}

export function missingEvents(events: readonly string[]): readonly string[] {
  return NEEDED_EVENTS.filter((event) => !events.includes(event));
}
