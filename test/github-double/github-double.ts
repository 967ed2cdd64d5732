/** A double of GitHub: an HTTP server over real git repositories, strict where GitHub is strict. */
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from './create-app.ts';
import type { Intercept } from './http/intercept.ts';
import { readDescription, routesOf } from './http/openapi.ts';
import { countRequests, type LoggedRequest } from './http/request-log.ts';
import { createDoubleServer, type ServerParts } from './http/server.ts';
import { createValidator } from './http/validate.ts';
import { allOperations } from './operations/all-operations.ts';
import type { Manifest } from './read-manifest.ts';
import { createSteps, type Steps } from './scenario/steps.ts';
import type { AppRecord, Delivery } from './state/model.ts';
import { createWorld, githubLimits, idCounter, type Limits } from './state/world.ts';
import { createEvents } from './webhooks/events.ts';

export interface DoubleOptions {
  /** What the app asks for; see `readManifest`. */
  readonly manifest: Manifest;
  /** Short name of the app; `dash-state-guard` unless said otherwise. */
  readonly slug?: string;
  /** Milliseconds since 1970; the machine's clock unless said otherwise. */
  readonly clock?: () => number;
  readonly limits?: Partial<Limits>;
  /** Any free port unless said otherwise. */
  readonly port?: number;
  readonly webhookUrl?: string;
  readonly latencyMilliseconds?: number;
}

export interface GitHubDouble extends Steps {
  /** `http://127.0.0.1:port`; REST lies at the root and below `/api/v3`, GraphQL at `/graphql` and `/api/graphql`. */
  readonly url: string;
  readonly app: Pick<AppRecord, 'id' | 'clientId' | 'slug' | 'privateKey' | 'webhookSecret' | 'bot'>;
  /** Every request so far, oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** How many requests pass the filter; those for tokens and for the bytes of archives are never counted. */
  readonly countRequests: (filter?: (request: LoggedRequest) => boolean) => number;
  /** Every webhook so far, oldest first. */
  readonly deliveries: readonly Delivery[];
  /** What a request, or an answer of the double, did against GitHub's description. A test expects none. */
  readonly violations: readonly string[];
  readonly setWebhookUrl: (url: string | undefined) => void;
  /** Looks at each request from now on, and may put a fault in its way; undefined ends that. */
  readonly intercept: (intercept: Intercept | undefined) => void;
  readonly setLatency: (milliseconds: number) => void;
  /** Waits until every webhook that is under way was answered. */
  readonly settle: () => Promise<void>;
  /** Ends the server and removes the repositories. */
  readonly stop: () => Promise<void>;
}

/** Starts a double that listens on this machine only. */
export async function startGitHubDouble(options: DoubleOptions): Promise<GitHubDouble> {
  const { clock = Date.now, limits = {}, manifest, slug = 'dash-state-guard', port = 0 } = options;
  const nextId = idCounter();
  const app = await createApp(manifest, slug, nextId, clock());
  app.webhookUrl = options.webhookUrl;
  const world = createWorld(app, clock, { ...githubLimits, ...limits }, nextId);
  const events = createEvents(world);
  const folder = await mkdtemp(join(tmpdir(), 'github-double-'));

  const description = readDescription();
  const parts: ServerParts = {
    world,
    events,
    validator: createValidator(description),
    operations: allOperations,
    routes: routesOf(description),
    log: [],
    faults: { intercept: undefined, latencyMilliseconds: options.latencyMilliseconds ?? 0 },
  };
  const server = createDoubleServer(parts);
  world.origin = await listen(server, port);

  return {
    ...createSteps({ world, events, folder }),
    url: world.origin,
    app,
    requests: parts.log,
    countRequests: (filter) => countRequests(parts.log, filter),
    deliveries: world.deliveries,
    violations: world.violations,
    setWebhookUrl: (url) => {
      app.webhookUrl = url;
    },
    intercept: (intercept) => {
      parts.faults.intercept = intercept;
    },
    setLatency: (milliseconds) => {
      parts.faults.latencyMilliseconds = milliseconds;
    },
    settle: events.settle,
    async stop() {
      await events.settle();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}
