/** The statement that an offset lies in. */
import type { Node } from '../python/children.ts';
import type { Statement } from '../python/syntax.ts';
import { walk } from '../python/walk.ts';

/** The innermost statement that holds `offset`; undefined between statements. */
export function statementAt(body: readonly Statement[], offset: number): Statement | undefined {
  let found: Statement | undefined;
  walk(body, (node) => {
    if (node.start > offset || node.end <= offset) return false;
    if (isStatement(node)) found = node;
    return true;
  });
  return found;
}

/** Whether a node is a statement and not an expression. */
export function isStatement(node: Node): node is Statement {
  return node.kind in STATEMENTS;
}

const STATEMENTS = {
  FunctionDef: true,
  ClassDef: true,
  Assign: true,
  AnnotatedAssign: true,
  AugmentedAssign: true,
  ExpressionStatement: true,
  Return: true,
  If: true,
  For: true,
  While: true,
  Try: true,
  With: true,
  Match: true,
  Import: true,
  ImportFrom: true,
  Global: true,
  Nonlocal: true,
  Delete: true,
  Raise: true,
  Assert: true,
  Pass: true,
  Break: true,
  Continue: true,
} satisfies Record<Statement['kind'], true>;
