/** The list of webhook deliveries, by which an app finds what it missed. */
import { forApp, type Operation } from '../http/call.ts';
import { found, ok, Refusal } from '../http/reply.ts';
import type { Delivery } from '../state/model.ts';
import type { World } from '../state/world.ts';

const defaultSize = 30;
const largestSize = 100;
/** GitHub redelivers for three days. */
const windowMilliseconds = 3 * 24 * 3_600_000;

export const deliveryOperations: Readonly<Record<string, Operation>> = {
  // Newest first; the cursor is the id below which the next page begins.
  'apps/list-webhook-deliveries': forApp(({ world, query, self }) => {
    const size = Math.min(Number(query.per_page ?? defaultSize) || defaultSize, largestSize);
    const below = query.cursor === undefined ? Number.POSITIVE_INFINITY : readCursor(query.cursor);
    const matching = kept(world)
      .filter((each) => each.id < below && hasStatus(each, query.status))
      .reverse();
    const page = matching.slice(0, size);
    const last = page.at(-1);
    const headers = last && matching.length > size ? { link: nextLink(self, last) } : {};
    return { status: 200, body: page.map(summaryView), headers };
  }),

  'apps/get-webhook-delivery': forApp(({ world, params }) => {
    const delivery = found(kept(world).find((each) => each.id === Number(params.delivery_id)));
    return ok({
      ...summaryView(delivery),
      url: delivery.url,
      request: { headers: delivery.headers, payload: delivery.payload },
      response: delivery.response,
    });
  }),

  'apps/redeliver-webhook-delivery': forApp(({ world, events, params }) => {
    events.redeliver(found(kept(world).find((each) => each.id === Number(params.delivery_id))));
    return { status: 202, body: {} };
  }),
};

function kept(world: World): Delivery[] {
  const oldest = world.clock() - windowMilliseconds;
  return world.deliveries.filter((each) => each.status !== 'pending' && Date.parse(each.deliveredAt) >= oldest);
}

function hasStatus(delivery: Delivery, wanted: string | undefined): boolean {
  return wanted === undefined || (wanted === 'success') === (delivery.statusCode >= 200 && delivery.statusCode < 400);
}

function readCursor(cursor: string): number {
  const id = Number(/^v1_(\d+)$/.exec(cursor)?.[1]);
  if (Number.isNaN(id)) throw new Refusal(422, 'Invalid cursor');
  return id;
}

function nextLink(self: URL, last: Delivery): string {
  const url = new URL(self);
  url.searchParams.set('cursor', `v1_${last.id}`);
  return `<${url.href}>; rel="next"`;
}

function summaryView(delivery: Delivery) {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.deliveredAt,
    redelivery: delivery.redelivery,
    duration: delivery.duration,
    status: delivery.status,
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: delivery.installationId,
    repository_id: delivery.repositoryId,
    throttled_at: null,
  };
}
