/** Puts the app together: Probot for credentials and clients, the queue, the pool, the pages. */
import type { Server } from 'node:http';
import { createProbot, type Probot } from 'probot';
import { BotOctokit, createQueryClient } from '../github/octokit.ts';
import { readHookOrigin } from '../github/read-hook-origin.ts';
import { readSelf } from '../github/read-self.ts';
import { createRepositoryClients } from '../github/repository-clients.ts';
import { isNotInstalled } from '../github/request-error.ts';
import { createAnalysisPool } from '../pool/analysis-pool.ts';
import { loadRules } from '../rules/load-rules.ts';
import { createQueue } from './create-queue.ts';
import { createAppServer, servePing } from './create-server.ts';
import { createServices } from './create-services.ts';
import { describeError } from './failure-check.ts';
import { serveGuidelines } from './guidelines.ts';
import type { HttpHandler } from './http-handler.ts';
import { describeJob, type Job } from './job.ts';
import { countRequests } from './operation/count-requests.ts';
import { createMetrics, type Metrics } from './operation/metrics.ts';
import { createReadiness } from './operation/readiness.ts';
import { serveDeadJobs } from './operation/serve-dead-jobs.ts';
import { serveOperation } from './operation/serve-operation.ts';
import type { WorkQueue } from './queue/work-queue.ts';
import { receiveWebhooks } from './receive-webhooks.ts';
import { scheduleRecovery } from './recovery/schedule.ts';
import { remembered } from './remembered.ts';
import { closeDroppedCheck } from './run-check.ts';
import { runJob } from './run-job.ts';
import { runMeasured } from './run-measured.ts';
import type { Log, Services } from './services.ts';
import type { Settings } from './settings.ts';
import { submitEvents } from './submit-events.ts';

export interface App {
  readonly server: Server;
  readonly log: Log;
  /** Begins to work, and looks at what was left undone. */
  readonly start: () => Promise<void>;
  /** Takes nothing new, lets jobs end for so long, and hands over the rest. */
  readonly stop: (milliseconds: number) => Promise<void>;
}

/** Jobs mostly wait for GitHub; more at once would only wait for its limits. */
const CONCURRENT_JOBS = 8;

/** Creates the app; nothing listens yet. */
export async function createApp(settings: Settings): Promise<App> {
  const probot = await openProbot(settings);
  const { log } = probot;
  const folder = loadRules();
  const pool = createAnalysisPool({
    ...(settings.pool.processes === undefined ? {} : { size: settings.pool.processes }),
    budgets: { taskMilliseconds: settings.pool.seconds * 1000 },
    onExceeded: (exceeded) => {
      metrics.exceeded(exceeded);
      log.warn({ exceeded }, 'an analysis exceeded its budget');
    },
  });
  const ofRepository = createRepositoryClients(() => probot.auth());
  const clientsOf: Services['clientsOf'] = async (installation, repository) => {
    const clients = repository ? await ofRepository(installation, repository) : await ofInstallation(installation);
    for (const client of Object.values(clients)) countRequests(client, installation, metrics);
    return clients;
  };
  const ofInstallation = async (installation: number) => ({
    octokit: await probot.auth(installation),
    queries: await createQueryClient(await probot.auth(), installation),
  });
  const queue: WorkQueue = await createQueue(settings, log, {
    concurrency: CONCURRENT_JOBS,
    run: (job, signal) => runMeasured(job, metrics, () => runJob(job, services, signal, queue.submit)),
    onDropped: (job, end) => closeDroppedCheck(job, end, services),
    onError: (error, job) => logFailure(error, job, log),
  });
  const metrics: Metrics = createMetrics({ depth: queue.depth, waitingAnalyses: pool.waiting });
  const services: Services = createServices(settings, {
    ...{ folder, pool, metrics, clientsOf, log },
    ownOrigin: remembered(
      async () => (await readHookOrigin(await probot.auth())) ?? `http://${settings.host}:${settings.port}`,
    ),
  });
  const readiness = createReadiness({
    readSelf: async () => readSelf(await probot.auth()),
    reachQueue: queue.depth,
    log,
  });
  const handlers: HttpHandler[] = [
    servePing,
    serveOperation(readiness, metrics),
    serveDeadJobs(settings.operatorToken, queue),
    receiveWebhooks({ secrets: settings.webhookSecrets, receive: submitEvents(settings.appId, queue, log) }),
    serveGuidelines(folder.rules),
  ];
  let endRecovery = () => {};
  return {
    server: createAppServer(handlers, log),
    log,
    async start() {
      void readiness.missing();
      if (settings.role === 'web') return;
      await queue.start();
      endRecovery = scheduleRecovery({
        ...{ appId: settings.appId, clientsOf, queue, log },
        app: () => probot.auth(),
        closeDropped: (job, end) => closeDroppedCheck(job, end, services),
        isAlone: settings.redisUrl === undefined,
      });
    },
    async stop(milliseconds) {
      readiness.end();
      endRecovery();
      await queue.drain(milliseconds);
      await pool.close();
    },
  };
}

function openProbot(settings: Settings): Promise<Probot> {
  return createProbot({
    env: { LOG_FORMAT: settings.logFormat, LOG_LEVEL_IN_STRING: 'true' },
    overrides: {
      appId: settings.appId,
      privateKey: settings.privateKey,
      secret: settings.webhookSecrets[0] ?? '',
      baseUrl: settings.apiUrl,
      logLevel: settings.logLevel,
      Octokit: BotOctokit,
    },
  }).ready();
}

/** An installation that ended while its events were under way is nobody's fault. */
function logFailure(error: unknown, job: Job, log: Log): void {
  if (isNotInstalled(error)) log.info(describeJob(job), 'the app is not installed there any more');
  else log.error({ ...describeJob(job), ...describeError(error) }, 'job failed');
}
