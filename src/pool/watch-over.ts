/**
 * Ends the own process from a second thread: where the parent is gone, or the memory outside the heap grows too large.
 * The main thread cannot do that while a hostile file keeps it busy.
 */
import { Worker } from 'node:worker_threads';

const WATCH = `
const { workerData } = require('node:worker_threads');
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent || process.memoryUsage.rss() > workerData) process.kill(process.pid, 'SIGKILL');
}, 250);
`;

/** @param megabytes resident memory of the whole process */
export function watchOver(megabytes: number): void {
  const watch = new Worker(WATCH, {
    eval: true,
    workerData: megabytes * 1024 * 1024,
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2, stackSizeMb: 1 },
  });
  watch.unref();
}
