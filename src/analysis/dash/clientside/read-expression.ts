/** Expressions of JavaScript, by precedence climbing. What is not understood is read as a literal: it holds nothing. */
import { accept, behindBracket, type Cursor, isNext, peek } from './cursor.ts';
import type { Entry, Expression } from './syntax.ts';
import { LITERAL } from './syntax.ts';
import type { Token } from './tokens.ts';

/** How tightly operators bind; the assignment operators are apart. */
const PRECEDENCE: Readonly<Record<string, number>> = {
  ...binding(1, '|| ??'),
  ...binding(2, '&&'),
  ...binding(3, '| ^ &'),
  ...binding(4, '== != === !=='),
  ...binding(5, '< > <= >= in instanceof'),
  ...binding(6, '<< >> >>>'),
  ...binding(7, '+ -'),
  ...binding(8, '* / %'),
  ...binding(9, '**'),
};

const ASSIGNMENT = /^(?:=|\+=|-=|\*\*?=|\/=|%=|&&?=|\|\|?=|\?\?=|\^=|<<=|>>>?=)$/;
const UNARY = new Set(['!', '-', '+', '~', 'typeof', 'void', 'delete', '++', '--']);
const CONSTANTS = new Set(['null', 'undefined', 'true', 'false', 'NaN', 'Infinity']);

/** With commas: the value of the last one. */
export function readExpression(cursor: Cursor): Expression {
  const first = readAssignment(cursor);
  if (!isNext(cursor, ',')) return first;
  const before = [first];
  while (accept(cursor, ',')) before.push(readAssignment(cursor));
  return { kind: 'choice', before: before.slice(0, -1), parts: before.slice(-1) };
}

/** Without commas, as an argument or an element is. */
export function readAssignment(cursor: Cursor): Expression {
  if (cursor.depth === 0) {
    cursor.at = isBracket(peek(cursor)) ? behindBracket(cursor, cursor.at) : cursor.at + 1;
    return LITERAL;
  }
  cursor.depth--;
  const expression = arrow(cursor) ?? assignment(cursor);
  cursor.depth++;
  return expression;
}

function assignment(cursor: Cursor): Expression {
  const target = conditional(cursor);
  const operator = peek(cursor);
  if (operator?.kind !== 'punctuator' || !ASSIGNMENT.test(operator.text)) return target;
  cursor.at++;
  const value = readAssignment(cursor);
  return { kind: 'assign', target, value };
}

function conditional(cursor: Cursor): Expression {
  const test = binary(cursor, 1);
  if (!accept(cursor, '?')) return test;
  const yes = readAssignment(cursor);
  accept(cursor, ':');
  return { kind: 'choice', before: [test], parts: [yes, readAssignment(cursor)] };
}

function binary(cursor: Cursor, least: number): Expression {
  let left = unary(cursor);
  for (;;) {
    const operator = peek(cursor);
    const strength = operator && operator.kind !== 'string' ? (PRECEDENCE[operator.text] ?? 0) : 0;
    if (!operator || strength < least) return left;
    cursor.at++;
    const right = binary(cursor, strength + 1);
    left = combined(operator.text, left, right);
  }
}

function combined(operator: string, left: Expression, right: Expression): Expression {
  if (operator === '||' || operator === '??') return { kind: 'choice', before: [], parts: [left, right] };
  // `a && b` is b, or a falsy a that holds nothing.
  if (operator === '&&') return { kind: 'choice', before: [left], parts: [right] };
  return { kind: operator === '+' ? 'joined' : 'test', parts: [left, right] };
}

function unary(cursor: Cursor): Expression {
  let tests = false;
  for (;;) {
    const token = peek(cursor);
    if (token && token.kind !== 'string' && UNARY.has(token.text)) tests = true;
    else if (!isNext(cursor, 'await') && !isNext(cursor, 'yield') && !isNext(cursor, 'new')) break;
    cursor.at++;
  }
  const operand = postfix(cursor, primary(cursor));
  return tests ? { kind: 'test', parts: [operand] } : operand;
}

function postfix(cursor: Cursor, start: Expression): Expression {
  let expression = start;
  for (;;) {
    if (isNext(cursor, '?.') && (isNext(cursor, '(', 1) || isNext(cursor, '[', 1))) cursor.at++;
    if (accept(cursor, '.') || accept(cursor, '?.')) {
      const name = peek(cursor)?.text ?? '';
      cursor.at++;
      expression = { kind: 'member', object: expression, property: { kind: 'literal', text: name } };
    } else if (accept(cursor, '[')) {
      expression = { kind: 'member', object: expression, property: readExpression(cursor) };
      accept(cursor, ']');
    } else if (isNext(cursor, '(')) {
      expression = { kind: 'call', callee: expression, args: list(cursor, ')') };
    } else if (peek(cursor)?.kind === 'template') {
      cursor.at++;
    } else if (!accept(cursor, '++') && !accept(cursor, '--')) return expression;
  }
}

