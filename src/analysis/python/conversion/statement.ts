import type { Statement } from '../syntax.ts';
import { readExpressionStatement } from './assignment.ts';
import { readFor, readTry, readWhile, readWith } from './compound-statements.ts';
import { readClass, readDecorated, readFunction } from './definitions.ts';
import { readIf } from './if-statement.ts';
import { readFromImport, readFutureImport, readImport } from './imports.ts';
import { readMatch } from './match-statement.ts';
import { ERROR, nameOf, type Reader, unknownHere } from './reader.ts';
import {
  readAssert,
  readBreak,
  readContinue,
  readDelete,
  readExec,
  readGlobal,
  readNonlocal,
  readPass,
  readPrint,
  readRaise,
  readReturn,
  readTypeAlias,
} from './simple-statements.ts';

type ReadStatement = (reader: Reader, start: number) => Statement;

/** How each node of tree-sitter's grammar that is a statement is read. */
const byName = new Map<string, ReadStatement>([
  ['expression_statement', readExpressionStatement],
  ['return_statement', readReturn],
  ['import_statement', readImport],
  ['import_from_statement', readFromImport],
  ['future_import_statement', readFutureImport],
  ['assert_statement', readAssert],
  ['raise_statement', readRaise],
  ['delete_statement', readDelete],
  ['global_statement', readGlobal],
  ['nonlocal_statement', readNonlocal],
  ['pass_statement', readPass],
  ['break_statement', readBreak],
  ['continue_statement', readContinue],
  ['print_statement', readPrint],
  ['exec_statement', readExec],
  ['type_alias_statement', readTypeAlias],
  ['if_statement', readIf],
  ['for_statement', readFor],
  ['while_statement', readWhile],
  ['try_statement', readTry],
  ['with_statement', readWith],
  ['match_statement', readMatch],
  ['function_definition', readFunction],
  ['class_definition', readClass],
  ['decorated_definition', readDecorated],
]);

const byType: (ReadStatement | null | undefined)[] = new Array(ERROR + 1);

/**
 * Reads the statements under the cursor: a module, a block, or a region that the parser skipped. Of a skipped region
 * the statements that are whole are kept. A block deeper than the budget is one unknown statement.
 */
export function readBlock(reader: Reader): Statement[] {
  const statements: Statement[] = [];
  collect(reader, statements);
  return statements;
}

function collect(reader: Reader, statements: Statement[]): void {
  const { cursor } = reader;
  if (reader.depth >= reader.maxDepth) {
    const value = unknownHere(reader);
    statements.push({ kind: 'ExpressionStatement', start: value.start, end: value.end, value });
    return;
  }
  if (!cursor.gotoFirstChild()) return;
  reader.depth++;
  do {
    const type = cursor.nodeTypeId;
    if (type === ERROR) {
      collect(reader, statements);
      continue;
    }
    const known = byType[type];
    const read = known === undefined ? learn(reader, type) : known;
    if (read) statements.push(read(reader, cursor.startIndex));
  } while (cursor.gotoNextSibling());
  reader.depth--;
  cursor.gotoParent();
}

/** Null is remembered for what is no statement: comments, semicolons, the loose tokens of a skipped region. */
function learn(reader: Reader, type: number): ReadStatement | null {
  const read = byName.get(nameOf(reader.cursor, type)) ?? null;
  byType[type] = read;
  return read;
}
