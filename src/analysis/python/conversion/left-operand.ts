import type { Call, Expression, Starred } from '../syntax.ts';

/**
 * Puts right what the grammar gets wrong about a star: `*f(x)` can come out as a call of `*f`. Gives the Starred that
 * was meant, or `expression` itself if no star stands at its front.
 */
export function liftStar(expression: Expression): Expression {
  const starred = leftOperand(expression);
  if (starred?.kind !== 'Starred') return expression;
  const value = withLeftOperand(expression, starred.value);
  return { kind: 'Starred', start: starred.start, end: expression.end, value } satisfies Starred;
}

/**
 * Puts right what the grammar takes for a type alias: `type(x).y = z` sets an attribute. `target` is what stands behind
 * the word `type`, with its parentheses opening at `opening`; the result has the call that they belong to.
 */
export function callType(text: string, target: Expression, opening: number, type: Expression): Expression {
  const left = leftOperand(target);
  if (left && target.start === opening) return withLeftOperand(target, callType(text, left, opening, type));
  const tuple = target.kind === 'Tuple' && target.start === opening;
  const end = tuple ? target.end : text.indexOf(')', target.end) + 1;
  const args = tuple ? target.elements : [target];
  return { kind: 'Call', start: type.start, end, func: type, args, keywords: [] } satisfies Call;
}

/** The operand that an expression begins with, for those that begin with one. */
function leftOperand(expression: Expression): Expression | undefined {
  switch (expression.kind) {
    case 'Attribute':
    case 'Subscript':
      return expression.value;
    case 'Call':
      return expression.func;
    case 'BinaryOperation':
      return expression.left;
    case 'Compare':
      return expression.operands[0];
    case 'Conditional':
      return expression.body;
    default:
      return undefined;
  }
}

function withLeftOperand(expression: Expression, left: Expression): Expression {
  const { start } = left;
  switch (expression.kind) {
    case 'Attribute':
    case 'Subscript':
      return { ...expression, start, value: left };
    case 'Call':
      return { ...expression, start, func: left };
    case 'BinaryOperation':
      return { ...expression, start, left };
    case 'Compare':
      return { ...expression, start, operands: [left, ...expression.operands.slice(1)] };
    case 'Conditional':
      return { ...expression, start, body: left };
    default:
      return expression;
  }
}
