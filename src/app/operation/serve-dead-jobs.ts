/**
 * The list of jobs that were given up, for whoever holds the token of the operator: `GET /dead-jobs` shows it,
 * `POST /dead-jobs/ID` runs one again. Without a token in the settings there is no such address.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { HttpHandler } from '../http-handler.ts';
import { describeJob } from '../job.ts';
import type { WorkQueue } from '../queue/work-queue.ts';

const PATH = /^\/dead-jobs(?:\/([\w-]{1,50}))?$/;

export function serveDeadJobs(token: string | undefined, queue: Pick<WorkQueue, 'dead' | 'revive'>): HttpHandler {
  return async (request, response) => {
    const match = PATH.exec(request.url?.split('?')[0] ?? '');
    if (match === null || token === undefined) return false;
    if (!isSame(request.headers.authorization ?? '', `Bearer ${token}`)) return send(response, 401, {});
    const [, id] = match;
    if (request.method === 'GET' && id === undefined) {
      const dead = await queue.dead();
      return send(
        response,
        200,
        dead.map(({ id: each, at, reason, job }) => ({ id: each, at, reason, ...describeJob(job) })),
      );
    }
    if (request.method !== 'POST' || id === undefined) return send(response, 405, {});
    return send(response, (await queue.revive(id)) ? 202 : 404, {});
  };
}

/** Compares digests, which have one length, in constant time. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function send(response: ServerResponse, status: number, body: object): true {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  response.writeHead(status, headers).end(`${JSON.stringify(body)}\n`);
  return true;
}
