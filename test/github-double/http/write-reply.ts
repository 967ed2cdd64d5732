/** A reply → bytes on the wire, with the headers that GitHub sends each time. */
import { createHash, randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Reply } from './reply.ts';

/** Entity tag of a body, weak as GitHub's are. */
export function etagOf(body: unknown): string {
  return `W/"${createHash('sha256').update(bytesOf(body)).digest('hex')}"`;
}

/** Sends the reply; `clock` is milliseconds since 1970. */
export function writeReply(response: ServerResponse, reply: Reply, clock: number): void {
  const bytes = reply.body === undefined ? undefined : bytesOf(reply.body);
  response.writeHead(reply.status, {
    ...(bytes && { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length }),
    date: new Date(clock).toUTCString(),
    server: 'github.com',
    'x-github-media-type': 'github.v3; format=json',
    'x-github-request-id': randomBytes(8).toString('hex').toUpperCase(),
    ...reply.headers,
  });
  response.end(bytes);
}

function bytesOf(body: unknown): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
}
