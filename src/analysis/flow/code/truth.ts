/** Conditions that the code itself decides: `k != 'password'` where `k` is a key of a known dict. */
import type { Compare, Expression } from '../../python/syntax.ts';
import type { Activation, Machine } from '../machine/machine.ts';
import { keysOf } from '../objects/containers.ts';
import type { Value } from '../values/value.ts';
import { shapeOf, stringOf } from '../values/value.ts';

/** undefined where it depends on what is not known. Evaluates what it has to look at. */
export function decide(machine: Machine, condition: Expression, activation: Activation): boolean | undefined {
  switch (condition.kind) {
    case 'UnaryOperation': {
      const inner = condition.operator === 'not' ? decide(machine, condition.operand, activation) : undefined;
      return inner === undefined ? undefined : !inner;
    }
    case 'BinaryOperation':
      return decideBoth(machine, condition.operator, condition.left, condition.right, activation);
    case 'Compare':
      return decideCompare(machine, condition, activation);
    case 'Call':
      return decideTest(machine, condition, activation);
    default:
      return undefined;
  }
}

function decideBoth(
  machine: Machine,
  operator: string,
  left: Expression,
  right: Expression,
  activation: Activation,
): boolean | undefined {
  if (operator !== 'and' && operator !== 'or') return undefined;
  const deciding = operator === 'or';
  const a = decide(machine, left, activation);
  if (a === deciding) return deciding;
  const b = decide(machine, right, activation);
  if (b === deciding) return deciding;
  return a === undefined || b === undefined ? undefined : !deciding;
}

function decideCompare(
  machine: Machine,
  { operands, operators }: Compare,
  activation: Activation,
): boolean | undefined {
  const [first, second] = operands;
  const operator = operators[0];
  if (!first || !second || operands.length !== 2 || operator === undefined) return undefined;
  const left = constantOf(machine.evaluate(first, activation));
  if (left === undefined) return undefined;
  const right = machine.evaluate(second, activation);
  if (operator === 'in' || operator === 'not in') {
    const found = isAmong(left, right);
    return found === undefined ? undefined : found === (operator === 'in');
  }
  const other = constantOf(right);
  if (other === undefined) return undefined;
  if (operator === '==' || operator === 'is') return left === other;
  return operator === '!=' || operator === 'is not' ? left !== other : undefined;
}

function isAmong(wanted: string | number | boolean | null, whole: Value): boolean | undefined {
  const text = stringOf(whole);
  if (text !== undefined) return typeof wanted === 'string' ? text.includes(wanted) : undefined;
  if (whole.open || whole.shapes.length !== 1) return undefined;
  const dict = shapeOf(whole, 'dict');
  const members = dict ? keysOf(dict) : shapeOf(whole, 'sequence');
  if (!members || members.rest !== undefined) return undefined;
  const values = members.items.map(constantOf);
  if (values.includes(wanted)) return true;
  return values.includes(undefined) ? undefined : false;
}

/** `k.startswith('_')` */
function decideTest(
  machine: Machine,
  { func, args }: Extract<Expression, { kind: 'Call' }>,
  activation: Activation,
): boolean | undefined {
  if (func.kind !== 'Attribute' || !args[0] || args.length !== 1) return undefined;
  if (func.attr !== 'startswith' && func.attr !== 'endswith') return undefined;
  const text = stringOf(machine.evaluate(func.value, activation));
  const part = text === undefined ? undefined : stringOf(machine.evaluate(args[0], activation));
  if (text === undefined || part === undefined) return undefined;
  return func.attr === 'startswith' ? text.startsWith(part) : text.endsWith(part);
}

/** The constant a value is, if it can be nothing else. */
function constantOf(value: Value): string | number | boolean | null | undefined {
  const shape = value.open || value.shapes.length !== 1 ? undefined : shapeOf(value, 'constant');
  return shape?.value;
}
