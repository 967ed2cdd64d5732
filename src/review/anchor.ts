/** Where on a pull request a finding's comment can stand. GitHub takes lines of a hunk's right side, and whole files. */
import type { Finding } from '../analysis/findings/finding.ts';
import { addedLines, inOneHunk } from '../diff/lines.ts';
import type { ReviewFile } from './plan.ts';
import { canSuggest } from './suggestion.ts';

export type Anchor = LineAnchor | FileAnchor;

export interface LineAnchor {
  /** What stands on these lines: the lines the fix replaces, the sink, or a step on the way to it. */
  readonly on: 'fix' | 'sink' | 'step';
  readonly path: string;
  readonly startLine: number;
  readonly line: number;
}

export interface FileAnchor {
  readonly on: 'file';
  readonly path: string;
}

/**
 * Finds the place for a finding's comment, the best one first: the lines of a fix that can be committed (GitHub replaces
 * exactly the comment's lines), the sink, the last step of the flow that the change adds, the sink's file. Undefined
 * where the sink's file is not part of the change; the finding then stands in the check run alone.
 */
export function findAnchor(finding: Finding, files: readonly ReviewFile[]): Anchor | undefined {
  return atFix(finding, files) ?? atSink(finding, files) ?? atStep(finding, files) ?? atFile(finding, files);
}

function atFix({ fix }: Finding, files: readonly ReviewFile[]): LineAnchor | undefined {
  const file = files.find((each) => each.path === fix?.path);
  if (fix === undefined || file === undefined || !canSuggest(fix, file)) return undefined;
  return { on: 'fix', path: fix.path, startLine: fix.startLine, line: fix.endLine };
}

function atSink({ path, line, endLine }: Finding, files: readonly ReviewFile[]): LineAnchor | undefined {
  const hunks = files.find((each) => each.path === path)?.hunks ?? [];
  if (inOneHunk(hunks, line, endLine)) return { on: 'sink', path, startLine: line, line: endLine };
  if (inOneHunk(hunks, line, line)) return { on: 'sink', path, startLine: line, line };
  return undefined;
}

function atStep({ trace }: Finding, files: readonly ReviewFile[]): LineAnchor | undefined {
  const step = trace.findLast(({ path, line }) =>
    addedLines(files.find((each) => each.path === path)?.hunks ?? []).has(line),
  );
  return step && { on: 'step', path: step.path, startLine: step.line, line: step.line };
}

function atFile({ path }: Finding, files: readonly ReviewFile[]): FileAnchor | undefined {
  const isHere = files.some((each) => each.path === path && each.status !== 'removed');
  return isHere ? { on: 'file', path } : undefined;
}
