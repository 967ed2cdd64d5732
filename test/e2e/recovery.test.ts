/** A process that is alone and ends in the middle of its work: the next one finds on GitHub what was left undone. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GitHubDouble, startGitHubDouble } from '../github-double/github-double.ts';
import { readManifest } from '../github-double/read-manifest.ts';
import type { PullRequest, Repository } from '../github-double/state/model.ts';
import { FILES, LEAK } from './example-app.ts';
import { type RunningApp, runApp } from './run-app.ts';
import { waitFor } from './wait-for.ts';

let double: GitHubDouble;
let repository: Repository;
let app: RunningApp;

beforeEach(async () => {
  double = await startGitHubDouble({ manifest: readManifest(new URL('../../app.yml', import.meta.url)) });
  double.addOrganisation('acme');
  repository = await double.addRepository({ owner: 'acme', name: 'dashboards', files: FILES });
  app = await runApp(double, { DRAIN_SECONDS: '2' });
});
afterEach(async () => {
  double.intercept(undefined);
  await app.stop('SIGKILL');
  expect(double.violations).toEqual([]);
  await double.stop();
});

/** Each head differs, or commits of one second would be the same. */
function open(head: string): Promise<PullRequest> {
  return double.openPullRequest({ repository, head, change: { files: { 'callbacks.py': `# ${head}\n${LEAK}` } } });
}

/** The run at a commit once it is completed. That there is one only is part of what is expected. */
async function verdictAt(sha: string) {
  const runs = () => double.checkRuns(repository, sha);
  await waitFor(`a verdict at ${sha}`, () => runs().some(({ status }) => status === 'completed'), app.output);
  expect(runs(), app.output()).toHaveLength(1);
  return runs()[0];
}

/** Lets the app come as far as a request of the operation, and no further. */
function holdAt(operation: string): Promise<void> {
  return new Promise((reached) => {
    double.intercept(async (request) => {
      if (request.operation !== operation) return undefined;
      reached();
      return new Promise(() => {});
    });
  });
}

async function killAndRestart(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
  const code = await app.stop(signal);
  double.intercept(undefined);
  app = await runApp(double);
  return code;
}

describe('a process that is killed', () => {
  it.each(['pulls/list-files', 'pulls/create-review'])(
    'at %s leaves nothing open: the next one takes its run up, without a webhook',
    async (operation) => {
      const reached = holdAt(operation);
      const pull = await open('held');
      await reached;
      const webhooks = double.deliveries.length;
      await killAndRestart();
      expect(await verdictAt(pull.head.sha)).toMatchObject({ conclusion: 'failure' });
      expect(double.reviewComments(pull)).toHaveLength(1);
      const later = double.deliveries.slice(webhooks).filter(({ event }) => event === 'pull_request');
      expect(later).toEqual([]);
    },
  );

  it('after it posted its comments does not post them again', async () => {
    const reached = new Promise<void>((resolve) => {
      double.intercept(async ({ operation }) => {
        if (operation !== 'checks/update') return undefined;
        resolve();
        return new Promise(() => {});
      });
    });
    const pull = await open('posted');
    await reached;
    expect(double.reviewComments(pull)).toHaveLength(1);
    await killAndRestart();
    await verdictAt(pull.head.sha);
    expect(double.reviewComments(pull)).toHaveLength(1);
  });

  it('loses no job that was waiting', async () => {
    const reached = holdAt('git/get-tree');
    const pulls = [await open('one'), await open('two'), await open('three')];
    await reached;
    await killAndRestart();
    for (const pull of pulls) expect(await verdictAt(pull.head.sha)).toMatchObject({ conclusion: 'failure' });
  });

  it('closes the run of a head that was overtaken meanwhile', async () => {
    const reached = holdAt('git/get-tree');
    const pull = await open('overtaken');
    const older = pull.head.sha;
    await reached;
    await app.stop('SIGKILL');
    await double.pushTo(pull, { files: { 'callbacks.py': `# Newer\n${LEAK}` } });
    await double.settle();
    double.intercept(undefined);
    app = await runApp(double);
    expect(await verdictAt(pull.head.sha)).toMatchObject({ conclusion: 'failure' });
    expect(await verdictAt(older)).toMatchObject({ conclusion: 'neutral' });
    expect(double.reviewComments(pull)).toHaveLength(1);
  });
});

describe('a webhook that reached nobody', () => {
  it('is sent once more at the start', async () => {
    await app.stop('SIGKILL');
    const pull = await open('missed');
    await double.settle();
    app = await runApp(double);
    expect(await verdictAt(pull.head.sha)).toMatchObject({ conclusion: 'failure' });
    const attempts = double.deliveries.filter(({ event, action }) => event === 'pull_request' && action === 'opened');
    expect(attempts.map(({ redelivery }) => redelivery)).toEqual([false, true]);
  });

  it('twice is worked on all the same', async () => {
    await app.stop('SIGKILL');
    const pull = await open('missed-twice');
    await double.settle();
    app = await runApp(double);
    await waitFor('the second attempt', () => double.deliveries.some(({ redelivery }) => redelivery));
    await app.stop('SIGKILL');
    // As if the second attempt had failed too.
    for (const delivery of double.deliveries) Object.assign(delivery, { statusCode: 502, status: 'timed out' });
    app = await runApp(double);
    expect(await verdictAt(pull.head.sha)).toMatchObject({ conclusion: 'failure' });
  });
});

describe('a process that is told to end', () => {
  it('ends at once where it has nothing to do', async () => {
    expect(await app.stop()).toBe(0);
  });

  it('hands over what does not finish in time, and ends well', async () => {
    const reached = holdAt('git/get-tree');
    const pull = await open('slow');
    await reached;
    expect(await killAndRestart('SIGTERM')).toBe(0);
    expect(await verdictAt(pull.head.sha)).toMatchObject({ conclusion: 'failure' });
  });
});
