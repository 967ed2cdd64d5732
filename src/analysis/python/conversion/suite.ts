import type { Expression, Span, Statement } from '../syntax.ts';
import { eachPart, type Reader, readHere } from './reader.ts';

/** What a compound statement or one of its clauses is made of: the expressions before the colon, and the block. */
export interface Suite {
  readonly heads: Expression[];
  readonly body: Statement[];
}

/** Reads the node under the cursor as a suite. Each of its own clauses is handed to `readClause` by name. */
export function readSuite(reader: Reader, readClause: (name: string) => void = () => {}): Suite {
  const heads: Expression[] = [];
  let body: Statement[] = [];
  eachPart(reader, (name, type) => {
    if (name === 'block') body = reader.block(reader);
    else if (name.endsWith('_clause')) readClause(name);
    else heads.push(readHere(reader, type));
  });
  return { heads, body };
}

/**
 * Where a compound statement ends whose last block is `body`: at the last statement, before comments that only look as
 * if they belonged to it. `limit` is the end of the node, for a block that the parser found nothing in.
 */
export function endOf(limit: number, body: readonly Span[]): number {
  return body.at(-1)?.end ?? limit;
}

/** The last of the blocks that is there. */
export function lastOf(...bodies: (readonly Span[])[]): readonly Span[] {
  return bodies.findLast((body) => body.length > 0) ?? [];
}

/** The expression of a suite that has one by the grammar. */
export function headOf({ heads }: Suite, start: number): Expression {
  return heads[0] ?? { kind: 'Unknown', start, end: start };
}
