/** A fix is offered only once it was applied, parsed and analysed again, its finding gone and none added. */
import type { Finding, Fix } from '../findings/finding.ts';
import { isModule, parseModule } from '../python/parse.ts';
import { applyFix } from './edits.ts';

export interface Proof {
  readonly finding: Finding;
  /** The file before the fix, its syntax errors, and every finding in it, new or not. */
  readonly text: string;
  readonly errors: number;
  readonly present: readonly Finding[];
  /** Every finding that the file would have with another text. */
  readonly reanalyse: (text: string) => readonly Finding[];
}

export function proveFix(fix: Fix, { finding, text, errors, present, reanalyse }: Proof): boolean {
  const fixed = applyFix(text, fix);
  if (fixed === text || errorsIn(fixed) > errors) return false;
  const left = reanalyse(fixed);
  const shift = lineCount(fixed) - lineCount(text);
  return !left.some((other) => isSame(other, finding, fix, shift)) && addsNone(left, allowedBeside(finding, present));
}

/** At the place where the finding would stand now. Fingerprints do not tell: equal findings of a file share numbers. */
function isSame(other: Finding, finding: Finding, fix: Fix, shift: number): boolean {
  if (other.rule !== finding.rule || !sharesType(other, finding)) return false;
  if (finding.line < fix.startLine) return other.line === finding.line;
  if (finding.line > fix.endLine) return other.line === finding.line + shift;
  return other.line >= fix.startLine && other.line <= fix.endLine + shift;
}

function sharesType(a: Finding, b: Finding): boolean {
  return b.dataTypes.length === 0 || a.dataTypes.some((type) => b.dataTypes.includes(type));
}

/** How many findings there may be of each rule and data type. */
function allowedBeside(finding: Finding, present: readonly Finding[]): Map<string, number> {
  const allowed = new Map<string, number>();
  for (const key of present.flatMap(keysOf)) allowed.set(key, (allowed.get(key) ?? 0) + 1);
  for (const key of keysOf(finding)) allowed.set(key, (allowed.get(key) ?? 0) - 1);
  return allowed;
}

function addsNone(left: readonly Finding[], allowed: Map<string, number>): boolean {
  for (const key of left.flatMap(keysOf)) {
    const more = (allowed.get(key) ?? 0) - 1;
    if (more < 0) return false;
    allowed.set(key, more);
  }
  return true;
}

function keysOf({ rule, dataTypes }: Finding): readonly string[] {
  return dataTypes.length === 0 ? [rule] : dataTypes.map((type) => `${rule} ${type}`);
}

function errorsIn(text: string): number {
  const module = parseModule(text);
  return isModule(module) ? module.errors.length : Number.POSITIVE_INFINITY;
}

function lineCount(text: string): number {
  return text.split('\n').length;
}
