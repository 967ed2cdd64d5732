/** A finding with the code around it, as those who propose a fix see it. */
import type { Finding, Step } from '../findings/finding.ts';
import { statementAt } from '../findings/suppression-statement.ts';
import type { Module, Span, Statement } from '../python/syntax.ts';
import type { SensitiveNames } from '../sensitive/names.ts';

export interface FixPlace {
  readonly finding: Finding;
  readonly text: string;
  readonly module: Module;
  readonly names: SensitiveNames;
  /** The finding's own span in the text. */
  readonly span: Span;
  /** The statement that it stands in, unless that is a block. */
  readonly statement: Statement | undefined;
  /** Whether a callback or a view reads this key from what the browser or the session gives it. */
  readonly isRead: (key: string) => boolean;
  /** The statement in which a step of the flow begins, in whatever file. */
  readonly statementOf: (step: Step) => Statement | undefined;
}

/** Puts `replacement` where the span was. */
export interface Edit extends Span {
  readonly replacement: string;
}

/** Ways to fix a finding, the best first; each is a list of edits of the finding's file. */
export type Proposer = (place: FixPlace) => readonly (readonly Edit[])[];

export function placeOf(surroundings: Omit<FixPlace, 'span' | 'statement'>): FixPlace {
  const { finding, module, text } = surroundings;
  const start = offsetOf(module, finding.line, finding.column);
  const end = Math.min(text.length, Math.max(start + 1, offsetOf(module, finding.endLine, finding.endColumn)));
  const statement = statementAt(module.body, start);
  return { ...surroundings, span: { start, end }, statement: statement && isSimple(statement) ? statement : undefined };
}

/** A statement without statements in it. */
export function isSimple(statement: Statement): boolean {
  return !('body' in statement) && statement.kind !== 'Match';
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Of a 1-based line and column. */
export function offsetOf(module: Module, line: number, column: number): number {
  return (module.lineStarts[line - 1] ?? 0) + column - 1;
}
