/** A change that exceeds a budget: which of its files that is due to, and what is found in the others. */
import type { AnalysisResult, Change } from '../analysis/analyze.ts';
import type { Problem } from '../analysis/findings/finding.ts';
import { joinResults } from './join-results.ts';
import type { Exceeded, Outcome, Task } from './task.ts';

export interface Search {
  /** Analyses a part of the change within a small budget. */
  readonly probe: (part: Task) => Promise<Outcome>;
  /** Whether the search has taken too long; what was not looked at is left out then. */
  readonly isOver: () => boolean;
}

/**
 * Looks for the costly files by halves, first among the unchanged ones, then among the changed ones, and analyses the
 * rest. Costly changed files are problems that exceed a budget, so that the check cannot be a success.
 *
 * @param exceeded what the whole change exceeded
 */
export async function narrowDown(task: Task, exceeded: Exceeded, search: Search): Promise<AnalysisResult> {
  const { files, context } = task.change;
  const probeChange = (change: Change) => search.probe({ ...task, change });
  const alone = context.length === 0 ? undefined : await probeChange({ files, context: [] });
  if (alone !== undefined && 'result' in alone) {
    return leaveOut(context, (part) => probeChange({ files, context: part }), exceeded, search, [alone.result]);
  }
  return leaveOut(files, (part) => probeChange({ files: part, context }), exceeded, search);
}

/** @param fallback what there is to say where no part passes, or none that may stand for the whole */
async function leaveOut<T extends { readonly path: string }>(
  files: readonly T[],
  probe: (part: readonly T[]) => Promise<Outcome>,
  exceeded: Exceeded,
  search: Search,
  fallback?: readonly AnalysisResult[],
): Promise<AnalysisResult> {
  const { costly, passed } = await divide(files, exceeded, probe, search.isOver);
  const problems = costly.map(({ file, exceeded }) => problemOf(file.path, MESSAGES[exceeded]));
  if (passed.length === 1) return joinResults(problems, [...passed.map(({ result }) => result)]);
  const rest = passed.flatMap((part) => part.files);
  const together = rest.length === 0 || search.isOver() ? undefined : await probe(rest);
  if (together !== undefined && 'result' in together) return joinResults(problems, [together.result]);
  const apart = rest.slice(0, 1).map(({ path }) => problemOf(path, APART));
  return joinResults([...problems, ...apart], fallback ?? passed.map(({ result }) => result));
}

interface Sorted<T> {
  readonly costly: readonly { readonly file: T; readonly exceeded: Exceeded }[];
  readonly passed: readonly { readonly files: readonly T[]; readonly result: AnalysisResult }[];
}

/** Tells the costly files from the rest, of files that exceed a budget together. */
async function divide<T>(
  files: readonly T[],
  exceeded: Exceeded,
  probe: (part: readonly T[]) => Promise<Outcome>,
  isOver: () => boolean,
): Promise<Sorted<T>> {
  if (files.length <= 1 || isOver()) return { costly: files.map((file) => ({ file, exceeded })), passed: [] };
  const middle = Math.ceil(files.length / 2);
  const first = await sortOut(files.slice(0, middle), probe, isOver);
  const second = await sortOut(files.slice(middle), probe, isOver);
  return { costly: [...first.costly, ...second.costly], passed: [...first.passed, ...second.passed] };
}

/** Each part that passes is cleared with one probe. */
async function sortOut<T>(
  files: readonly T[],
  probe: (part: readonly T[]) => Promise<Outcome>,
  isOver: () => boolean,
): Promise<Sorted<T>> {
  const outcome: Outcome = isOver() ? { exceeded: 'time' } : await probe(files);
  if ('result' in outcome) return { costly: [], passed: [{ files, result: outcome.result }] };
  return divide(files, outcome.exceeded, probe, isOver);
}

function problemOf(path: string, message: string): Problem {
  return { path, message, budget: true };
}

const MESSAGES = {
  time: 'The analysis of the file takes longer than is allowed, so it was left out.',
  memory: 'The analysis of the file takes more memory than is allowed, so it was left out.',
  fault: 'The analysis of the file broke down, so it was left out.',
} as const satisfies Record<Exceeded, string>;

const APART = 'This file and others take longer together than is allowed, so they were analysed apart.';
