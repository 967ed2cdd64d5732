/** The time from a webhook to the completed check, beside what GitHub's answers alone take. */
import { runApp } from '../../test/e2e/run-app.ts';
import type { GitHubDouble } from '../../test/github-double/github-double.ts';
import { quantile } from './figures.ts';
import { completion, open, setScene } from './scene.ts';

const [LATENCY, ROUNDS] = [80, 12];

export async function measureWaiting(tell: (line: string) => void): Promise<void> {
  const scene = await setScene(1, 1);
  const { double } = scene;
  const app = await runApp(double);
  try {
    double.setLatency(LATENCY);
    for (const leaks of [false, true]) {
      const [times, sums]: [number[], number[]] = [[], []];
      for (let round = 0; round < ROUNDS; round += 1) {
        const index = round + (leaks ? ROUNDS : 0);
        const answers = recordAnswers(double);
        const pull = await open(scene, index, leaks);
        // The webhook is on its way by now; GitHub's own time of it is in whole seconds.
        const start = Date.now();
        await completion(scene, [pull], 60_000);
        const intervals = answers();
        // The first ones warm caches and the analysis.
        if (round < 3) continue;
        times.push(Math.max(...intervals.map(({ end }) => end)) - start);
        sums.push(coveredBy(intervals));
        await new Promise((resolve) => setTimeout(resolve, 1500));
      }
      const [time, sum] = [quantile(times, 0.5), quantile(sums, 0.5)];
      tell(`A pull request ${leaks ? 'with' : 'without'} a finding, each answer of GitHub after ${LATENCY} ms, warm`);
      tell(`  webhook to completed check: median ${time.toFixed(0)} ms`);
      tell(
        `  answers that have to be waited for one after the other: ${sum.toFixed(0)} ms; ratio ${(time / sum).toFixed(2)}`,
      );
    }
  } finally {
    await app.stop('SIGKILL');
    await double.stop();
  }
}

interface Interval {
  readonly start: number;
  readonly end: number;
}

/** From now on notes when each request comes in; the function it gives tells from when to when each was waited for. */
function recordAnswers(double: GitHubDouble): () => readonly Interval[] {
  const from = double.requests.length;
  const starts = new Map<string, number[]>();
  const nameOf = ({ method, path }: { readonly method: string; readonly path: string }) => `${method} ${path}`;
  double.intercept((request) => {
    // The double has waited already when it asks.
    starts.set(nameOf(request), [...(starts.get(nameOf(request)) ?? []), Date.now() - LATENCY]);
    return undefined;
  });
  return () => {
    double.intercept(undefined);
    return double.requests.slice(from).flatMap((request) => {
      const start = starts.get(nameOf(request))?.shift();
      return start === undefined ? [] : { start, end: request.at };
    });
  };
}

/** The time in which at least one answer was under way. */
function coveredBy(intervals: readonly Interval[]): number {
  let [covered, until] = [0, Number.NEGATIVE_INFINITY];
  for (const { start, end } of [...intervals].sort((a, b) => a.start - b.start)) {
    covered += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  return covered;
}
