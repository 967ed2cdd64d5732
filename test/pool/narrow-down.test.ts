import { describe, expect, it } from 'vitest';
import type { AnalysisResult, Change, ChangedFile } from '../../src/analysis/analyze.ts';
import { mergeConfigs } from '../../src/policy/merge-configs.ts';
import { narrowDown } from '../../src/pool/narrow-down.ts';
import type { Outcome, Task } from '../../src/pool/task.ts';

const policy = mergeConfigs(new Map(), {});
const NO_RESULT: AnalysisResult = {
  findings: [],
  suppressed: [],
  suppressionProblems: [],
  problems: [],
  stats: { files: 0, analysedFiles: 0, lines: 0 },
};

function taskOf(changed: readonly string[], context: readonly string[] = []): Task {
  const files = changed.map((path): ChangedFile => ({ path, after: { path, text: '' }, addedLines: new Set() }));
  return { change: { files, context: context.map((path) => ({ path, text: '' })) }, policy, today: '2026-11-22' };
}

/** What an analysis says that takes too long where `isCostly` of the paths holds. */
async function search(task: Task, isCostly: (paths: readonly string[]) => boolean, most = 100) {
  const probed: string[][] = [];
  const result = await narrowDown(task, 'time', {
    async probe({ change }): Promise<Outcome> {
      const paths = pathsOf(change);
      probed.push(paths);
      if (isCostly(paths)) return { exceeded: 'time' };
      return { result: { ...NO_RESULT, stats: { files: paths.length, analysedFiles: 0, lines: 0 } } };
    },
    isOver: () => probed.length >= most,
  });
  return { named: result.problems.map(({ path }) => path), files: result.stats.files, result, probes: probed.length };
}

function pathsOf({ files, context }: Change): string[] {
  return [...files, ...context].map(({ path }) => path);
}

const MANY = Array.from({ length: 64 }, (_, index) => `file_${index}.py`);

describe('narrowing a change down', () => {
  it('names one costly file of many with few probes', async () => {
    const { named, files, probes } = await search(taskOf(MANY), (paths) => paths.includes('file_37.py'));
    expect(named).toEqual(['file_37.py']);
    expect(files).toBe(63);
    expect(probes).toBeLessThan(20);
  });

  it('names several', async () => {
    const { named } = await search(
      taskOf(MANY),
      (paths) => paths.includes('file_3.py') || paths.includes('file_60.py'),
    );
    expect(named).toEqual(['file_3.py', 'file_60.py']);
  });

  it('marks them as over budget, which keeps the check from success', async () => {
    const { result } = await search(taskOf(['a.py']), () => true);
    expect(result.problems).toEqual([{ path: 'a.py', message: expect.stringMatching(/longer/), budget: true }]);
  });

  it('leaves out a costly unchanged file and keeps all that changed', async () => {
    const task = taskOf(['a.py', 'b.py'], ['c.py', 'costly.py']);
    const { named, files } = await search(task, (paths) => paths.includes('costly.py'));
    expect(named).toEqual(['costly.py']);
    expect(files).toBe(3);
  });

  it('judges the change alone where all of the code around it is costly', async () => {
    const { named, files } = await search(taskOf(['a.py'], ['c.py', 'd.py']), (paths) => paths.length > 1);
    expect(named).toEqual(['c.py', 'd.py']);
    expect(files).toBe(1);
  });

  it('says that parts which pass only apart were analysed apart', async () => {
    const { named, files, result } = await search(taskOf(MANY), (paths) => paths.length > 20);
    expect(named).toEqual(['file_0.py']);
    expect(result.problems).toMatchObject([{ message: expect.stringContaining('apart'), budget: true }]);
    expect(files).toBe(64);
  });

  it('ends with what it knows when its time is over: what was not looked at is left out and named', async () => {
    const { named, probes } = await search(taskOf(MANY), (paths) => paths.includes('file_37.py'), 4);
    expect(probes).toBeLessThanOrEqual(5);
    expect(named).toContain('file_37.py');
  });
});
