import type { Match, MatchCase, Statement } from '../syntax.ts';
import { advance, eachPart, enter, leave, type Reader, readHere, readLast } from './reader.ts';
import { gather } from './sequences.ts';
import { endOf } from './suite.ts';

/** Reads `match subject:` and its cases. */
export function readMatch(reader: Reader, start: number): Match {
  const limit = reader.cursor.endIndex;
  const cases: MatchCase[] = [];
  const subject = gather(reader, enter(reader));
  for (let type = advance(reader); type !== 0; type = advance(reader)) {
    eachPart(reader, (name) => {
      if (name === 'case_clause') cases.push(readCase(reader));
    });
  }
  leave(reader);
  return { kind: 'Match', start, end: endOf(limit, cases.at(-1)?.body ?? []), subject, cases };
}

function readCase(reader: Reader): MatchCase {
  const captures: string[] = [];
  let guard: MatchCase['guard'];
  let body: Statement[] = [];
  eachPart(reader, (name) => {
    if (name === 'block') body = reader.block(reader);
    else if (name === 'if_clause') guard = readLast(reader);
    else if (name === 'case_pattern') collectCaptures(reader, name, captures);
  });
  return { captures, guard, body };
}

/**
 * Collects the names that the pattern under the cursor binds. A name by itself is bound; one with dots, or before
 * `(` or `=`, is looked up.
 */
function collectCaptures(reader: Reader, pattern: string, captures: string[]): void {
  if (reader.depth >= reader.maxDepth) {
    reader.skipped = true;
    return;
  }
  reader.depth++;
  let place = 0;
  eachPart(reader, (name, type) => {
    const leads = place++ === 0;
    if (name === 'string' || name === 'concatenated_string') readHere(reader, type);
    else if (name !== 'identifier' && name !== 'dotted_name') collectCaptures(reader, name, captures);
    else if (!(leads && lookingUp.has(pattern))) addCapture(reader, captures);
  });
  reader.depth--;
}

/** Patterns that start with a name which they do not bind. */
const lookingUp = new Set(['class_pattern', 'keyword_pattern']);

function addCapture({ text, cursor }: Reader, captures: string[]): void {
  const name = text.slice(cursor.startIndex, cursor.endIndex);
  if (name !== '_' && !name.includes('.')) captures.push(name);
}
