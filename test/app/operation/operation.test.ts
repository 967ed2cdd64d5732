import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAppServer } from '../../../src/app/create-server.ts';
import { createMetrics } from '../../../src/app/operation/metrics.ts';
import { createReadiness } from '../../../src/app/operation/readiness.ts';
import { serveDeadJobs } from '../../../src/app/operation/serve-dead-jobs.ts';
import { serveOperation } from '../../../src/app/operation/serve-operation.ts';
import { toDeadJob } from '../../../src/app/queue/dead-job.ts';
import { createMemoryQueue } from '../../../src/app/queue/memory-queue.ts';
import { runMeasured } from '../../../src/app/run-measured.ts';
import { NEEDED_PERMISSIONS } from '../../../src/github/permissions.ts';
import { readManifest } from '../../github-double/read-manifest.ts';
import { evaluateJob } from '../example-jobs.ts';

const LOG = { info() {}, warn() {}, error() {} };
const TOKEN = 'operator-'.repeat(3);
const manifest = readManifest(new URL('../../../app.yml', import.meta.url));
const self = { permissions: { ...NEEDED_PERMISSIONS } as Record<string, string>, events: [...manifest.events] };
let redis = async (): Promise<unknown> => undefined;

const queue = createMemoryQueue({
  concurrency: 1,
  run: async () => {
    throw new TypeError('with words of a repository');
  },
  onDropped: async () => {},
  onError: () => {},
});
const metrics = createMetrics({ depth: queue.depth, waitingAnalyses: () => 3 });

function readinessNow() {
  return createReadiness({ readSelf: async () => self, reachQueue: () => redis(), log: LOG });
}

let readiness = readinessNow();
const server = createAppServer(
  [
    (request, response) => serveOperation(readiness, metrics)(request, response),
    serveDeadJobs(TOKEN, queue),
    serveDeadJobs(undefined, queue),
  ],
  LOG,
);
let origin = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  redis = async () => undefined;
  readiness = readinessNow();
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function ready(): Promise<[number, unknown]> {
  const response = await fetch(`${origin}/readyz`);
  return [response.status, await response.json()];
}

describe('health', () => {
  it('is told', async () => {
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  });

  it('is complete with what the manifest asks for', async () => {
    expect(await ready()).toEqual([200, { ready: true, missing: [] }]);
  });

  it('names a missing permission and a missing event', async () => {
    const lacking = { permissions: { ...self.permissions, checks: 'read' }, events: ['pull_request'] };
    readiness = createReadiness({ readSelf: async () => lacking, reachQueue: redis, log: LOG });
    const [status, { missing }] = (await ready()) as [number, { missing: string[] }];
    expect(status).toBe(503);
    expect(missing).toContain('permission checks: write');
    expect(missing).toContain('event merge_group');
  });

  it('names Redis where it is away', async () => {
    redis = () => Promise.reject(new Error('ECONNREFUSED'));
    expect(await ready()).toEqual([503, { ready: false, missing: ['Redis: cannot be reached'] }]);
  });

  it('says that GitHub does not answer', async () => {
    const readSelf = () => Promise.reject(new Error('401'));
    readiness = createReadiness({ readSelf, reachQueue: redis, log: LOG });
    expect((await ready())[0]).toBe(503);
  });

  it('does not wait for GitHub for ever', async () => {
    readiness = createReadiness({ readSelf: () => new Promise(() => {}), reachQueue: redis, log: LOG });
    expect(await ready()).toEqual([503, { ready: false, missing: ['GitHub: the app cannot be read'] }]);
  });

  it('ends with the process', async () => {
    readiness.end();
    expect(await ready()).toEqual([503, { ready: false, missing: ['the process is ending'] }]);
  });
});

describe('metrics', () => {
  it('count jobs, stages, requests, findings, caches and the queue', async () => {
    const job = { ...evaluateJob(), queuedAt: Date.now() - 1000 };
    await runMeasured(job, metrics, async () => {});
    await runMeasured(job, metrics, () => Promise.reject(new Error('failed'))).catch(() => {});
    metrics.requested(7, 200, { resource: 'core', left: 4990 });
    metrics.found('debug-exposed');
    metrics.looked('texts', true);
    metrics.exceeded('time');
    const response = await fetch(`${origin}/metrics`);
    expect(response.headers.get('content-type')).toContain('text/plain');
    const text = await response.text();
    for (const line of [
      'jobs_total{kind="evaluate",outcome="done"} 1',
      'jobs_total{kind="evaluate",outcome="failed"} 1',
      'stage_seconds_count{stage="wait"} 2',
      'github_requests_total{installation="7",status="200"} 1',
      'github_requests_left{installation="7",resource="core"} 4990',
      'findings_total{rule="debug-exposed"} 1',
      'cache_lookups_total{cache="texts",result="hit"} 1',
      'budget_exceeded_total{budget="time"} 1',
      'queue_jobs{state="waiting"} 0',
      'analyses_waiting 3',
    ]) {
      expect(text).toContain(`dash_state_guard_${line}`);
    }
  });
});

describe('jobs that were given up', () => {
  const authorization = `Bearer ${TOKEN}`;

  it('are shown to the operator, without the words of an error, and run again', async () => {
    await queue.submit(evaluateJob());
    await new Promise((resolve) => setImmediate(resolve));
    const response = await fetch(`${origin}/dead-jobs`, { headers: { authorization } });
    const text = await response.text();
    expect(text).not.toContain('words');
    const [dead] = JSON.parse(text);
    expect(dead).toMatchObject({ reason: 'TypeError', job: 'octo/dashboards#7' });
    const again = await fetch(`${origin}/dead-jobs/${dead.id}`, { method: 'POST', headers: { authorization } });
    expect(again.status).toBe(202);
    const unknown = await fetch(`${origin}/dead-jobs/unknown`, { method: 'POST', headers: { authorization } });
    expect(unknown.status).toBe(404);
  });

  it.each(['', 'Bearer ', `Bearer ${TOKEN}x`, TOKEN])('are not shown for %j', async (given) => {
    expect((await fetch(`${origin}/dead-jobs`, { headers: { authorization: given } })).status).toBe(401);
  });

  it('are no address at all without a token in the settings', async () => {
    const handler = serveDeadJobs(undefined, queue);
    expect(await handler({ url: '/dead-jobs', headers: {} } as never, {} as never)).toBe(false);
  });

  it('keep the kind of error only', () => {
    const dead = toDeadJob(evaluateJob(), Object.assign(new Error('secret words'), { status: 422 }));
    expect(dead.reason).toBe('Error 422');
  });
});