function primary(cursor: Cursor): Expression {
  const token = peek(cursor);
  if (!token) return LITERAL;
  if (token.text === '(' && token.kind === 'punctuator') {
    cursor.at++;
    const inner = readExpression(cursor);
    accept(cursor, ')');
    return inner;
  }
  if (isNext(cursor, '[')) return { kind: 'array', items: list(cursor, ']') };
  if (isNext(cursor, '{')) return object(cursor);
  if (isNext(cursor, 'async') && isNext(cursor, 'function', 1)) cursor.at++;
  if (accept(cursor, 'function')) return functionRest(cursor);
  // A bracket or sign that stands here by mistake is left to whoever waits for it.
  if (token.kind === 'punctuator' && /^[)\]};,:]$/.test(token.text)) return LITERAL;
  cursor.at++;
  if (token.kind === 'string' || token.kind === 'other') return { kind: 'literal', text: token.text };
  if (token.kind === 'template') return template(token, cursor);
  if (token.kind !== 'name' || CONSTANTS.has(token.text)) return LITERAL;
  return { kind: 'name', name: token.text };
}

function template(token: Extract<Token, { kind: 'template' }>, cursor: Cursor): Expression {
  const parts = token.pieces.flatMap((text, index): Expression[] => {
    const slot = token.slots[index];
    const literal: Expression = { kind: 'literal', text };
    return slot ? [literal, readExpression({ ...cursor, tokens: slot, at: 0 })] : [literal];
  });
  return { kind: 'joined', parts };
}

/** What stands between brackets, by commas. */
function list(cursor: Cursor, closing: ')' | ']'): Expression[] {
  cursor.at++;
  const items: Expression[] = [];
  while (peek(cursor) && !accept(cursor, closing)) {
    const start = cursor.at;
    if (accept(cursor, ',')) continue;
    items.push(spread(cursor));
    if (cursor.at === start) cursor.at++;
  }
  return items;
}

function spread(cursor: Cursor): Expression {
  return accept(cursor, '...') ? { kind: 'spread', value: readAssignment(cursor) } : readAssignment(cursor);
}

function object(cursor: Cursor): Expression {
  cursor.at++;
  const entries: Entry[] = [];
  while (peek(cursor) && !accept(cursor, '}')) {
    const start = cursor.at;
    if (accept(cursor, ',')) continue;
    entries.push(entry(cursor));
    if (cursor.at === start) cursor.at++;
  }
  return { kind: 'object', entries };
}

function entry(cursor: Cursor): Entry {
  if (accept(cursor, '...')) return { key: undefined, value: readAssignment(cursor) };
  for (const word of ['async', 'get', 'set', '*']) {
    if (isNext(cursor, word) && !/^[,:(}=]$/.test(peek(cursor, 1)?.text ?? '')) cursor.at++;
  }
  let key: string | undefined;
  if (isNext(cursor, '[')) {
    const [computed] = list(cursor, ']');
    key = computed?.kind === 'literal' ? computed.text : undefined;
  } else {
    key = peek(cursor)?.text;
    cursor.at++;
  }
  if (accept(cursor, ':')) return { key, value: readAssignment(cursor) };
  if (isNext(cursor, '(')) return { key, value: functionRest(cursor) };
  // `{ token }` and, in a pattern, `{ token = '' }`.
  if (accept(cursor, '=')) readAssignment(cursor);
  return { key, value: { kind: 'name', name: key ?? '' } };
}

/** `function name(a, b) { … }` behind its keyword; also a method. */
function functionRest(cursor: Cursor): Expression {
  accept(cursor, '*');
  if (peek(cursor)?.kind === 'name') cursor.at++;
  const parameters = isNext(cursor, '(') ? list(cursor, ')') : [];
  return { kind: 'function', parameters, body: block(cursor) };
}

function arrow(cursor: Cursor): Expression | undefined {
  const start = cursor.at;
  const first = isNext(cursor, 'async') && !isNext(cursor, '=>', 1) ? start + 1 : start;
  const isList = cursor.tokens[first]?.text === '(' && cursor.tokens[first]?.kind === 'punctuator';
  const behind = isList ? behindBracket(cursor, first) : first + 1;
  if (cursor.tokens[behind]?.text !== '=>' || (!isList && cursor.tokens[first]?.kind !== 'name')) return undefined;
  cursor.at = first;
  const parameters = isList ? list(cursor, ')') : [primary(cursor)];
  cursor.at = behind + 1;
  if (isNext(cursor, '{')) return { kind: 'function', parameters, body: block(cursor) };
  return { kind: 'function', parameters, body: [{ kind: 'return', value: readAssignment(cursor) }] };
}

function block(cursor: Cursor) {
  if (!accept(cursor, '{')) return [];
  const body = cursor.block(cursor);
  accept(cursor, '}');
  return body;
}

function isBracket(token: Token | undefined): boolean {
  return token?.kind === 'punctuator' && /^[([{]$/.test(token.text);
}

function binding(strength: number, operators: string): Record<string, number> {
  return Object.fromEntries(operators.split(' ').map((operator) => [operator, strength]));
}
