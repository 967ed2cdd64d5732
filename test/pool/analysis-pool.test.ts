/** The pool with real child processes: they are built, so `npm run build` comes first. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChangedFile } from '../../src/analysis/analyze.ts';
import { mergeConfigs } from '../../src/policy/merge-configs.ts';
import { type AnalysisPool, createAnalysisPool, type PoolOptions } from '../../src/pool/analysis-pool.ts';
import type { Exceeded, Task } from '../../src/pool/task.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { FILES, LEAK } from '../e2e/example-app.ts';
import { waitFor } from '../e2e/wait-for.ts';

const { rules } = loadRules();
const policy = mergeConfigs(rules, {});
const NEVER = new AbortController().signal;
const MISBEHAVING = fileURLToPath(new URL('./misbehaving-child.mjs', import.meta.url));

let pool: AnalysisPool | undefined;
afterEach(() => pool?.close());

function open(options: PoolOptions = {}): AnalysisPool {
  pool = createAnalysisPool({ size: 1, ...options });
  return pool;
}

function added(path: string, text: string): ChangedFile {
  const lines = Array.from(text.split('\n'), (_, index) => index + 1);
  return { path, after: { path, text }, addedLines: new Set(lines) };
}

function taskOf(files: readonly ChangedFile[]): Task {
  const { 'layout.py': layout, 'backend.py': backend } = FILES;
  const context = [
    { path: 'layout.py', text: layout },
    { path: 'backend.py', text: backend },
  ];
  return { change: { files, context }, policy, today: '2026-11-22' };
}

describe('a change', () => {
  it('is analysed with the policy and the code around it', async () => {
    const result = await open().analyze(taskOf([added('callbacks.py', LEAK)]), 'acme/app', NEVER);
    expect(result.findings).toMatchObject([{ rule: 'store-sensitive-data', path: 'callbacks.py', line: 13 }]);
    expect(result.problems).toEqual([]);
  });

  it('has its literals looked at by the secret scanner', async () => {
    const token = `ghp_${'a1B2c3D4'.repeat(5).slice(0, 36)}`;
    const result = await open().analyze(taskOf([added('settings.py', `X = "${token}"\n`)]), 'acme/app', NEVER);
    expect(result.findings).toMatchObject([{ rule: 'hardcoded-secret', path: 'settings.py', line: 1 }]);
  });

  it('is analysed beside others in the order of asking', async () => {
    const { analyze } = open();
    const ended: number[] = [];
    const tasks = [0, 1, 2].map(async (index) => {
      await analyze(taskOf([added(`file_${index}.py`, 'x = 1\n')]), 'acme/app', NEVER);
      ended.push(index);
    });
    await Promise.all(tasks);
    expect(ended).toEqual([0, 1, 2]);
  });
});

/** A change whose files do what their text says. */
function deeds(...texts: readonly string[]): Task {
  const files = texts.map((text, index) => added(`file_${index}.py`, text));
  return { change: { files, context: [] }, policy, today: '2026-11-22' };
}

/** Long enough for what is harmless on a busy machine. */
const BUDGETS = { taskMilliseconds: 3000, probeMilliseconds: 3000 };

describe('a hostile file', () => {
  it.each<{ deed: string; what: Exceeded; budgets: PoolOptions['budgets'] }>([
    { deed: 'spin', what: 'time', budgets: BUDGETS },
    { deed: 'heap', what: 'memory', budgets: { heapMegabytes: 60 } },
    { deed: 'native', what: 'memory', budgets: { memoryMegabytes: 300 } },
    { deed: 'crash', what: 'memory', budgets: {} },
    { deed: 'throw', what: 'fault', budgets: {} },
  ])('that can $deed is named, the others are judged, and the pool heals', async ({ deed, what, budgets }) => {
    const exceeded: Exceeded[] = [];
    const onExceeded = (each: Exceeded) => exceeded.push(each);
    const { analyze } = open({ program: MISBEHAVING, budgets: { ...budgets }, onExceeded });
    const result = await analyze(deeds('harmless', deed, 'harmless'), 'acme/app', NEVER);
    expect(result.problems).toMatchObject([{ path: 'file_1.py', budget: true }]);
    expect(result.stats.files).toBe(2);
    expect(new Set(exceeded)).toEqual(new Set([what]));
    expect(await analyze(deeds('harmless'), 'acme/app', NEVER)).toMatchObject({ problems: [], stats: { files: 1 } });
  });

  it('does not hold up a change in another process', async () => {
    const { analyze } = open({ program: MISBEHAVING, size: 2 });
    const controller = new AbortController();
    const hostile = analyze(deeds('spin'), 'acme/bad', controller.signal);
    expect(await analyze(deeds('harmless'), 'acme/good', NEVER)).toMatchObject({ stats: { files: 1 } });
    controller.abort(new Error('no longer wanted'));
    await expect(hostile).rejects.toThrow('no longer wanted');
  });

  it('finds no environment, and so no secret, where it runs', async () => {
    const { analyze } = open({ program: MISBEHAVING });
    const { problems } = await analyze(deeds('environment'), 'acme/app', NEVER);
    const names = (problems[0]?.message ?? '').split(' ');
    expect(names.filter((name) => name !== '' && !/^NODE_CHANNEL_/.test(name))).toEqual([]);
  });
});

describe('the end', () => {
  it('of a task comes when its signal says so, and the next one finds a process', async () => {
    const { analyze } = open({ program: MISBEHAVING });
    const controller = new AbortController();
    const hostile = analyze(deeds('spin'), 'acme/app', controller.signal);
    const next = analyze(deeds('harmless'), 'acme/app', NEVER);
    setTimeout(() => controller.abort(new Error('no longer wanted')), 100);
    await expect(hostile).rejects.toThrow('no longer wanted');
    expect(await next).toMatchObject({ stats: { files: 1 } });
  });

  it('of the pool ends what runs, and refuses what waits and what comes', async () => {
    const { analyze, close, waiting } = open({ program: MISBEHAVING });
    const running = analyze(deeds('spin'), 'acme/app', NEVER);
    const settled = Promise.allSettled([running, analyze(deeds('harmless'), 'acme/app', NEVER)]);
    expect(waiting()).toBe(1);
    await close();
    expect(await settled).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
    await expect(analyze(deeds('harmless'), 'acme/app', NEVER)).rejects.toThrow('No more work');
  });

  it('of the process comes with its parent, even in the middle of a task', async () => {
    const parent = spawn(process.execPath, ['--input-type=module', '-e', ORPHANING], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const child = await new Promise<number>((resolve) => {
      parent.stdout.once('data', (pid: Buffer) => resolve(Number(pid)));
    });
    parent.kill('SIGKILL');
    await waitFor('the end of the orphan', () => !isAlive(child));
  });
});

/** Starts the child, gives it a task without end, and tells its id. */
const ORPHANING = `
import { fork } from 'node:child_process';
const child = fork(${JSON.stringify(MISBEHAVING)}, ['1000'], { serialization: 'advanced', execArgv: [] });
child.once('message', () => {
  const files = [{ path: 'a.py', after: { path: 'a.py', text: 'spin' } }];
  child.send({ id: 1, task: { change: { files, context: [] } } });
  setTimeout(() => console.log(child.pid), 200);
});
`;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
