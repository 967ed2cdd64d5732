/** Waits for what another process does. */
import { setTimeout as sleep } from 'node:timers/promises';

const patienceMilliseconds = 30_000;

/** Asks until there is an answer. Throws after half a minute, naming what was waited for, or when told to stop. */
export async function waitFor<T>(what: string, ask: () => T | undefined, signal: AbortSignal): Promise<T> {
  const deadline = Date.now() + patienceMilliseconds;
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    const answer = ask();
    if (answer !== undefined) return answer;
    await sleep(20);
  }
  throw new Error(`Waited in vain for ${what}.`);
}
