/** One attempt to deliver a webhook, kept in the list of deliveries whatever comes of it. */
import { createHmac } from 'node:crypto';
import type { Delivery } from '../state/model.ts';
import { timestamp, type World } from '../state/world.ts';

/** GitHub gives a receiver ten seconds. */
const patienceMilliseconds = 10_000;

export type Outgoing = Pick<
  Delivery,
  'guid' | 'event' | 'action' | 'installationId' | 'repositoryId' | 'redelivery' | 'payload'
>;

/** Signs and posts the payload; never throws. */
export async function attempt(world: World, outgoing: Outgoing): Promise<void> {
  const body = JSON.stringify(outgoing.payload);
  const url = world.app.webhookUrl ?? '';
  const delivery: Delivery = {
    id: world.nextId(),
    guid: outgoing.guid,
    event: outgoing.event,
    action: outgoing.action,
    installationId: outgoing.installationId,
    repositoryId: outgoing.repositoryId,
    redelivery: outgoing.redelivery,
    payload: outgoing.payload,
    deliveredAt: timestamp(world),
    url,
    headers: headersOf(world, outgoing, body),
    status: 'pending',
    statusCode: 0,
    duration: 0,
    response: { headers: {}, payload: '' },
  };
  world.deliveries.push(delivery);

  const start = performance.now();
  await post(url, delivery, body);
  delivery.duration = Math.round(performance.now() - start) / 1000;
}

function headersOf(world: World, { guid, event }: Outgoing, body: string): Record<string, string> {
  const sign = (algorithm: string) => createHmac(algorithm, world.app.webhookSecret).update(body).digest('hex');
  return {
    accept: '*/*',
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/0000000',
    'x-github-delivery': guid,
    'x-github-event': event,
    'x-github-hook-id': String(world.app.id),
    'x-github-hook-installation-target-id': String(world.app.id),
    'x-github-hook-installation-target-type': 'integration',
    'x-hub-signature': `sha1=${sign('sha1')}`,
    'x-hub-signature-256': `sha256=${sign('sha256')}`,
  };
}

async function post(url: string, delivery: Delivery, body: string): Promise<void> {
  try {
    const signal = AbortSignal.timeout(patienceMilliseconds);
    const response = await fetch(url, { method: 'POST', headers: delivery.headers, body, signal });
    delivery.response = { headers: Object.fromEntries(response.headers), payload: await response.text() };
    delivery.statusCode = response.status;
    delivery.status = response.ok ? 'OK' : `Invalid HTTP Response: ${response.status}`;
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    delivery.statusCode = late ? 504 : 502;
    delivery.status = late ? 'timed out' : 'failed to connect to host';
  }
}
