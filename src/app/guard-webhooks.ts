/**
 * Stands before Probot's webhook endpoint: reads the body up to GitHub's own limit and checks its signature. Probot
 * would read without a limit, and write the whole body of an unsigned request to its log.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpHandler } from './http-handler.ts';

export const WEBHOOK_PATH = '/api/github/webhooks';
/** GitHub does not deliver larger payloads (docs.github.com, "Webhook events and payloads"). */
const MAX_BODY_BYTES = 25 * 1024 * 1024;

export interface WebhookGuardOptions {
  readonly verify: (body: string, signature: string) => Promise<boolean>;
  /** Probot's own middleware, which takes a body that was read before. */
  readonly next: (request: IncomingMessage, response: ServerResponse) => Promise<boolean | undefined>;
  readonly maxBytes?: number;
}

export function guardWebhooks({ verify, next, maxBytes = MAX_BODY_BYTES }: WebhookGuardOptions): HttpHandler {
  return async (request, response) => {
    if (request.method !== 'POST' || new URL(request.url ?? '/', 'http://localhost').pathname !== WEBHOOK_PATH) {
      return false;
    }
    const signature = request.headers['x-hub-signature-256'];
    if (typeof signature !== 'string') return refuse(response, 400, 'The signature is missing.');
    const body = await readBody(request, maxBytes);
    if (body === undefined) return refuse(response, 413, 'The body is too large.');
    if (!(await verify(body.toString('utf8'), signature))) {
      return refuse(response, 400, 'The signature does not match the body.');
    }
    // How Probot's middleware recognises a body that is already read.
    Object.assign(request, { body: {}, rawBody: new Uint8Array(body) });
    await next(request, response);
    return true;
  };
}

/** Undefined where there is more than `maxBytes`; the rest is not read then. */
async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return undefined;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refuse(response: ServerResponse, status: number, message: string): true {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end(`${message}\n`);
  return true;
}
