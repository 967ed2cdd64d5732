/** Applies fixes until none is left, analysing again after each round: what a round breaks is taken back. */
import type { AnalysisResult } from '../analysis/analyze.ts';
import { applyFixes } from '../analysis/apply-fixes.ts';
import type { Finding, Fix } from '../analysis/findings/finding.ts';

export type Texts = ReadonlyMap<string, string>;

export interface FixedTexts {
  readonly texts: Texts;
  readonly fixed: readonly Finding[];
  /** Of the texts as they are now. */
  readonly result: AnalysisResult;
}

/** A round can only prove so many fixes; more rounds than this say that something goes in circles. */
const MOST_ROUNDS = 20;

/** `texts`: files that may be written; `analyse`: what is found with these texts in their places. */
export async function fixInRounds(
  texts: Texts,
  analyse: (texts: Texts) => Promise<AnalysisResult>,
): Promise<FixedTexts> {
  let state: FixedTexts = { texts, fixed: [], result: await analyse(texts) };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const fixable = state.result.findings.filter(({ fix }) => fix !== undefined && texts.has(fix.path));
    const next = (await tryFixes(state, fixable, analyse)) ?? (await tryFixes(state, fixable.slice(0, 1), analyse));
    if (!next) break;
    state = next;
  }
  return state;
}

/** undefined where nothing is fixed, or where the fixes are at odds: each was proven alone, not beside the others. */
async function tryFixes(
  { texts, fixed, result }: FixedTexts,
  findings: readonly Finding[],
  analyse: (texts: Texts) => Promise<AnalysisResult>,
): Promise<FixedTexts | undefined> {
  if (findings.length === 0) return undefined;
  const changed = new Map(texts);
  for (const [path, fixes] of byPath(findings)) changed.set(path, applyFixes(texts.get(path) ?? '', fixes));
  const after = await analyse(changed);
  const gone = goneFrom(result.findings, after.findings);
  if (gone.length === 0 || bringsNew(result.findings, after.findings)) return undefined;
  return { texts: changed, fixed: [...fixed, ...gone], result: after };
}

function byPath(findings: readonly Finding[]): ReadonlyMap<string, readonly Fix[]> {
  const fixes = new Map<string, Fix[]>();
  for (const { fix } of findings) if (fix) fixes.set(fix.path, [...(fixes.get(fix.path) ?? []), fix]);
  return fixes;
}

/** Findings that have no counterpart any more; of equal ones the first ones stand for those that are left. */
function goneFrom(before: readonly Finding[], after: readonly Finding[]): readonly Finding[] {
  const left = counted(after);
  return before.filter((finding) => {
    const count = left.get(keyOf(finding)) ?? 0;
    left.set(keyOf(finding), count - 1);
    return count <= 0;
  });
}

function bringsNew(before: readonly Finding[], after: readonly Finding[]): boolean {
  return goneFrom(after, before).length > 0;
}

function counted(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return counts;
}

/** Lines move, so they do not tell findings apart. */
function keyOf({ rule, path, message }: Finding): string {
  return `${rule}\n${path}\n${message}`;
}
