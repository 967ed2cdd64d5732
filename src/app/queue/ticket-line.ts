/** The line of tickets, one for each key: BullMQ keeps their order, leases them to workers, and takes leases back. */
import { createHash } from 'node:crypto';
import { DelayedError, Queue, type Job as Ticket, Worker } from 'bullmq';
import type { Redis } from 'ioredis';

/** BullMQ's highest priority number; beyond it turns are equal. */
const LAST_TURN = 2_097_151;
const LINE = 'pull-requests';

interface TicketData {
  readonly key: string;
}

export interface TicketLine {
  /** Adds a ticket for the key where it has none. `now` brings one forward that waits for its time. */
  add(key: string, turn: number, when?: 'now'): Promise<void>;
  /** How many there are, those that are being worked on included. */
  count(): Promise<number>;
  close(): Promise<void>;
}

export function createTicketLine(connection: Redis, prefix: string): TicketLine {
  const queue = new Queue<TicketData>(LINE, { connection, prefix });
  // Errors of the connection are told by whoever opened it.
  queue.on('error', () => {});
  return {
    async add(key, turn, when) {
      const jobId = ticketId(key);
      const priority = Math.min(Math.max(turn, 1), LAST_TURN);
      await queue.add('work', { key }, { jobId, priority, removeOnComplete: true, removeOnFail: true });
      if (when !== 'now') return;
      const there = await queue.getJob(jobId);
      if (there !== undefined && (await there.isDelayed())) await there.promote().catch(() => {});
    },
    count: async () => sum(await queue.getJobCounts('wait', 'prioritized', 'active', 'delayed')),
    close: () => queue.close(),
  };
}

export interface TicketWorkerOptions {
  readonly concurrency: number;
  /** How long a worker may be silent until its tickets go to others. */
  readonly leaseMilliseconds: number;
  /** Works on a key; milliseconds say that it wants to be called again after them. */
  readonly work: (key: string, turn: number) => Promise<number | undefined>;
  /** Called when the ticket of a key is gone, done or not. */
  readonly onGone: (key: string) => void;
  /** Another worker may have the key by now. */
  readonly onLeaseLost: (key: string) => void;
}

export interface TicketWorker {
  /** Takes no more tickets; those at work go on. */
  pause(): Promise<void>;
  close(): Promise<void>;
}

/** Starts to work. The connection waits for tickets, so it must be the worker's own. */
export function startTicketWorker(connection: Redis, prefix: string, options: TicketWorkerOptions): TicketWorker {
  const { concurrency, leaseMilliseconds, work, onGone, onLeaseLost } = options;
  const atWork = new Map<string, string>();
  const worker = new Worker<TicketData>(
    LINE,
    async (ticket, token) => {
      const { key } = ticket.data;
      atWork.set(String(ticket.id), key);
      try {
        const pause = await work(key, ticket.priority);
        if (pause === undefined) return;
        await ticket.moveToDelayed(Date.now() + pause, token);
        throw new DelayedError();
      } finally {
        atWork.delete(String(ticket.id));
      }
    },
    {
      connection,
      prefix,
      concurrency,
      lockDuration: leaseMilliseconds,
      stalledInterval: Math.ceil(leaseMilliseconds / 2),
      // How often a key may bring its worker down is counted elsewhere.
      maxStalledCount: 1000,
    },
  );
  const gone = (ticket: Ticket<TicketData> | undefined) => ticket && onGone(ticket.data.key);
  worker.on('completed', gone);
  worker.on('failed', gone);
  worker.on('error', () => {});
  worker.on('lockRenewalFailed', (ids) => {
    for (const id of ids) {
      const key = atWork.get(id);
      if (key !== undefined) onLeaseLost(key);
    }
  });
  return { pause: () => worker.pause(true), close: () => worker.close() };
}

/** Keys hold characters that BullMQ gives a meaning to. */
function ticketId(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 40);
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
