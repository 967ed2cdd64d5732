/** From what was found to what is reported: findings with fixes, what the code suppresses, what could not be read. */
import { compileModels } from './compile-models.ts';
import { type Evaluation, evaluateProgram } from './evaluate-program.ts';
import type { Candidate } from './findings/candidate.ts';
import type { NewCandidate } from './findings/find-new.ts';
import type { Finding, Problem } from './findings/finding.ts';
import { fingerprint } from './findings/fingerprint.ts';
import { groupForms } from './findings/group-forms.ts';
import { withoutGuards } from './findings/guards.ts';
import { type Hide, hideSecrets, withoutSecrets } from './findings/hide-secrets.ts';
import { applySuppressions } from './findings/suppressions-apply.ts';
import { readSuppressions } from './findings/suppressions-read.ts';
import { toFinding } from './findings/to-finding.ts';
import { attachFixes } from './fixes/attach-fixes.ts';
import { lineAt } from './flow/values/site.ts';
import { mostTelling } from './precedence.ts';
import { createReanalysis } from './reanalysis.ts';
import type { AnalysisPolicy, AnalysisResult, SourceFile } from './types.ts';

export interface ConcludeInput {
  readonly files: ReadonlyMap<string, SourceFile>;
  /** Files that were run. */
  readonly paths: readonly string[];
  /** Files that are judged as a whole: of a change, those it touches. */
  readonly judged: readonly string[];
  readonly evaluation: Evaluation;
  /** What is to be reported. */
  readonly found: readonly NewCandidate[];
  readonly isAdded: IsAdded;
  readonly policy: AnalysisPolicy;
}

type IsAdded = (path: string, line: number) => boolean;

export function conclude(input: ConcludeInput): AnalysisResult {
  const { files, evaluation, policy, judged } = input;
  const hide = hideSecrets(files, evaluation.candidates);
  const present = allFindings(evaluation, policy, hide);
  const { findings, suppressed, problems } = applySuppressions({
    findings: toFindings(input.found, evaluation.candidates, { policy, isAdded: input.isAdded, hide }),
    present,
    files: judged.flatMap((path) => {
      const module = evaluation.modules.get(path);
      const text = files.get(path)?.text ?? '';
      return module ? [{ path, module, suppressions: readSuppressions(module, text, path), wholly: true }] : [];
    }),
    policy,
  });
  const withFixes = attachFixes(findings, {
    textOf: (path) => files.get(path)?.text,
    moduleOf: (path) => evaluation.modules.get(path),
    paths: [...evaluation.modules.keys()],
    names: compileModels(policy.models).names,
    secretsOf: (path) => files.get(path)?.secrets ?? [],
    present,
    reanalyse: createReanalysis({
      files,
      paths: input.paths,
      present,
      findingsOf: (changed, paths) => allFindings(evaluateProgram(changed, paths, policy), policy, hide),
    }),
    analyses: provable(evaluation, present.length),
  });
  return {
    findings: withFixes.map((finding) => withoutSecrets(finding, hide)).toSorted(byPlace),
    suppressed: suppressed
      .map((finding) => ({ ...withoutSecrets(finding, hide), reason: hide(finding.reason) }))
      .toSorted(byPlace),
    suppressionProblems: problems,
    problems: [...evaluation.problems, ...syntaxProblems(evaluation, judged)],
    stats: statsOf(evaluation, files.size),
  };
}

function allFindings(evaluation: Evaluation, policy: AnalysisPolicy, hide: Hide): readonly Finding[] {
  const all = mostTelling(withoutGuards(evaluation.candidates))
    .filter((candidate) => !policy.isIgnored(candidate.path))
    .map((candidate) => ({ candidate, dataTypes: new Set<string>() }));
  return toFindings(all, evaluation.candidates, { policy, isAdded: () => false, hide });
}

interface Reporting {
  readonly policy: AnalysisPolicy;
  readonly isAdded: IsAdded;
  readonly hide: Hide;
}

function toFindings(
  found: readonly NewCandidate[],
  all: readonly Candidate[],
  { policy, isAdded, hide }: Reporting,
): readonly Finding[] {
  const { names } = compileModels(policy.models);
  const fingerprints = fingerprintsOf(all, hide);
  return groupForms(found).flatMap(({ candidate, dataTypes, first }) => {
    const own = fingerprints.get(first ?? candidate) ?? '';
    return toFinding(candidate, policy, names, own, dataTypes.size > 0 ? dataTypes : undefined, isAdded) ?? [];
  });
}

/** Equal places of different files are told apart by their order. */
function fingerprintsOf(candidates: readonly Candidate[], hide: Hide): ReadonlyMap<Candidate, string> {
  const seen = new Map<string, number>();
  const fingerprints = new Map<Candidate, string>();
  for (const candidate of candidates) {
    const { rule, writer } = candidate;
    const identity = hide(candidate.identity);
    const key = `${rule}\n${identity}\n${writer}`;
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    fingerprints.set(candidate, fingerprint(rule, identity, writer, occurrence));
  }
  return fingerprints;
}

/** Each proof runs what reaches the file again: where that is much, fewer fixes are tried. */
function provable(evaluation: Evaluation, findings: number): number {
  const lines = [...evaluation.modules.values()].reduce((sum, module) => sum + module.lineStarts.length, 0);
  if (findings > 300) return 3;
  return lines > 40_000 ? 8 : lines > 10_000 ? 12 : 25;
}

function syntaxProblems(evaluation: Evaluation, paths: readonly string[]): readonly Problem[] {
  return paths.flatMap((path) => {
    const module = evaluation.modules.get(path);
    const first = module?.errors[0];
    if (!module || !first) return [];
    const line = lineAt(module.lineStarts, first.start);
    return [{ path, message: `The file could not be parsed as a whole: something from line ${line} on was left out.` }];
  });
}

function statsOf(evaluation: Evaluation, files: number) {
  let lines = 0;
  for (const module of evaluation.modules.values()) lines += module.lineStarts.length;
  return { files, analysedFiles: evaluation.modules.size, lines };
}

function byPlace(a: Finding, b: Finding): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return (
    a.line - b.line || (a.rule < b.rule ? -1 : Number(a.rule > b.rule)) || (a.fingerprint < b.fingerprint ? -1 : 1)
  );
}
