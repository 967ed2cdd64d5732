/** Which findings a reader never sees because the code says why; and which suppressions do nothing. */

import { lineOf } from '../python/lines.ts';
import type { Module } from '../python/syntax.ts';
import type { AnalysisPolicy } from '../types.ts';
import type { Finding, SuppressedFinding, SuppressionProblem } from './finding.ts';
import { statementAt } from './suppression-statement.ts';
import type { MalformedSuppression, Suppression } from './suppressions-read.ts';

export interface SuppressionInput {
  /** What is to be reported: in a comparison, only what is new. */
  readonly findings: readonly Finding[];
  /** Every finding at head in the files below, new or not: what a suppression may speak for. */
  readonly present: readonly Finding[];
  readonly files: readonly SuppressionFile[];
  readonly policy: Pick<AnalysisPolicy, 'rules' | 'suppressions' | 'today'>;
}

/** A judged file. */
export interface SuppressionFile {
  readonly path: string;
  readonly module: Module;
  readonly suppressions: readonly (Suppression | MalformedSuppression)[];
  /** Every finding of the file is in `present`: only then can a suppression be said to match none. */
  readonly wholly: boolean;
}

export interface SuppressionResult {
  readonly findings: readonly Finding[];
  /** Of `findings`; with the policy `report` of `present`, so that old ones are listed as well. */
  readonly suppressed: readonly SuppressedFinding[];
  readonly problems: readonly SuppressionProblem[];
  /** Those that hold a finding back, new or not; the check run lists the ones that a pull request adds. */
  readonly inForce: readonly Suppression[];
}

/** A file of nothing but bad suppressions must not fill the check. */
const MOST_PROBLEMS = 50;

/**
 * A suppression speaks for a finding on its line, or in a statement that begins on it. With the policy `allow` it holds
 * the finding back; with `report` too, and all of them are listed; with `forbid` it does nothing, and that is said.
 */
export function applySuppressions({ findings, present, files, policy }: SuppressionInput): SuppressionResult {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const inForce = new Set<Suppression>();
  const used = new Set<string>();
  const reasons = new Map<Finding, string>();
  for (const finding of new Set([...present, ...findings])) {
    const file = byPath.get(finding.path);
    for (const suppression of file ? speakingFor(finding, file) : []) {
      used.add(keyOf(suppression, finding.rule));
      if (policy.suppressions === 'forbid' || isOver(suppression, policy.today)) continue;
      inForce.add(suppression);
      if (!reasons.has(finding)) reasons.set(finding, suppression.reason);
    }
  }
  const listed = policy.suppressions === 'report' ? [...findings, ...without(present, findings)] : findings;
  return {
    findings: findings.filter((finding) => !reasons.has(finding)),
    suppressed: listed.flatMap((finding) => {
      const reason = reasons.get(finding);
      return reason === undefined ? [] : [{ ...finding, reason }];
    }),
    problems: files.flatMap((file) => problemsOf(file, policy, used)),
    inForce: [...inForce],
  };
}

/** A new finding stands in both lists, perhaps with fewer data types. */
function without(present: readonly Finding[], findings: readonly Finding[]): readonly Finding[] {
  const told = new Set(findings.map((finding) => finding.fingerprint));
  return present.filter((finding) => !told.has(finding.fingerprint));
}

function speakingFor(finding: Finding, { module, suppressions }: SuppressionFile): readonly Suppression[] {
  const own = suppressions.filter((one): one is Suppression => !('fault' in one) && one.rules.includes(finding.rule));
  if (own.length === 0) return own;
  const offset = (module.lineStarts[finding.line - 1] ?? 0) + finding.column - 1;
  const statement = statementAt(module.body, offset);
  const lines = [finding.line, ...(statement ? [lineOf(module, statement.start)] : [])];
  return own.filter(({ target }) => target !== undefined && lines.includes(target));
}

function problemsOf(
  file: SuppressionFile,
  policy: SuppressionInput['policy'],
  used: ReadonlySet<string>,
): readonly SuppressionProblem[] {
  const { path } = file;
  const problems = file.suppressions.flatMap((one) =>
    messagesOf(one, file, policy, used).map((message) => ({ path, line: one.line, message })),
  );
  if (problems.length <= MOST_PROBLEMS) return problems;
  const shown = problems.slice(0, MOST_PROBLEMS);
  const line = problems[MOST_PROBLEMS]?.line ?? 1;
  return [...shown, { path, line, message: `${problems.length - MOST_PROBLEMS} more suppressions do nothing.` }];
}

function messagesOf(
  one: Suppression | MalformedSuppression,
  { module, wholly }: SuppressionFile,
  policy: SuppressionInput['policy'],
  used: ReadonlySet<string>,
): readonly string[] {
  if ('fault' in one) return [one.fault];
  if (policy.suppressions === 'forbid') return ['The policy does not allow suppressions in the code.'];
  const unknown = one.rules
    .filter((rule) => !policy.rules.has(rule))
    .map((rule) => `There is no rule ${quoted(rule)}.`);
  if (isOver(one, policy.today)) return [...unknown, `This suppression ended on ${one.until}.`];
  // A rule that is off, or a part of the file that was not read, finds nothing for another reason.
  if (!wholly || module.errors.length > 0) return unknown;
  const idle = one.rules
    .filter((rule) => (policy.rules.get(rule)?.severity ?? 'off') !== 'off' && !used.has(keyOf(one, rule)))
    .map((rule) => `This suppression matches no finding of '${rule}'.`);
  return [...unknown, ...idle];
}

/** It holds on its last day. */
function isOver({ until }: Suppression, today: string): boolean {
  return until !== undefined && today > until;
}

function keyOf({ path, line }: Suppression, rule: string): string {
  return `${path}\n${line}\n${rule}`;
}

/** What someone wrote as an id is shown only where it looks like one. */
function quoted(rule: string): string {
  return /^[a-z][a-z0-9-]{0,60}$/.test(rule) ? `'${rule}'` : 'of that name';
}
