/** The pool with real child processes: they are built, so `npm run build` comes first. */
import { afterEach, describe, expect, it } from 'vitest';
import type { ChangedFile } from '../../src/analysis/analyze.ts';
import { mergeConfigs } from '../../src/policy/merge-configs.ts';
import { type AnalysisPool, createAnalysisPool, type PoolOptions } from '../../src/pool/analysis-pool.ts';
import type { Exceeded, Task } from '../../src/pool/task.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { FILES, LEAK } from '../e2e/example-app.ts';
import { endlessLists } from './hostile-python.ts';

const { rules } = loadRules();
const policy = mergeConfigs(rules, {});
const NEVER = new AbortController().signal;

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

describe('a hostile file', () => {
  it.each<{ what: Exceeded; budgets: PoolOptions['budgets'] }>([
    { what: 'time', budgets: { taskMilliseconds: 4000, probeMilliseconds: 4000 } },
    { what: 'memory', budgets: { memoryMegabytes: 350 } },
  ])('that takes too much ($what) is named, and the others are judged', async ({ what, budgets }) => {
    const exceeded: Exceeded[] = [];
    const { analyze } = open({ budgets: { ...budgets }, onExceeded: (each) => exceeded.push(each) });
    const task = taskOf([added('callbacks.py', LEAK), added('hostile.py', endlessLists())]);
    const result = await analyze(task, 'acme/app', NEVER);
    expect(result.findings).toMatchObject([{ rule: 'store-sensitive-data', path: 'callbacks.py' }]);
    expect(result.problems).toMatchObject([{ path: 'hostile.py', budget: true }]);
    expect(exceeded).toContain(what);
    // The pool has healed.
    expect((await analyze(taskOf([added('callbacks.py', LEAK)]), 'acme/app', NEVER)).findings).toHaveLength(1);
  });
});

describe('the end', () => {
  it('of a task comes when its signal says so, and the next one finds a process', async () => {
    const { analyze } = open();
    const controller = new AbortController();
    const hostile = analyze(taskOf([added('hostile.py', endlessLists())]), 'acme/app', controller.signal);
    const next = analyze(taskOf([added('callbacks.py', LEAK)]), 'acme/app', NEVER);
    setTimeout(() => controller.abort(new Error('no longer wanted')), 500);
    await expect(hostile).rejects.toThrow('no longer wanted');
    expect((await next).findings).toHaveLength(1);
  });

  it('of the pool refuses what waits and what comes', async () => {
    const { analyze, close, waiting } = open();
    const running = analyze(taskOf([added('hostile.py', endlessLists())]), 'acme/app', NEVER);
    const settled = Promise.allSettled([running, analyze(taskOf([added('a.py', 'x = 1\n')]), 'acme/app', NEVER)]);
    expect(waiting()).toBe(1);
    await close();
    const [, waited] = await settled;
    expect(waited).toMatchObject({ status: 'rejected' });
    await expect(analyze(taskOf([added('a.py', 'x = 1\n')]), 'acme/app', NEVER)).rejects.toThrow('No more work');
  });
});
