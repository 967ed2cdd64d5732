import type { Expression } from '../syntax.ts';
import { readAttribute, readCall, readSlice, readSubscript } from './access.ts';
import { readGenericType, readUnionType } from './annotations.ts';
import { readEllipsis, readFalse, readName, readNone, readNumber, readTrue } from './atoms.ts';
import { readDictComprehension, readGenerator, readListComprehension, readSetComprehension } from './comprehension.ts';
import {
  readAwait,
  readBinary,
  readCompare,
  readConditional,
  readNamed,
  readNot,
  readUnary,
  readYield,
} from './operators.ts';
import { readLambda } from './parameters.ts';
import { ERROR, nameOf, type Reader, readFirst, unknownHere } from './reader.ts';
import {
  readBareTuple,
  readDict,
  readList,
  readSet,
  readStarred,
  readTuple,
  readTupleTarget,
  readWrapped,
} from './sequences.ts';
import { liftStar, restoreStar } from './stars.ts';
import { readConcatenation, readString } from './strings.ts';

type ReadExpression = (reader: Reader, start: number) => Expression;

/** How each node of tree-sitter's grammar that stands for a value is read. */
const byName = new Map<string, ReadExpression>([
  ['identifier', readName],
  ['string', readString],
  ['concatenated_string', readConcatenation],
  ['integer', readNumber],
  ['float', readNumber],
  ['true', readTrue],
  ['false', readFalse],
  ['none', readNone],
  ['ellipsis', readEllipsis],
  ['attribute', readAttribute],
  ['member_type', readAttribute],
  ['subscript', readSubscript],
  ['slice', readSlice],
  ['call', readCall],
  ['list', readList],
  ['list_pattern', readList],
  ['tuple', readTuple],
  ['tuple_pattern', readTupleTarget],
  ['expression_list', readBareTuple],
  ['pattern_list', readBareTuple],
  ['set', readSet],
  ['dictionary', readDict],
  ['list_comprehension', readListComprehension],
  ['set_comprehension', readSetComprehension],
  ['dictionary_comprehension', readDictComprehension],
  ['generator_expression', readGenerator],
  ['parenthesized_expression', readWrapped],
  ['list_splat', readStarred],
  ['list_splat_pattern', readStarred],
  ['splat_type', readStarred],
  ['binary_operator', readBinary],
  ['boolean_operator', readBinary],
  ['unary_operator', readUnary],
  ['not_operator', readNot],
  ['comparison_operator', readCompare],
  ['conditional_expression', readConditional],
  ['named_expression', readNamed],
  ['lambda', readLambda],
  ['await', readAwait],
  ['yield', readYield],
  ['type', readFirst],
  ['generic_type', readGenericType],
  ['union_type', readUnionType],
  // `a as b` has a meaning of its own in `with`, `except` and `case` only; elsewhere the value is what is left of it.
  ['as_pattern', readWrapped],
  ['as_pattern_target', readFirst],
]);

const byType: (ReadExpression | undefined)[] = new Array(ERROR + 1);
// No node has type 0: it says that there is none.
byType[0] = unknownHere;

/** Reads the expression under the cursor. What is no expression, or nests deeper than the budget, is `Unknown`. */
export function readExpression(reader: Reader, type: number, start: number): Expression {
  const read = byType[type] ?? learn(reader, type);
  if (reader.depth >= reader.maxDepth) return unknownHere(reader);
  reader.depth++;
  const found = read(reader, start);
  const expression = reader.starred ? restoreStar(reader, start, liftStar(found)) : found;
  reader.depth--;
  if (expression.end > reader.position) reader.position = expression.end;
  return expression;
}

function learn(reader: Reader, type: number): ReadExpression {
  const read = byName.get(nameOf(reader.cursor, type)) ?? unknownHere;
  byType[type] = read;
  return read;
}
