/** What the process counts for Prometheus. Labels hold ids and names of ours, never what a repository wrote. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { QueueDepth } from '../queue/work-queue.ts';

/** `wait`: from the webhook to the work. `job`: the work as a whole, with the three stages in it. */
export type Stage = 'wait' | 'read' | 'analyze' | 'publish' | 'job';

export interface Metrics {
  readonly jobEnded: (kind: string, outcome: string) => void;
  readonly timed: (stage: Stage, milliseconds: number) => void;
  readonly requested: (installation: number, status: number, left: RequestsLeft | undefined) => void;
  readonly found: (rule: string) => void;
  readonly looked: (cache: 'texts' | 'results', hit: boolean) => void;
  readonly exceeded: (budget: string) => void;
  /** The text that Prometheus reads, and its content type. */
  readonly expose: () => Promise<{ readonly type: string; readonly text: string }>;
}

/** What GitHub's answer says of the hour's budget. */
export interface RequestsLeft {
  readonly resource: string;
  readonly left: number;
}

export interface Observed {
  readonly depth: () => Promise<QueueDepth>;
  /** Analyses that wait for a process. */
  readonly waitingAnalyses: () => number;
}

/** More installations than these share one label, or the metrics would grow without end. */
const MOST_INSTALLATIONS = 2000;

export function createMetrics({ depth, waitingAnalyses }: Observed): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  const prefix = 'dash_state_guard_';
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name: prefix + name, help, labelNames, registers });
  const gauge = (name: string, help: string, labelNames: string[], collect: (this: Gauge) => Promise<void> | void) =>
    new Gauge({ name: prefix + name, help, labelNames, registers, collect });

  const jobs = counter('jobs_total', 'Jobs by kind and outcome.', ['kind', 'outcome']);
  const requests = counter('github_requests_total', 'Requests to GitHub.', ['installation', 'status']);
  const findings = counter('findings_total', 'New findings by rule.', ['rule']);
  const lookups = counter('cache_lookups_total', 'Look-ups in the caches.', ['cache', 'result']);
  const budgets = counter('budget_exceeded_total', 'Analyses that exceeded a budget.', ['budget']);
  const left = gauge('github_requests_left', 'What is left of the hour.', ['installation', 'resource'], () => {});
  gauge('queue_jobs', 'Jobs in the queue.', ['state'], async function collect() {
    for (const [state, count] of Object.entries(await depth())) this.set({ state }, count);
  });
  gauge('analyses_waiting', 'Analyses that wait for a process.', [], function collect() {
    this.set(waitingAnalyses());
  });
  const stages = new Histogram({
    name: `${prefix}stage_seconds`,
    help: 'Time by stage.',
    labelNames: ['stage'],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300],
    registers,
  });
  collectDefaultMetrics({ register: registry, prefix });

  const installations = new Set<number>();
  const labelOf = (installation: number): string => {
    if (installations.size < MOST_INSTALLATIONS) installations.add(installation);
    return installations.has(installation) ? String(installation) : 'other';
  };
  return {
    jobEnded: (kind, outcome) => jobs.inc({ kind, outcome }),
    timed: (stage, milliseconds) => stages.observe({ stage }, milliseconds / 1000),
    requested(id, status, budget) {
      const installation = labelOf(id);
      requests.inc({ installation, status: String(status) });
      if (budget !== undefined) left.set({ installation, resource: budget.resource }, budget.left);
    },
    found: (rule) => findings.inc({ rule }),
    looked: (cache, hit) => lookups.inc({ cache, result: hit ? 'hit' : 'miss' }),
    exceeded: (budget) => budgets.inc({ budget }),
    expose: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}
