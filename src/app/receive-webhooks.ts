/**
 * The webhook endpoint: reads the body up to GitHub's own limit, checks its signature before anything is parsed, and hands
 * the event on. Probot's own endpoint reads without a limit, writes the whole body of an unsigned request to its log,
 * knows one secret only, and makes a client for each event; its address is kept.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isSigned } from './check-signature.ts';
import type { HttpHandler } from './http-handler.ts';

const WEBHOOK_PATH = '/api/github/webhooks';
/** GitHub does not deliver larger payloads (docs.github.com, "Webhook events and payloads"). */
const MAX_BODY_BYTES = 25 * 1024 * 1024;
/** GitHub's names and ids are far shorter. */
const HEADER = /^[\w-]{1,100}$/;

export interface Delivered {
  /** GitHub's id of the delivery; a redelivery has the same. */
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
}

export interface WebhookOptions {
  readonly secrets: readonly string[];
  /** Takes the event in; the work comes later. GitHub is told that it failed where this rejects. */
  readonly receive: (delivered: Delivered) => Promise<void>;
  readonly maxBytes?: number;
}

export function receiveWebhooks({ secrets, receive, maxBytes = MAX_BODY_BYTES }: WebhookOptions): HttpHandler {
  return async (request, response) => {
    if (request.method !== 'POST' || pathOf(request) !== WEBHOOK_PATH) return false;
    const { 'x-hub-signature-256': signature, 'content-type': type = '' } = request.headers;
    if (!/^application\/json(?:;|$)/i.test(type)) return refuse(response, 415, 'The content type must be JSON.');
    if (typeof signature !== 'string') return refuse(response, 400, 'The signature is missing.');
    const { 'x-github-delivery': id, 'x-github-event': name } = request.headers;
    if (!isToken(id) || !isToken(name)) return refuse(response, 400, 'The event or its id is missing.');
    const body = await readBody(request, maxBytes);
    if (body === undefined) return refuse(response, 413, 'The body is too large.');
    if (!isSigned(body, signature, secrets)) return refuse(response, 400, 'The signature does not match the body.');
    const payload = parse(body);
    if (payload === undefined) return refuse(response, 400, 'The body is no JSON object.');
    await receive({ id, name, payload });
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end('ok\n');
    return true;
  };
}

function pathOf({ url = '/' }: IncomingMessage): string {
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
}

function isToken(value: string | string[] | undefined): value is string {
  return typeof value === 'string' && HEADER.test(value);
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

function parse(body: Buffer): object | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, status: number, message: string): true {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end(`${message}\n`);
  return true;
}
