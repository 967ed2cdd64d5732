/** Where the app itself is reachable, for links to its guideline pages. */
import type { Octokit } from './octokit.ts';
import { isNotFound } from './request-error.ts';

/**
 * The origin of the app's own webhook address, such as `https://guard.example.org`.
 *
 * @param octokit authenticated as the app, not as an installation
 * @returns undefined where the app has no webhook address
 */
export async function readHookOrigin(octokit: Octokit): Promise<string | undefined> {
  const url = await readHookUrl(octokit);
  return url === undefined || !URL.canParse(url) ? undefined : new URL(url).origin;
}

async function readHookUrl(octokit: Octokit): Promise<string | undefined> {
  try {
    return (await octokit.rest.apps.getWebhookConfigForApp()).data.url;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
