/** What a child process of the pool runs: one task after another, until the pool lets go of it. */
import { loadRules } from '../rules/load-rules.ts';
import { createTaskRunner } from './analyze-task.ts';
import type { Outcome, Reply, Request } from './task.ts';
import { watchOver } from './watch-over.ts';

const [memoryMegabytes = '1024'] = process.argv.slice(2);
watchOver(Number(memoryMegabytes));
// A terminal or a platform signals the whole group; the pool decides when its children end.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => {});
process.once('disconnect', () => process.exit(0));

const run = createTaskRunner(loadRules().models);
process.on('message', ({ id, task }: Request) => {
  void run(task)
    .then((result): Outcome => ({ result }))
    // What broke down may be quoting the code, so only that it did is told.
    .catch((): Outcome => ({ exceeded: 'fault' }))
    .then((outcome) => send({ id, ...outcome }));
});
send('ready');

function send(reply: Reply): void {
  process.send?.(reply);
}
