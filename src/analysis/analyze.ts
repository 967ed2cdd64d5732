/** The one door of the analysis: text and policy go in, findings come out. Pure, synchronous, never fails on input. */
import { compileModels } from './compile-models.ts';
import { conclude } from './conclude.ts';
import { evaluateProgram } from './evaluate-program.ts';
import type { Candidate } from './findings/candidate.ts';
import { withoutEchoes } from './findings/echoes.ts';
import { findNew } from './findings/find-new.ts';
import { answeredBy, withoutGuards } from './findings/guards.ts';
import { lineAt } from './flow/values/site.ts';
import { compareInventories } from './inventory/compare-inventories.ts';
import { takeInventory } from './inventory/take-inventory.ts';
import { mostTelling } from './precedence.ts';
import { isInstalled } from './program/program.ts';
import { reachedFiles } from './reach.ts';
import { filesForSessions } from './reach-sessions.ts';
import type { AnalysisPolicy, AnalysisResult, Change, ChangedFile, ReviewResult, SourceFile } from './types.ts';

export type * from './types.ts';

/** Findings that head introduces over the merge base. */
export function analyzeChange(change: Change, policy: AnalysisPolicy): AnalysisResult {
  const before = sources(change.files.map((file) => file.before));
  const after = sources(change.files.map((file) => file.after));
  const changed = [...before, ...after];
  const deciding = filesForSessions(changed, change.context, policy.isIgnored);
  const reached = [...new Set([...reachedFiles(changed, change.context), ...deciding])].sort();
  const files = asMap([...change.context, ...after]);
  const paths = [...reached, ...pathsOf(after)];
  const old = evaluateProgram(asMap([...change.context, ...before]), [...reached, ...pathsOf(before)], policy);
  const now = evaluateProgram(files, paths, policy);
  const isJudged = (candidate: Candidate): boolean => !policy.isIgnored(candidate.path);
  const isAdded = addedLines(change.files);
  const former = new Map(change.files.map((file) => [file.path, file.previousPath ?? file.path]));
  const found = findNew({
    before: mostTelling(withoutEchoes(withoutGuards(old.candidates))).filter(isJudged),
    after: mostTelling(withoutEchoes(answeredBy(old.candidates, now.candidates))).filter(isJudged),
    formerPath: (path) => former.get(path) ?? path,
    isAdded: (candidate) => candidate.spots.some(({ site }) => isAdded(site.path, lineAt(site.lineStarts, site.start))),
  });
  const { names } = compileModels(policy.models);
  const stateChanges = compareInventories({
    before: takeInventory(old.observations, old.program, names, [...reached, ...pathsOf(before)]),
    after: takeInventory(now.observations, now.program, names, paths),
    isAdded,
    changed: new Set(pathsOf(changed).filter((path) => !policy.isIgnored(path))),
  });
  return {
    ...conclude({ files, paths, judged: pathsOf(after), evaluation: now, found, isAdded, policy }),
    stateChanges,
  };
}

/** Every finding in a program, new or not, and all state there is. */
export function reviewState(sourceFiles: readonly SourceFile[], policy: AnalysisPolicy): ReviewResult {
  const files = asMap(sourceFiles);
  const paths = [...files.keys()].filter((path) => !policy.isIgnored(path));
  const now = evaluateProgram(files, paths, policy);
  const found = mostTelling(withoutGuards(now.candidates))
    .filter((candidate) => !policy.isIgnored(candidate.path))
    .map((candidate) => ({ candidate, dataTypes: new Set<string>() }));
  const result = conclude({ files, paths, judged: paths, evaluation: now, found, isAdded: () => false, policy });
  const { names } = compileModels(policy.models);
  return { ...result, inventory: takeInventory(now.observations, now.program, names, paths) };
}

function addedLines(files: readonly ChangedFile[]): (path: string, line: number) => boolean {
  const byPath = new Map(files.map((file) => [file.path, file.addedLines]));
  return (path, line) => byPath.get(path)?.has(line) ?? false;
}

function sources(files: readonly (SourceFile | undefined)[]): SourceFile[] {
  return files.filter((file) => file !== undefined && !isInstalled(file.path)) as SourceFile[];
}

function asMap(files: readonly SourceFile[]): ReadonlyMap<string, SourceFile> {
  return new Map(files.filter((file) => !isInstalled(file.path)).map((file) => [file.path, file]));
}

function pathsOf(files: readonly SourceFile[]): string[] {
  return files.map((file) => file.path);
}
