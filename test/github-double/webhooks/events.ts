/** Sends what happens in the double to the app's webhook address, as far as GitHub would. */
import { randomUUID } from 'node:crypto';
import type { Delivery, Installation } from '../state/model.ts';
import { installationOf, type World } from '../state/world.ts';
import { attempt, type Outgoing } from './attempt.ts';
import { type EventInput, payloadOf } from './payload.ts';

export interface Events {
  /** Starts a delivery for the installation that covers the event's repository, if it listens. */
  readonly emit: (input: EventInput, installation?: Installation) => void;
  /** Sends a kept delivery again, under its old GUID. */
  readonly redeliver: (delivery: Delivery) => void;
  /** Counts work that will lead to deliveries as one that is under way. */
  readonly hold: <T>(work: Promise<T>) => Promise<T>;
  /** Waits until no delivery is under way. */
  readonly settle: () => Promise<void>;
}

/** Actions that reach every app that may write checks, without a subscription. */
const unasked = new Set([
  'check_suite.requested',
  'check_suite.rerequested',
  'check_run.rerequested',
  'check_run.requested_action',
]);
/** Events about the app itself, which cannot be declined. */
const always = new Set(['installation', 'installation_repositories']);

/** The sender of one world. */
export function createEvents(world: World): Events {
  const underWay = new Set<Promise<unknown>>();

  function hold<T>(work: Promise<T>): Promise<T> {
    const held = work.finally(() => underWay.delete(held));
    underWay.add(held);
    return held;
  }

  function send(outgoing: Outgoing): void {
    void hold(attempt(world, outgoing));
  }

  return {
    emit(input, installation = input.repository && installationOf(world, input.repository)) {
      if (!installation || !listens(installation, input)) return;
      const payload = payloadOf(world, installation, input);
      send({
        guid: randomUUID(),
        event: input.event,
        action: input.action,
        installationId: installation.id,
        repositoryId: input.repository?.id ?? null,
        redelivery: false,
        payload,
      });
    },
    hold,
    redeliver: (delivery) => send({ ...delivery, redelivery: true }),
    async settle() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}

function listens(installation: Installation, { event, action }: EventInput): boolean {
  if (always.has(event)) return true;
  if (installation.suspended) return false;
  if (unasked.has(`${event}.${action}`)) return installation.permissions.checks === 'write';
  return installation.events.includes(event);
}
