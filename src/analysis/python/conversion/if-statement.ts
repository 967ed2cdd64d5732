import type { If, Statement } from '../syntax.ts';
import { type Reader, unknownHere } from './reader.ts';
import { endOf, headOf, readSuite } from './suite.ts';

type Branch = Pick<If, 'start' | 'test' | 'body'>;

/** Reads a chain of `if`, `elif` and `else`, one flat node in the grammar, as the nest that it is in Python's `ast`. */
export function readIf(reader: Reader, start: number): If {
  const limit = reader.cursor.endIndex;
  const { depth, maxDepth } = reader;
  const branches: Branch[] = [];
  let orelse: Statement[] = [];
  const suite = readSuite(reader, (name) => {
    if (reader.depth === maxDepth) return;
    reader.depth++;
    if (reader.depth === maxDepth) orelse = [unknownStatement(reader)];
    else if (name === 'elif_clause') branches.push(readBranch(reader));
    else orelse = readSuite(reader).body;
  });
  reader.depth = depth;
  const { body } = suite;
  const end = endOf(limit, orelse.length > 0 ? orelse : (branches.at(-1)?.body ?? body));
  const nest = branches.reduceRight<Statement[]>(
    (rest, branch) => [{ kind: 'If', end, ...branch, orelse: rest }],
    orelse,
  );
  return { kind: 'If', start, end, test: headOf(suite, start), body, orelse: nest };
}

function readBranch(reader: Reader): Branch {
  const start = reader.cursor.startIndex;
  const suite = readSuite(reader);
  return { start, test: headOf(suite, start), body: suite.body };
}

/** Stands for the rest of a chain that is longer than the budget allows to nest. */
function unknownStatement(reader: Reader): Statement {
  const value = unknownHere(reader);
  return { kind: 'ExpressionStatement', start: value.start, end: value.end, value };
}
