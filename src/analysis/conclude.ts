/** From what was found to what is reported: findings with fixes, what the code suppresses, what could not be read. */
import { compileModels } from './compile-models.ts';
import { type Evaluation, evaluateProgram } from './evaluate-program.ts';
import type { Candidate } from './findings/candidate.ts';
import type { NewCandidate } from './findings/find-new.ts';
import type { Finding, Problem } from './findings/finding.ts';
import { fingerprint } from './findings/fingerprint.ts';
import { withoutGuards } from './findings/guards.ts';
import { groupForms } from './findings/group-forms.ts';
import { applySuppressions } from './findings/suppressions-apply.ts';
import { readSuppressions } from './findings/suppressions-read.ts';
import { toFinding } from './findings/to-finding.ts';
import { attachFixes } from './fixes/attach-fixes.ts';
import { moveSecrets } from './fixes/move-secrets.ts';
import { lineAt } from './flow/site.ts';
import { mostTelling } from './precedence.ts';
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
  const present = allFindings(evaluation, policy);
  const { findings, suppressed, problems } = applySuppressions({
    findings: toFindings(input.found, evaluation.candidates, policy, input.isAdded),
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
    reanalyse: (path, text) => reanalyse(input, path, text),
  });
  return {
    findings: withFixes.toSorted(byPlace),
    suppressed: suppressed.toSorted(byPlace),
    suppressionProblems: problems,
    problems: [...evaluation.problems, ...syntaxProblems(evaluation, judged)],
    stats: statsOf(evaluation, files.size),
  };
}

/** What would be found, had one file another text. */
function reanalyse({ files, paths, policy }: ConcludeInput, path: string, text: string): readonly Finding[] {
  const changed = new Map(files);
  changed.set(path, { path, text, secrets: moveSecrets(files.get(path) ?? { path, text }, text) });
  return allFindings(evaluateProgram(changed, paths, policy), policy).filter((finding) => finding.path === path);
}

function allFindings(evaluation: Evaluation, policy: AnalysisPolicy): readonly Finding[] {
  const all = mostTelling(withoutGuards(evaluation.candidates))
    .filter((candidate) => !policy.isIgnored(candidate.path))
    .map((candidate) => ({ candidate, dataTypes: new Set<string>() }));
  return toFindings(all, evaluation.candidates, policy, () => false);
}

function toFindings(
  found: readonly NewCandidate[],
  all: readonly Candidate[],
  policy: AnalysisPolicy,
  isAdded: IsAdded,
): readonly Finding[] {
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
