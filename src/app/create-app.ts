/** Puts the app together: Probot for webhooks and credentials, the queue, the pages. */
import type { Server } from 'node:http';
import { createProbot } from 'probot';
import { BotOctokit, createQueryClient } from '../github/octokit.ts';
import { readHookOrigin } from '../github/read-hook-origin.ts';
import { isNotInstalled } from '../github/request-error.ts';
import { createTextCache } from '../github/text-cache.ts';

import { deriveMarkerKey } from '../review/marker.ts';
import { loadRules } from '../rules/load-rules.ts';
import { createAnalysisCache } from './analysis-cache.ts';
import { createAppServer, servePing } from './create-server.ts';
import { describeError } from './failure-check.ts';
import { guardWebhooks, WEBHOOK_PATH } from './guard-webhooks.ts';
import { serveGuidelines } from './guidelines.ts';
import { describeJob, type Job } from './job.ts';
import { createJobQueue, type JobQueue } from './jobs.ts';
import { createPostedMemory } from './posted-memory.ts';
import { remembered } from './remembered.ts';
import { ruleSetVersion } from './rule-set-version.ts';
import { closeDroppedCheck } from './run-check.ts';
import { runJob } from './run-job.ts';
import type { Log, Services } from './services.ts';
import type { Settings } from './settings.ts';
import { submitEvents } from './submit-events.ts';

export interface App {
  readonly server: Server;
  readonly jobs: JobQueue;
  readonly log: Log;
}

/** Jobs mostly wait for GitHub; more at once would only wait for its limits. */
const CONCURRENT_JOBS = 8;

/** Creates the app; nothing listens yet. */
export async function createApp(settings: Settings): Promise<App> {
  const probot = await createProbot({
    env: { LOG_FORMAT: settings.logFormat, LOG_LEVEL_IN_STRING: 'true' },
    overrides: {
      appId: settings.appId,
      privateKey: settings.privateKey,
      secret: settings.webhookSecret,
      baseUrl: settings.apiUrl,
      logLevel: settings.logLevel,
      Octokit: BotOctokit,
    },
  }).ready();
  const folder = loadRules();
  const services: Services = {
    clientsOf: async (installation) => ({
      octokit: await probot.auth(installation),
      queries: await createQueryClient(await probot.auth(), installation),
    }),
    texts: createTextCache(),
    ...folder,
    ruleSet: ruleSetVersion(folder),
    analyze: createAnalysisCache(),
    posted: createPostedMemory(),
    markerKey: deriveMarkerKey(settings.privateKey),
    ownOrigin: remembered(
      async () => (await readHookOrigin(await probot.auth())) ?? `http://${settings.host}:${settings.port}`,
    ),
    webUrl: settings.webUrl,
    log: probot.log,
  };
  const jobs: JobQueue = createJobQueue({
    concurrency: CONCURRENT_JOBS,
    run: (job, signal) => runJob(job, services, signal, (next) => jobs.submit(next)),
    onDropped: (job, end) => closeDroppedCheck(job, end, services),
    onError: (error, job) => logFailure(error, job, probot.log),
  });
  submitEvents(probot, settings.appId, jobs);
  const webhooks = guardWebhooks({
    verify: (body, signature) => probot.webhooks.verify(body, signature),
    next: await probot.getNodeMiddleware({ path: WEBHOOK_PATH }),
  });
  const server = createAppServer([servePing, webhooks, serveGuidelines(folder.rules)], probot.log);
  return { server, jobs, log: probot.log };
}

/** An installation that ended while its events were under way is nobody's fault. */
function logFailure(error: unknown, job: Job, log: Log): void {
  if (isNotInstalled(error)) log.info(describeJob(job), 'the app is not installed there any more');
  else log.error({ ...describeJob(job), ...describeError(error) }, 'job failed');
}
