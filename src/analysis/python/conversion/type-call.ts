import type { Call, Expression } from '../syntax.ts';
import { leftOperand, withLeftOperand } from './left-operand.ts';

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
