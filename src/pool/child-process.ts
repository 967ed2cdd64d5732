/** One child process as the pool holds it: started, asked one thing at a time, ended. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Outcome, Reply, Task } from './task.ts';

/** The built file: both `src/pool` and `dist/pool` lie two folders below the package. */
const CHILD = fileURLToPath(new URL('../../dist/pool/child.js', import.meta.url));

export interface Child {
  /** Does the task, or tells which budget it exceeded; the process is gone then. One at a time. */
  readonly run: (task: Task, milliseconds: number, signal: AbortSignal) => Promise<Outcome>;
  readonly isAlive: () => boolean;
  /** Resolves when the process is gone. */
  readonly end: () => Promise<void>;
}

export interface ChildLimits {
  /** Of V8's heap, and of the whole process. */
  readonly heapMegabytes: number;
  readonly memoryMegabytes: number;
  /** How long a process may take until it can work. */
  readonly startMilliseconds: number;
}

/**
 * Starts a process and waits until it can work. Throws where it cannot. It sees no environment, so no secret.
 *
 * @param program what it runs; the analysis unless said otherwise
 */
export async function startChild(limits: ChildLimits, signal: AbortSignal, program: string = CHILD): Promise<Child> {
  const child = fork(program, [String(limits.memoryMegabytes)], {
    execArgv: [`--max-old-space-size=${limits.heapMegabytes}`],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // A message to a process that has just died; its exit tells the same.
  child.on('error', () => {});
  try {
    const time = AbortSignal.timeout(limits.startMilliseconds);
    await nextReply(child, gone, AbortSignal.any([signal, time]), (reply) => reply === 'ready');
  } catch (error) {
    child.kill('SIGKILL');
    signal.throwIfAborted();
    throw new Error('A process for the analysis could not be started.', { cause: error });
  }
  let lastId = 0;
  return {
    isAlive: () => child.exitCode === null && child.signalCode === null && child.connected,
    end: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    async run(task, milliseconds, signal) {
      lastId += 1;
      const id = lastId;
      const time = AbortSignal.timeout(milliseconds);
      const answer = nextReply(child, gone, AbortSignal.any([signal, time]), (reply) => isAnswer(reply, id));
      child.send({ id, task }, () => {});
      try {
        return (await answer) as Outcome;
      } catch (error) {
        child.kill('SIGKILL');
        await gone;
        signal.throwIfAborted();
        return { exceeded: time.aborted || !(error instanceof ChildGone) ? 'time' : 'memory' };
      }
    },
  };
}

class ChildGone extends Error {}

function isAnswer(reply: Reply, id: number): boolean {
  return reply !== 'ready' && reply.id === id;
}

/** The first reply that fits. Rejects where the process ends, or the signal says so. */
function nextReply(
  child: ChildProcess,
  gone: Promise<void>,
  signal: AbortSignal,
  fits: (reply: Reply) => boolean,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const onMessage = (reply: Reply) => {
      if (fits(reply)) settle(() => resolve(reply));
    };
    const onAbort = () => settle(() => reject(signal.reason));
    const settle = (act: () => void) => {
      child.off('message', onMessage);
      signal.removeEventListener('abort', onAbort);
      act();
    };
    child.on('message', onMessage);
    signal.addEventListener('abort', onAbort, { once: true });
    void gone.then(() => settle(() => reject(new ChildGone('The process ended.'))));
    if (signal.aborted) onAbort();
  });
}
