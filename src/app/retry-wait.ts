/** When a job that failed is worth another try. */
import { isAmbiguous, limitWait } from '../github/request-error.ts';

const MOST_ATTEMPTS = 3;
/** The client itself has tried again within seconds by then. */
const FAULT_PAUSES = [5_000, 30_000];

/**
 * Milliseconds until the next attempt: what GitHub's limits name, or longer and longer for its passing faults.
 * Undefined where another attempt would not help, or there were enough.
 *
 * @param attempt which one has failed, from 1
 */
export function retryWait(error: unknown, attempt: number): number | undefined {
  if (attempt >= MOST_ATTEMPTS) return undefined;
  return limitWait(error, Date.now()) ?? (isAmbiguous(error) ? FAULT_PAUSES[attempt - 1] : undefined);
}
