import type { Expression } from '../syntax.ts';

/** The operand that an expression begins with, for those that begin with one. */
export function leftOperand(expression: Expression): Expression | undefined {
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

/** The same expression with another operand in front; it starts where that does. */
export function withLeftOperand(expression: Expression, left: Expression): Expression {
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
