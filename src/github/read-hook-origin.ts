/** Where the app itself is reachable, for links to its guideline pages. */
import type { Octokit } from './octokit.ts';

/**
 * The origin of the app's own webhook address, such as `https://guard.example.org`.
 *
 * @param octokit authenticated as the app, not as an installation
 * @returns undefined where the app has no webhook address
 */
export async function readHookOrigin(octokit: Octokit): Promise<string | undefined> {
  const { data } = await octokit.rest.apps.getWebhookConfigForApp();
  return data.url === undefined || !URL.canParse(data.url) ? undefined : new URL(data.url).origin;
}
