/** The main job on an embedded example: a pull request comes in, the review and the check come out, the fix is pushed. */
import { join } from 'node:path';
import { type GitHubDouble, startGitHubDouble } from '../test/github-double/github-double.ts';
import { readManifest } from '../test/github-double/read-manifest.ts';
import { addExample } from './play.ts';
import { playPullRequest } from './play-pull-request.ts';
import { startApp } from './start-app.ts';
import { story } from './story.ts';
import { createTerminal, type Output, type Terminal } from './terminal/terminal.ts';
import { writePage } from './write-page.ts';

/**
 * Plays the demo. `root` is the package's folder, with the app built in it. Whatever happens, the app and the double
 * have ended when this returns or throws; it throws soon after the signal says so.
 */
export async function runDemo(root: string, output: Output, signal: AbortSignal): Promise<void> {
  const terminal = createTerminal(output);
  const double = await terminal.step('Starting a double of GitHub', () =>
    startGitHubDouble({ manifest: readManifest(join(root, 'app.yml')) }),
  );
  try {
    await playOn(double, root, terminal, signal);
  } finally {
    await double.stop();
  }
}

async function playOn(double: GitHubDouble, root: string, terminal: Terminal, signal: AbortSignal): Promise<void> {
  const { step, print } = terminal;
  const name = `${story.owner}/${story.repository}`;
  const repository = await step(`Adding ${name}, a Dash app`, () => addExample({ root, double }));
  const app = await step('Starting dash-state-guard, as npm start does', () => startApp(root, double, signal));
  try {
    const model = await playPullRequest({ root, double, app, signal }, repository, terminal);
    const page = await step('Writing the page', () => writePage(root, model));
    print('', `The pull request as a reviewer sees it: ${page}`);
  } finally {
    await app.stop();
  }
  if (double.violations.length > 0) throw new Error(`GitHub's API was misused:\n${double.violations.join('\n')}`);
}
