/** Posts webhooks as GitHub does, and takes the time until they are answered. */
import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

export interface Webhook {
  readonly event: string;
  readonly payload: object;
}

/** The milliseconds until the answer was there in whole. Throws for any other answer than 200. */
export function postSigned(url: string, { event, payload }: Webhook, secret: string): Promise<number> {
  const body = JSON.stringify(payload);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-github-event': event,
    'x-github-delivery': randomUUID(),
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  };
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const sent = request(url, { method: 'POST', headers, agent }, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - start);
        else reject(new Error(`Answered with ${response.statusCode}.`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Lets `act` run for each item, so many at once, in the order of the items. */
export async function inParallel<T>(items: readonly T[], many: number, act: (item: T) => Promise<void>): Promise<void> {
  const line = items[Symbol.iterator]();
  const one = async () => {
    for (const item of line) await act(item);
  };
  await Promise.all(Array.from({ length: many }, one));
}
