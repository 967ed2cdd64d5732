/** GitHub's own list of what it sent to the app: how an app learns what it missed. */
import type { Octokit } from './octokit.ts';

/** One attempt to deliver an event. */
export interface DeliveryAttempt {
  readonly id: number;
  /** The same for every attempt. */
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  /** Milliseconds. */
  readonly at: number;
  /** False for an event about the app itself. */
  readonly isInstalled: boolean;
  readonly succeeded: boolean;
  readonly isRedelivery: boolean;
}

/** Page by page, newest first; one request for a hundred attempts. GitHub keeps them for some days. */
export async function* listDeliveries(app: Octokit): AsyncGenerator<readonly DeliveryAttempt[]> {
  const pages = app.paginate.iterator(app.rest.apps.listWebhookDeliveries, { per_page: 100 });
  for await (const { data } of pages) {
    yield data.map((each) => ({
      id: each.id,
      guid: each.guid,
      event: each.event,
      action: each.action,
      at: Date.parse(each.delivered_at),
      isInstalled: each.installation_id !== null,
      succeeded: each.status_code >= 200 && each.status_code < 400,
      isRedelivery: each.redelivery,
    }));
  }
}

export async function readPayload(app: Octokit, id: number): Promise<unknown> {
  const { data } = await app.rest.apps.getWebhookDelivery({ delivery_id: id });
  return data.request.payload;
}

/** Asks GitHub to send it once more. */
export async function redeliver(app: Octokit, id: number): Promise<void> {
  await app.rest.apps.redeliverWebhookDelivery({ delivery_id: id });
}
