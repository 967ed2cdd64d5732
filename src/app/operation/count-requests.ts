/** Tells of every answer of GitHub, and of what is left of the hour's budget. */
import type { Octokit } from '../../github/octokit.ts';
import { statusOf } from '../../github/request-error.ts';
import type { Metrics } from './metrics.ts';

const counted = new WeakSet<Octokit>();

/** Clients are kept for an installation's later jobs; each is watched once. */
export function countRequests(octokit: Octokit, installation: number, { requested }: Pick<Metrics, 'requested'>): void {
  if (counted.has(octokit)) return;
  counted.add(octokit);
  const tell = (status: number, headers: Readonly<Record<string, unknown>> = {}) => {
    const { 'x-ratelimit-remaining': left, 'x-ratelimit-resource': resource } = headers;
    const budget = left === undefined ? undefined : { resource: String(resource ?? 'core'), left: Number(left) };
    requested(installation, status, budget);
  };
  octokit.hook.after('request', ({ status, headers }) => tell(status, headers));
  octokit.hook.error('request', (error) => {
    const { response } = error as { response?: { headers?: Record<string, unknown> } };
    tell(statusOf(error) ?? 0, response?.headers);
    throw error;
  });
}
