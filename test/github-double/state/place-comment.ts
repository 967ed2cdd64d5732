/** Where in a diff a review comment can stand, by GitHub's rules. */
import type { ChangedFile } from '../git/diff-trees.ts';
import { findLine, type PatchHunk, type PatchLine, parseHunks, type Side } from '../git/hunks.ts';
import type { Anchor } from './model.ts';

/** The place as a request names it. */
export interface WantedPlace {
  readonly path: string;
  readonly line?: number | undefined;
  readonly side?: string | undefined;
  readonly start_line?: number | undefined;
  readonly start_side?: string | undefined;
}

export interface Placement {
  readonly anchor: Anchor;
  readonly diffHunk: string;
  readonly position: number;
}

/** Why a place is refused: `short` as the review endpoint says it, the rest as the endpoint for single comments does. */
export interface PlacementProblem {
  readonly short: string;
  readonly field: string;
  readonly message: string;
}

/** The place in the files' patches, or the reason why there is none. */
export function placeComment(files: readonly ChangedFile[], wanted: WantedPlace): Placement | PlacementProblem {
  const file = files.find((each) => each.path === wanted.path);
  if (!file) return problem('path', 'is not part of the diff', 'Path could not be resolved');
  if (wanted.line === undefined) return problem('line', 'is missing', 'Line could not be resolved');

  const side = sideOf(wanted.side);
  const startSide = sideOf(wanted.start_side ?? wanted.side);
  if (!side || !startSide) return problem('side', 'must be LEFT or RIGHT', 'Side could not be resolved');

  const hunks = parseHunks(file.patch ?? '');
  const end = findLine(hunks, wanted.line, side);
  if (!end) return problem('line', 'must be part of the diff', 'Line could not be resolved');

  if (wanted.start_line !== undefined) {
    const start = findLine(hunks, wanted.start_line, startSide);
    if (!start) return problem('start_line', 'must be part of the diff', 'Start line could not be resolved');
    if (start.hunk !== end.hunk) {
      return problem(
        'start_line',
        'must be part of the same hunk as the line.',
        'Pull request review thread start line must be part of the same hunk as the line.',
      );
    }
    if (start.line.position >= end.line.position) {
      return problem(
        'start_line',
        'must precede the end line.',
        'Pull request review thread start line must precede the end line.',
      );
    }
  }
  return {
    anchor: {
      path: wanted.path,
      side,
      line: wanted.line,
      startLine: wanted.start_line,
      startSide: wanted.start_line === undefined ? undefined : startSide,
    },
    diffHunk: upTo(end.hunk, end.line),
    position: end.line.position,
  };
}

function problem(field: string, what: string, short: string): PlacementProblem {
  const name = `pull_request_review_thread.${field}`;
  return { short, field: name, message: `${name} ${what}` };
}

function sideOf(text = 'RIGHT'): Side | undefined {
  return text === 'LEFT' || text === 'RIGHT' ? text : undefined;
}

function upTo(hunk: PatchHunk, line: PatchLine): string {
  const shown = hunk.lines.filter((each) => each.position <= line.position);
  return [hunk.header, ...shown.map((each) => each.raw)].join('\n');
}
