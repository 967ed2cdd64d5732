/** Blocks and functions around a place in the code. */

import { isStatement, statementAt } from '../findings/suppression-statement.ts';
import type { Node } from '../python/children.ts';
import type { FunctionDef, Module, Statement } from '../python/syntax.ts';
import { walk } from '../python/walk.ts';
import { isSimple } from './fix-place.ts';

/** The innermost function that holds `offset`. */
export function functionAround(module: Module, offset: number): FunctionDef | undefined {
  let found: FunctionDef | undefined;
  walk(module.body, (node) => {
    if (node.start > offset || node.end <= offset) return false;
    if (node.kind === 'FunctionDef') found = node;
    return true;
  });
  return found;
}

/** Statements that run with the body, those of inner blocks too; not those of inner functions and classes. */
export function simpleStatementsIn(body: readonly Statement[]): readonly Statement[] {
  const found: Statement[] = [];
  walk(body, (node) => {
    if (node.kind === 'FunctionDef' || node.kind === 'ClassDef' || !isStatement(node)) return false;
    if (isSimple(node)) found.push(node);
    return true;
  });
  return found;
}

/** The statements beside `statement`, itself included. */
export function blockAround(module: Module, statement: Statement): readonly Statement[] {
  let block = module.body;
  walk(module.body, (node) => {
    if (node.start > statement.start || node.end < statement.end) return false;
    block = blocksOf(node).find((inner) => inner.includes(statement)) ?? block;
    return true;
  });
  return block;
}

/** The statement that the first thing on the line belongs to. */
export function statementOnLine(module: Module, text: string, line: number): Statement | undefined {
  const start = module.lineStarts[line - 1];
  if (start === undefined) return undefined;
  const indent = /^[ \t]*/.exec(text.slice(start, start + 500))?.[0].length ?? 0;
  return statementAt(module.body, start + indent);
}

function blocksOf(node: Node): readonly (readonly Statement[])[] {
  switch (node.kind) {
    case 'FunctionDef':
    case 'ClassDef':
    case 'With':
      return [node.body];
    case 'If':
    case 'For':
    case 'While':
      return [node.body, node.orelse];
    case 'Try':
      return [node.body, ...node.handlers.map(({ body }) => body), node.orelse, node.finalbody];
    case 'Match':
      return node.cases.map(({ body }) => body);
    default:
      return [];
  }
}
