/** Whether the process can do its work, and what it lacks. */

import { missingPermissions } from '../../github/permissions.ts';
import { type AppSelf, missingEvents } from '../../github/read-self.ts';
import { describeError } from '../failure-check.ts';
import type { Log } from '../services.ts';
import { within } from '../within.ts';

export interface Readiness {
  /** What is missing, one phrase each; empty where the process is ready. */
  readonly missing: () => Promise<readonly string[]>;
  /** From now on the process is about to end. */
  readonly end: () => void;
}

export interface ReadinessOptions {
  /** The app as GitHub knows it. */
  readonly readSelf: () => Promise<AppSelf>;
  /** Rejects where the shared queue cannot be reached. */
  readonly reachQueue: () => Promise<unknown>;
  readonly log: Log;
}

/** An answer is kept for so long: platforms ask every few seconds. */
const KEPT_MILLISECONDS = 60_000;
const PATIENCE_MILLISECONDS = 2_000;

/** Looks at the app once at the start, and again when somebody asks and the answer is old. */
export function createReadiness({ readSelf, reachQueue, log }: ReadinessOptions): Readiness {
  let known: { readonly at: number; readonly missing: readonly string[] } | undefined;
  let ending = false;

  async function lookAtSelf(): Promise<readonly string[]> {
    if (known !== undefined && Date.now() - known.at < KEPT_MILLISECONDS) return known.missing;
    const missing = await within(PATIENCE_MILLISECONDS, readSelf()).then(
      ({ permissions, events }) => [
        ...missingPermissions(permissions).map((permission) => `permission ${permission}`),
        ...missingEvents(events).map((event) => `event ${event}`),
      ],
      (error: unknown) => {
        log.error(describeError(error), 'GitHub does not know the app');
        return ['GitHub: the app cannot be read'];
      },
    );
    if (missing.length > 0 && known === undefined) log.warn({ missing }, 'the app lacks something');
    known = { at: Date.now(), missing };
    return missing;
  }

  async function lookAtQueue(): Promise<readonly string[]> {
    return within(PATIENCE_MILLISECONDS, reachQueue()).then(
      () => [],
      () => ['Redis: cannot be reached'],
    );
  }

  return {
    async missing() {
      const parts = await Promise.all([lookAtSelf(), lookAtQueue()]);
      return [...(ending ? ['the process is ending'] : []), ...parts.flat()];
    },
    end() {
      ending = true;
    },
  };
}
