/**
 * The analysis in child processes, so that a hostile file costs itself only: each task has a budget of time and memory,
 * and a process that exceeds it is killed and replaced. Threads would be no fence: ending one inside the parser ends all.
 */
import { availableParallelism } from 'node:os';
import type { AnalysisResult } from '../analysis/analyze.ts';
import { type Child, type ChildLimits, startChild } from './child-process.ts';
import { narrowDown } from './narrow-down.ts';
import { createSeats } from './seats.ts';
import type { Exceeded, Outcome, Task } from './task.ts';

export interface PoolBudgets extends ChildLimits {
  /** For the analysis of a whole change. */
  readonly taskMilliseconds: number;
  /** For a part of it, when a costly file is looked for, and for that search as a whole. */
  readonly probeMilliseconds: number;
  readonly searchMilliseconds: number;
}

const POOL_BUDGETS: PoolBudgets = {
  taskMilliseconds: 60_000,
  probeMilliseconds: 10_000,
  searchMilliseconds: 90_000,
  heapMegabytes: 768,
  memoryMegabytes: 1_500,
  startMilliseconds: 60_000,
};

export interface PoolOptions {
  /** How many processes at most; one a core unless said otherwise. They are started when they are needed. */
  readonly size?: number;
  readonly budgets?: Partial<PoolBudgets>;
  /** What the processes run: a file that speaks as `child.ts` does. The analysis unless said otherwise. */
  readonly program?: string;
  /** Told about each budget that was exceeded. */
  readonly onExceeded?: (exceeded: Exceeded) => void;
}

export interface AnalysisPool {
  /**
   * Analyses a change. Where that exceeds a budget, the files it is due to are left out and stand among the problems.
   *
   * @param repository tasks of one repository prefer one process, which has its files parsed already
   * @throws the signal's reason where it ends the task; an error where no process can be started
   */
  readonly analyze: (task: Task, repository: string, signal: AbortSignal) => Promise<AnalysisResult>;
  /** How many tasks wait for a process. */
  readonly waiting: () => number;
  /** Takes no more tasks and ends all processes. */
  readonly close: () => Promise<void>;
}

export function createAnalysisPool(options: PoolOptions = {}): AnalysisPool {
  const { size = availableParallelism(), onExceeded = () => {} } = options;
  const budgets = { ...POOL_BUDGETS, ...options.budgets };
  const seats = createSeats<Child>(size);
  const closing = new AbortController();

  async function run(task: Task, repository: string, milliseconds: number, signal: AbortSignal): Promise<Outcome> {
    const seat = await seats.take(repository, signal);
    try {
      if (!seat.held?.isAlive()) seat.held = await startChild(budgets, closing.signal, options.program);
      const outcome = await seat.held.run(task, milliseconds, AbortSignal.any([signal, closing.signal]));
      if ('exceeded' in outcome) onExceeded(outcome.exceeded);
      return outcome;
    } finally {
      seats.give(seat);
    }
  }

  return {
    async analyze(task, repository, signal) {
      const outcome = await run(task, repository, budgets.taskMilliseconds, signal);
      if ('result' in outcome) return outcome.result;
      const { probeMilliseconds, taskMilliseconds, searchMilliseconds } = budgets;
      const deadline = Date.now() + searchMilliseconds;
      return narrowDown(task, outcome.exceeded, {
        probe: (part) => run(part, repository, Math.min(probeMilliseconds, taskMilliseconds), signal),
        isOver: () => Date.now() > deadline,
      });
    },
    waiting: seats.waiting,
    async close() {
      closing.abort(new Error('The pool is closed.'));
      await Promise.all(seats.close().map((child) => child.end()));
    },
  };
}
