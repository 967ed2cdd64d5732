/** Bytes from the wire → a request that the double can look at. */
import type { IncomingMessage } from 'node:http';
import { Refusal } from './reply.ts';

export interface IncomingRequest {
  readonly method: string;
  /** Without host and without the prefix of a GitHub Enterprise Server. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Parsed JSON; undefined where there is no body. */
  readonly body: unknown;
  /** The body is there and is no JSON. */
  readonly malformed: boolean;
}

/** Reads the whole request. */
export async function readRequest(message: IncomingMessage, origin: string): Promise<IncomingRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const url = new URL(message.url ?? '/', origin);
  const { value, malformed } = parseBody(text);
  return {
    method: message.method ?? 'GET',
    path: pathOf(url),
    query: Object.fromEntries(url.searchParams),
    url,
    headers: Object.fromEntries(Object.entries(message.headers).map(([name, header]) => [name, String(header)])),
    body: value,
    malformed,
  };
}

function pathOf({ pathname }: URL): string {
  if (pathname === '/api/graphql') return '/graphql';
  return pathname.replace(/^\/api\/v3(?=\/)/, '');
}

function parseBody(text: string): { value: unknown; malformed: boolean } {
  if (text === '') return { value: undefined, malformed: false };
  try {
    return { value: JSON.parse(text), malformed: false };
  } catch {
    return { value: undefined, malformed: true };
  }
}

/** Refuses what GitHub refuses before it looks at the address. */
export function checkManners(request: IncomingRequest): void {
  if (!request.headers['user-agent']) {
    throw new Refusal(
      403,
      'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.',
    );
  }
  if (request.malformed) throw new Refusal(400, 'Problems parsing JSON');
}
