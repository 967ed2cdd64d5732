import type { Expression } from '../syntax.ts';
import { leftOperand, withLeftOperand } from './left-operand.ts';
import type { Reader } from './reader.ts';

/**
 * Puts right what the grammar gets wrong about a star: `*f(x)` can come out as a call of `*f`. Gives the Starred that
 * was meant, or `expression` itself if no star stands at its front.
 */
export function liftStar(expression: Expression): Expression {
  const starred = leftOperand(expression);
  if (starred?.kind !== 'Starred') return expression;
  const value = withLeftOperand(expression, starred.value);
  return { kind: 'Starred', start: starred.start, end: expression.end, value };
}

/** Puts back the star before what was found at `start`, if it was taken out for the parser and is not there yet. */
export function restoreStar({ stars, position }: Reader, start: number, value: Expression): Expression {
  if (value.start < start || !stars.has(start - 1)) return value;
  return { kind: 'Starred', start: start - 1, end: Math.max(value.end, position), value };
}
