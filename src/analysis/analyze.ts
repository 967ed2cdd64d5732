/** The one door of the analysis: text and policy go in, findings come out. Pure, synchronous, never fails on input. */
import { compileModels } from './compile-models.ts';
import { type Evaluation, evaluateProgram } from './evaluate-program.ts';
import type { Candidate } from './findings/candidate.ts';
import { findNew, type NewCandidate } from './findings/find-new.ts';
import type { Finding, Problem } from './findings/finding.ts';
import { fingerprint } from './findings/fingerprint.ts';
import { groupForms } from './findings/group-forms.ts';
import { toFinding } from './findings/to-finding.ts';
import { lineAt } from './flow/site.ts';
import { mostTelling } from './precedence.ts';
import { isInstalled } from './program/program.ts';
import { reachedFiles } from './reach.ts';
import type { AnalysisPolicy, AnalysisResult, Change, ChangedFile, SourceFile } from './types.ts';

export type * from './types.ts';

/** Findings that head introduces over the merge base. */
export function analyzeChange(change: Change, policy: AnalysisPolicy): AnalysisResult {
  const before = sources(change.files.map((file) => file.before));
  const after = sources(change.files.map((file) => file.after));
  const reached = reachedFiles([...before, ...after], change.context);
  const old = evaluateProgram(asMap([...change.context, ...before]), [...reached, ...pathsOf(before)], policy);
  const now = evaluateProgram(asMap([...change.context, ...after]), [...reached, ...pathsOf(after)], policy);
  const isJudged = (candidate: Candidate): boolean => !policy.isIgnored(candidate.path);
  const added = addedLines(change.files);
  const former = new Map(change.files.map((file) => [file.path, file.previousPath ?? file.path]));
  const fresh = findNew({
    before: mostTelling(old.candidates).filter(isJudged),
    after: mostTelling(now.candidates).filter(isJudged),
    formerPath: (path) => former.get(path) ?? path,
    isAdded: (candidate) => candidate.spots.some((spot) => added(spot.site.path, lineAt(spot.site.lineStarts, spot.site.start))),
  });
  const findings = report(fresh, now.candidates, policy, added);
  return {
    findings: findings.sort(byPlace),
    suppressed: [],
    suppressionProblems: [],
    problems: [...now.problems, ...syntaxProblems(now, pathsOf(after))],
    stats: statsOf(now, change.files.length + change.context.length),
  };
}

/** Every finding in a program, new or not. */
export function reviewState(files: readonly SourceFile[], policy: AnalysisPolicy): AnalysisResult {
  const judged = files.filter((file) => !policy.isIgnored(file.path));
  const now = evaluateProgram(asMap(files), pathsOf(judged), policy);
  const all = mostTelling(now.candidates)
    .filter((candidate) => !policy.isIgnored(candidate.path))
    .map((candidate) => ({ candidate, dataTypes: new Set<string>() }));
  const findings = report(all, now.candidates, policy, () => false);
  return {
    findings: findings.sort(byPlace),
    suppressed: [],
    suppressionProblems: [],
    problems: [...now.problems, ...syntaxProblems(now, pathsOf(judged))],
    stats: statsOf(now, files.length),
  };
}

type IsAdded = (path: string, line: number) => boolean;

function report(
  found: readonly NewCandidate[],
  all: readonly Candidate[],
  policy: AnalysisPolicy,
  isAdded: IsAdded,
): Finding[] {
  const { names } = compileModels(policy.models);
  const fingerprints = fingerprintsOf(all);
  return groupForms(found).flatMap(({ candidate, dataTypes }) => {
    const { rule, identity, writer } = candidate;
    const own = fingerprints.get(candidate) ?? fingerprint(rule, identity, writer, 0);
    return toFinding(candidate, policy, names, own, dataTypes.size > 0 ? dataTypes : undefined, isAdded) ?? [];
  });
}

/** Equal places of different files are told apart by their order. */
function fingerprintsOf(candidates: readonly Candidate[]): ReadonlyMap<Candidate, string> {
  const seen = new Map<string, number>();
  const fingerprints = new Map<Candidate, string>();
  for (const candidate of candidates) {
    const { rule, identity, writer } = candidate;
    const key = `${rule}\n${identity}\n${writer}`;
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    fingerprints.set(candidate, fingerprint(rule, identity, writer, occurrence));
  }
  return fingerprints;
}

function syntaxProblems(evaluation: Evaluation, paths: readonly string[]): readonly Problem[] {
  return paths.flatMap((path) => {
    const module = evaluation.modules.get(path);
    const first = module?.errors[0];
    if (!module || !first) return [];
    const line = lineAt(module.lineStarts, first.start);
    return [{ path, message: `Line ${line} is no valid Python; the rest of the file was analysed.` }];
  });
}

function addedLines(files: readonly ChangedFile[]): IsAdded {
  const byPath = new Map(files.map((file) => [file.path, file.addedLines]));
  return (path, line) => byPath.get(path)?.has(line) ?? false;
}

function statsOf(evaluation: Evaluation, files: number) {
  let lines = 0;
  for (const module of evaluation.modules.values()) lines += module.lineStarts.length;
  return { files, analysedFiles: evaluation.modules.size, lines };
}

function sources(files: readonly (SourceFile | undefined)[]): SourceFile[] {
  return files.filter((file) => file !== undefined);
}

function asMap(files: readonly SourceFile[]): ReadonlyMap<string, SourceFile> {
  return new Map(files.filter((file) => !isInstalled(file.path)).map((file) => [file.path, file]));
}

function pathsOf(files: readonly SourceFile[]): string[] {
  return files.map((file) => file.path);
}

function byPlace(a: Finding, b: Finding): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line || (a.rule < b.rule ? -1 : Number(a.rule > b.rule)) || (a.fingerprint < b.fingerprint ? -1 : 1);
}
