/** The HTTP server of the double: takes requests in, sends replies out, keeps the log. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { authenticate } from '../auth/authenticate.ts';
import { answerGraphql } from '../graphql/answer-graphql.ts';
import { answer, type Service } from './answer.ts';
import type { Caller } from './call.ts';
import { codeload } from './codeload.ts';
import type { Fault, Intercept } from './intercept.ts';
import { matchRoute, type Route, type RouteMatch } from './openapi.ts';
import { type Resource, rateLimitHeaders, refund, spend } from './rate-limit.ts';
import { checkManners, type IncomingRequest, readRequest } from './read-request.ts';
import { Refusal, type Reply } from './reply.ts';
import type { LoggedRequest } from './request-log.ts';
import { etagOf, writeReply } from './write-reply.ts';

export interface ServerParts extends Service {
  readonly routes: readonly Route[];
  readonly log: LoggedRequest[];
  /** Read at each request, so that a test can change them on the way. */
  readonly faults: { intercept: Intercept | undefined; latencyMilliseconds: number };
}

/** A server that is not listening yet. */
export function createDoubleServer(parts: ServerParts): Server {
  return createServer((message, response) => {
    handle(parts, message, response).catch((error: unknown) => {
      // A client that goes away in the middle of its request is no fault of the double.
      if (message.destroyed && !message.complete) return;
      parts.world.violations.push(`The double failed: ${error instanceof Error ? error.stack : String(error)}`);
      response.destroy();
    });
  });
}

async function handle(parts: ServerParts, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const { world, faults, log } = parts;
  const request = await readRequest(message, world.origin);
  const { method, path, query, body } = request;
  const match = matchRoute(parts.routes, method, path);
  const operation = operationName(path, match);

  if (faults.latencyMilliseconds > 0) await sleep(faults.latencyMilliseconds);
  const fault = await faults.intercept?.({ method, path, query, body, operation });
  const { reply, token } =
    fault && !fault.carryOut ? { token: 'unread' as const } : await respond(parts, request, match);
  const sent = fault ? replyOf(fault) : reply;
  log.push({ method, path, query, body, status: sent?.status ?? 0, token, operation, at: world.clock() });
  if (sent) writeReply(response, sent, world.clock());
  else response.destroy();
}

function operationName(path: string, match: RouteMatch | undefined): string | undefined {
  if (path === '/graphql') return 'graphql';
  return path.startsWith('/codeload/') ? 'codeload' : match?.route.operation.operationId;
}

function replyOf(fault: Fault): Reply | undefined {
  if ('disconnect' in fault) return undefined;
  return { status: fault.status, body: fault.body ?? { message: 'Fault' }, headers: fault.headers ?? {} };
}

async function respond(
  parts: ServerParts,
  request: IncomingRequest,
  match: RouteMatch | undefined,
): Promise<{ reply: Reply; token: LoggedRequest['token'] }> {
  let token: LoggedRequest['token'] = 'invalid';
  try {
    checkManners(request);
    const caller = authenticate(parts.world, request.headers.authorization);
    token = caller.kind;
    return { reply: await metered(parts, request, caller, match), token };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { reply: refusalReply(error, match), token };
  }
}

/** Takes the request from the caller's budget, and gives it back for a 304. */
async function metered(
  parts: ServerParts,
  request: IncomingRequest,
  caller: Caller,
  match: RouteMatch | undefined,
): Promise<Reply> {
  const { world } = parts;
  const resource: Resource = request.path === '/graphql' ? 'graphql' : 'core';
  // Archives lie on another host, which counts nothing.
  if (request.path.startsWith('/codeload/')) return codeload(world, request.path);
  if (caller.kind !== 'installation') return conditional(request, await dispatch(parts, request, caller, match));

  const { installation } = caller;
  const free = match?.route.operation.operationId === 'rate-limit/get';
  if (!free && !spend(world, installation, resource)) {
    const message = `API rate limit exceeded for installation ID ${installation.id}.`;
    throw new Refusal(403, message, undefined, rateLimitHeaders(world, installation, resource));
  }
  const reply = await dispatch(parts, request, caller, match).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    return refusalReply(error, match);
  });
  const sent = conditional(request, reply);
  if (sent.status === 304) refund(world, installation, resource);
  return { ...sent, headers: { ...rateLimitHeaders(world, installation, resource), ...sent.headers } };
}

async function dispatch(
  parts: ServerParts,
  request: IncomingRequest,
  caller: Caller,
  match: RouteMatch | undefined,
): Promise<Reply> {
  if (request.path === '/graphql') return answerGraphql(parts, request, caller);
  if (match) return answer(parts, match, request, caller);
  parts.world.violations.push(`${request.method} ${request.path} is not served by the double`);
  throw new Refusal(404, 'Not Found');
}

/** An unchanged answer to a conditional request becomes 304. */
function conditional(request: IncomingRequest, reply: Reply): Reply {
  if (request.method !== 'GET' || reply.status !== 200) return reply;
  const etag = etagOf(reply.body);
  const headers = { ...reply.headers, etag, 'cache-control': 'private, max-age=60, s-maxage=60' };
  if (request.headers['if-none-match'] !== etag) return { ...reply, headers };
  return { status: 304, headers };
}

function refusalReply(refusal: Refusal, match: RouteMatch | undefined): Reply {
  const documentation = match?.route.operation.documentation ?? 'https://docs.github.com/rest';
  const { message, errors, status, headers } = refusal;
  const body = { message, ...(errors && { errors }), documentation_url: documentation, status: String(status) };
  return { status, body, headers };
}
