/** The slow sweep and the list of deliveries, against the double: what they find, and what they leave alone. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Job, keyOf } from '../../src/app/job.ts';
import type { JobEnd } from '../../src/app/job-ended.ts';
import { recoverDeliveries } from '../../src/app/recovery/recover-deliveries.ts';
import { sweep } from '../../src/app/recovery/sweep.ts';
import type { RecoveryTools } from '../../src/app/recovery/tools.ts';
import type { Access } from '../../src/github/access.ts';
import { completeCheckRun } from '../../src/github/complete-check-run.ts';
import { createCheckRun } from '../../src/github/create-check-run.ts';
import { BotOctokit } from '../../src/github/octokit.ts';
import { skippedCheck } from '../../src/review/special-checks.ts';
import { type GitHubDouble, startGitHubDouble } from '../github-double/github-double.ts';
import { readManifest } from '../github-double/read-manifest.ts';
import type { Installation, PullRequest, Repository } from '../github-double/state/model.ts';
import { FILES, LEAK } from './example-app.ts';

const LOG = { debug() {}, info() {}, warn() {}, error() {} };

let double: GitHubDouble;
let installation: Installation;
let repository: Repository;
let tools: RecoveryTools;
const pulls: Record<'judged' | 'open' | 'missing' | 'held', PullRequest> = {} as never;
let submitted: Job[] = [];
let closed: { readonly job: Job; readonly end: JobEnd }[] = [];

function client(installationId?: number) {
  const auth = { appId: double.app.id, privateKey: double.app.privateKey, ...(installationId && { installationId }) };
  return new BotOctokit({ baseUrl: `${double.url}/api/v3`, auth, log: LOG, throttle: { enabled: false } });
}

async function open(head: string): Promise<PullRequest> {
  return double.openPullRequest({ repository, head, change: { files: { 'callbacks.py': `# ${head}\n${LEAK}` } } });
}

beforeAll(async () => {
  double = await startGitHubDouble({ manifest: readManifest(new URL('../../app.yml', import.meta.url)) });
  ({ installation } = double.addOrganisation('acme'));
  repository = await double.addRepository({ owner: 'acme', name: 'dashboards', files: FILES });
  // Nobody listens there: each delivery fails.
  double.setWebhookUrl('http://127.0.0.1:9/');
  for (const head of ['judged', 'open', 'missing', 'held'] as const) pulls[head] = await open(head);
  const [octokit, signal] = [client(installation.id), new AbortController().signal];
  const access: Access = { octokit, queries: octokit, repository: { owner: 'acme', repo: 'dashboards' }, signal };
  const subject = ({ number }: PullRequest) => ({ kind: 'pull-request', number }) as const;
  const run = await createCheckRun(access, pulls.judged.head.sha, subject(pulls.judged));
  await completeCheckRun(access, run, skippedCheck('Judged.'));
  await createCheckRun(access, pulls.open.head.sha, subject(pulls.open));
  await double.settle();
  tools = {
    appId: double.app.id,
    app: async () => client() as never,
    clientsOf: async () => ({ octokit, queries: octokit }),
    queue: {
      submit: async (job) => {
        submitted.push(job);
        return 'queued';
      },
      heads: async (key) => (key === `acme/dashboards#${pulls.held.number}` ? [pulls.held.head.sha] : []),
    },
    closeDropped: async (job, end) => void closed.push({ job, end }),
    log: LOG,
    signal,
  };
});
beforeEach(() => {
  submitted = [];
  closed = [];
});
afterAll(async () => {
  expect(double.violations).toEqual([]);
  await double.stop();
});

const wanted = () => [pulls.open, pulls.missing].map(({ number }) => `acme/dashboards#${number}`).sort();

describe('the sweep', () => {
  it('submits what stands open and what nobody judged, to be taken up', async () => {
    expect(await sweep(tools, 0)).toBe(2);
    expect(submitted.map(keyOf).sort()).toEqual(wanted());
    expect(submitted.every(({ resumed }) => resumed !== undefined)).toBe(true);
  });

  it('leaves a suspended installation alone', async () => {
    installation.suspended = true;
    expect(await sweep(tools, 0)).toBe(0);
    installation.suspended = false;
  });

  it('ends with the process', async () => {
    const signal = AbortSignal.abort(new Error('The process ends.'));
    await expect(sweep({ ...tools, signal }, 0)).rejects.toThrow();
  });
});

describe('the deliveries', () => {
  it('that failed are worked on, and sent once more', async () => {
    const recovered = await recoverDeliveries(tools, { lost: true });
    await double.settle();
    expect(submitted.map(keyOf).sort()).toEqual(wanted());
    expect(recovered.takenUp).toBe(2);
    const sentAgain = double.deliveries.filter(({ event, redelivery }) => redelivery && event === 'pull_request');
    expect(sentAgain).toHaveLength(4);
    const again = await recoverDeliveries(tools, { lost: true });
    await double.settle();
    expect(again.redelivered).toBe(0);
  });

  it('of an older head have their open run closed', async () => {
    const older = pulls.open.head.sha;
    await double.pushTo(pulls.open, { files: { 'callbacks.py': `# newer\n${LEAK}` } });
    await double.settle();
    await recoverDeliveries(tools, { lost: true });
    expect(closed).toMatchObject([
      { job: { headSha: older }, end: { kind: 'superseded', headSha: pulls.open.head.sha } },
    ]);
  });

  it('older than the horizon are left alone', async () => {
    expect(await recoverDeliveries(tools, { lost: true, horizon: -1 })).toEqual({
      redelivered: 0,
      takenUp: 0,
      closed: 0,
    });
  });
});
