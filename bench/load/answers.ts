/** How fast webhooks are answered, beside a bare server that checks the same signatures under the same load. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runApp } from '../../test/e2e/run-app.ts';
import { describe, quantile, ratio } from './figures.ts';
import { memoryOf } from './memory.ts';
import { open, setScene } from './scene.ts';
import { inParallel, postSigned, type Webhook } from './signed-post.ts';

const [PAIRS, AT_ONCE, SOAK] = [2000, 8, 5000];

export async function measureAnswers(tell: (line: string) => void): Promise<void> {
  const scene = await setScene(20, 4);
  const { double } = scene;
  const app = await runApp(double);
  const bare = fork(fileURLToPath(new URL('./bare-server.js', import.meta.url)), [], {
    env: { WEBHOOK_SECRET: double.app.webhookSecret },
  });
  try {
    const bareUrl = `http://127.0.0.1:${await portOf(bare)}/`;
    const appUrl = `${app.url}/api/github/webhooks`;
    for (let index = 0; index < 20; index += 1) await open(scene, index);
    await double.settle();
    const webhooks = sample(double.deliveries);
    const send = (url: string, index: number) =>
      postSigned(url, webhooks[index % webhooks.length] as Webhook, double.app.webhookSecret);

    await inParallel(
      numbers(200),
      AT_ONCE,
      async (index) => void (await Promise.all([send(appUrl, index), send(bareUrl, index)])),
    );
    const [ours, theirs]: [number[], number[]] = [[], []];
    await inParallel(numbers(PAIRS), AT_ONCE, async (index) => {
      const [own, other] = await Promise.all([send(appUrl, index), send(bareUrl, index)]);
      ours.push(own);
      theirs.push(other);
    });
    tell(`Webhooks, ${PAIRS} to each, ${AT_ONCE} at once, while the app works on its jobs`);
    tell(`  bare node:http: ${describe(theirs)}`);
    tell(`  dash-state-guard: ${describe(ours)}`);
    tell(`  ratio: median ${ratio(ours, theirs, 0.5)}, 99th percentile ${ratio(ours, theirs, 0.99)}`);

    tell(`Soak of ${SOAK} deliveries`);
    const soaked: number[] = [];
    for (let part = 1; part <= 5; part += 1) {
      await inParallel(numbers(SOAK / 5), AT_ONCE, async (index) => void soaked.push(await send(appUrl, index)));
      tell(`  after ${(part * SOAK) / 5}: ${describeMemory(app.pid)}`);
    }
    tell(`  slowest answer ${quantile(soaked, 1).toFixed(0)} ms`);
  } finally {
    bare.kill();
    await app.stop('SIGKILL');
    await double.stop();
  }
}

/** One event in five asks for work, as in a repository where people talk, label and push. */
function sample(deliveries: readonly { readonly event: string; readonly payload: object }[]): readonly Webhook[] {
  const asking = deliveries.filter(({ event }) => event === 'pull_request');
  return asking.flatMap(({ event, payload }) => [
    { event, payload: { ...payload, action: 'synchronize' } },
    ...['labeled', 'assigned', 'unlabeled', 'review_requested'].map((action) => ({
      event,
      payload: { ...payload, action },
    })),
  ]);
}

function describeMemory(pid: number): string {
  const memory = memoryOf(pid);
  return memory === undefined
    ? 'not known here'
    : `${memory.now.toFixed(0)} MiB, at most ${memory.peak.toFixed(0)} MiB`;
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => child.once('message', (port) => resolve(Number(port))));
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
