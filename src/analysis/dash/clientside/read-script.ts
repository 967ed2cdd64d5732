/** The JavaScript of a clientside callback → the function it is. */
import { accept, behindBracket, type Cursor, isNext, peek } from './cursor.ts';
import { readAssignment, readExpression } from './read-expression.ts';
import type { Expression, Statement } from './syntax.ts';
import { LITERAL } from './syntax.ts';
import { tokensOf } from './tokens.ts';

export type ScriptFunction = Extract<Expression, { kind: 'function' }>;

const DEEPEST = 60;

/** The text's function: `function (a) { … }`, `(a) => …`. Undefined where it is none. Never throws. */
export function readScript(text: string): ScriptFunction | undefined {
  const cursor: Cursor = { tokens: tokensOf(text), at: 0, depth: DEEPEST, block: readStatements };
  const expression = readExpression(cursor);
  return expression.kind === 'function' ? expression : undefined;
}

/** Words in front of a statement that say when it runs, not what it does. */
const LEADING = new Set([
  'else',
  'do',
  'try',
  'finally',
  'break',
  'continue',
  'default',
  'export',
  'debugger',
  ';',
  ':',
]);
const WITH_CONDITION = new Set(['if', 'while', 'switch', 'with', 'for', 'catch']);

function readStatements(cursor: Cursor): Statement[] {
  const statements: Statement[] = [];
  while (peek(cursor) && !isNext(cursor, '}')) {
    const start = cursor.at;
    statements.push(...readStatement(cursor));
    if (cursor.at === start) cursor.at++;
  }
  return statements;
}

function readStatement(cursor: Cursor): Statement[] {
  const token = peek(cursor);
  if (!token || token.kind === 'string') return [run(readExpression(cursor))];
  if (LEADING.has(token.text)) {
    cursor.at++;
    return [];
  }
  if (isNext(cursor, '{')) return nested(cursor);
  if (token.kind === 'name' && WITH_CONDITION.has(token.text)) return condition(cursor);
  if (token.kind === 'name' && /^(?:const|let|var)$/.test(token.text) && !isNext(cursor, '=', 1)) {
    cursor.at++;
    return declarations(cursor);
  }
  if (isNext(cursor, 'function') || (isNext(cursor, 'async') && isNext(cursor, 'function', 1))) {
    return [declaredFunction(cursor)];
  }
  if (accept(cursor, 'return')) {
    const ends = !peek(cursor) || isNext(cursor, ';') || isNext(cursor, '}') || peek(cursor)?.afterBreak === true;
    return [{ kind: 'return', value: ends ? LITERAL : readExpression(cursor) }];
  }
  if (accept(cursor, 'throw') || accept(cursor, 'case')) return [run(readExpression(cursor))];
  return [run(readExpression(cursor))];
}

function nested(cursor: Cursor): Statement[] {
  if (cursor.depth === 0) {
    cursor.at = behindBracket(cursor, cursor.at);
    return [];
  }
  cursor.depth--;
  accept(cursor, '{');
  const statements = readStatements(cursor);
  accept(cursor, '}');
  cursor.depth++;
  return statements;
}

/** What stands in the brackets behind `if`, `for` and the like. */
function condition(cursor: Cursor): Statement[] {
  cursor.at++;
  accept(cursor, 'await');
  if (!isNext(cursor, '(')) return [];
  const end = behindBracket(cursor, cursor.at);
  const tokens = cursor.tokens.slice(cursor.at + 1, end - 1);
  cursor.at = end;
  return cursor.depth === 0 ? [] : readStatements({ ...cursor, tokens, at: 0, depth: cursor.depth - 1 });
}

function declarations(cursor: Cursor): Statement[] {
  const statements: Statement[] = [];
  do {
    // Only the target: `=` and what follows are looked at here, `of` and `in` make an element of what is run through.
    const target = readTarget(cursor);
    if (accept(cursor, '=')) statements.push(bind(target, readAssignment(cursor)));
    else if (accept(cursor, 'of')) statements.push(bind(target, elementOf(readExpression(cursor))));
    else if (accept(cursor, 'in')) readExpression(cursor);
  } while (accept(cursor, ','));
  return statements;
}

function readTarget(cursor: Cursor): Expression {
  const token = peek(cursor);
  if (isNext(cursor, '{') || isNext(cursor, '[')) {
    const end = behindBracket(cursor, cursor.at);
    const inside: Cursor = { ...cursor, tokens: cursor.tokens.slice(cursor.at, end), at: 0 };
    cursor.at = end;
    return readAssignment(inside);
  }
  cursor.at++;
  return token?.kind === 'name' ? { kind: 'name', name: token.text } : LITERAL;
}

function declaredFunction(cursor: Cursor): Statement {
  const name = cursor.tokens.slice(cursor.at, cursor.at + 4).find(({ text }) => !/^(?:async|function|\*)$/.test(text));
  return bind({ kind: 'name', name: name?.text ?? '' }, readAssignment(cursor));
}

function bind(target: Expression, value: Expression): Statement {
  return run({ kind: 'assign', target, value });
}

function run(value: Expression): Statement {
  return { kind: 'run', value };
}

function elementOf(object: Expression): Expression {
  return { kind: 'member', object, property: LITERAL };
}
