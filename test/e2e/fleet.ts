/** Several processes of the built app on one Redis, whose workers are killed now and then. */
import type { GitHubDouble } from '../github-double/github-double.ts';
import type { Intercept } from '../github-double/http/intercept.ts';
import { type RunningApp, runApp } from './run-app.ts';

export interface Fleet {
  readonly webs: readonly RunningApp[];
  readonly workers: () => readonly RunningApp[];
  /** Lets the next webhook go to the next process that takes them in. */
  readonly turn: () => void;
  /** Ends one worker as a power cut would, and starts another. */
  readonly killOne: () => Promise<void>;
  /** What all processes wrote. */
  readonly output: () => string;
  /** Asks all to end; gives their exit codes. */
  readonly stop: () => Promise<readonly (number | null)[]>;
}

export async function startFleet(double: GitHubDouble, env: Readonly<Record<string, string>>): Promise<Fleet> {
  const start = (role: string) => runApp(double, { ...env, ROLE: role });
  const all: RunningApp[] = [];
  const workers = [await start('worker'), await start('worker')];
  const webs = [await start('web'), await start('web')];
  all.push(...workers, ...webs);
  let turns = 0;
  const turn = () => {
    turns += 1;
    double.setWebhookUrl(`${webs[turns % webs.length]?.url}/api/github/webhooks`);
  };
  turn();
  return {
    webs,
    workers: () => workers,
    turn,
    async killOne() {
      const worker = workers.shift();
      await worker?.stop('SIGKILL');
      const next = await start('worker');
      turn();
      workers.push(next);
      all.push(next);
    },
    output: () => all.map((app) => app.output()).join('\n'),
    stop: () => Promise.all([...webs, ...workers].map((app) => app.stop())),
  };
}

/** Faults for a share of the answers: refusals before, and losses after the request was carried out. */
export function faultsFor(share: number, seed = 7): Intercept {
  const random = randomNumbers(seed);
  const faults = [
    { status: 502 },
    { status: 502, carryOut: true },
    { status: 500 },
    { disconnect: true },
    { disconnect: true, carryOut: true },
  ] as const;
  return () => {
    if (random() >= share) return undefined;
    return faults[Math.floor(random() * faults.length)];
  };
}

/** The same numbers in each run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
