/** Expressions → values. */
import type { BinaryOperation, Conditional, Expression, FString, NamedExpression } from '../../python/syntax.ts';
import { lookUp } from '../machine/look-up.ts';
import type { Activation, CallSite, Machine } from '../machine/machine.ts';
import { siteOf } from '../machine/machine.ts';
import { dictOf, elementOf, sequenceOf } from '../objects/containers.ts';
import { functionOf } from '../objects/functions.ts';
import { noteComparison } from '../state/trust.ts';
import { labelsIn } from '../values/contents.ts';
import { joinLabels, labelOf, withoutRecords } from '../values/label.ts';
import { arithmetic } from '../values/numbers.ts';
import { inContext, joinedText, textOf, textOfParts } from '../values/texts.ts';
import { asNumber, madeOf } from '../values/traits.ts';
import type { Value } from '../values/value.ts';
import { CLEAN, constant, join, of, shapeOf, stringOf, UNKNOWN, unknownWith } from '../values/value.ts';
import { readAttribute, readSubscript } from './access.ts';
import { assign } from './assign.ts';
import { evaluateCall } from './calls.ts';
import { comprehension } from './comprehensions.ts';
import { checkedBy, narrow } from './narrow.ts';
import { asDict } from './records.ts';
import { spoken } from './spoken.ts';

export function evaluate(machine: Machine, expression: Expression, activation: Activation): Value {
  const go = (part: Expression): Value => machine.evaluate(part, activation);
  switch (expression.kind) {
    case 'Name':
      return lookUp(machine, expression.id, activation.scope);
    case 'Str':
      return literal(machine, expression.value, expression, activation);
    case 'Num':
      return constant(expression.value);
    case 'Constant':
      return expression.value === undefined ? UNKNOWN : constant(expression.value);
    case 'FString':
      return formatted(machine, expression, activation);
    case 'Attribute': {
      const receiver = go(expression.value);
      const isRecord = expression.attr === '__dict__' && shapeOf(receiver, 'instance');
      return isRecord
        ? asDict(machine, receiver, activation)
        : readAttribute(machine, receiver, expression, activation);
    }
    case 'Subscript':
      return readSubscript(machine, go(expression.value), expression, activation);
    case 'Call':
      return evaluateCall(machine, expression, activation);
    case 'List':
    case 'Tuple':
    case 'Set':
      return sequenceOf(machine, expression, activation);
    case 'Dict':
      return dictOf(machine, expression, activation);
    case 'Comprehension':
      return comprehension(machine, expression, activation);
    case 'BinaryOperation':
      return binary(expression, go(expression.left), go(expression.right), activation);
    case 'UnaryOperation': {
      const operand = go(expression.operand);
      return expression.operator === 'not' ? CLEAN : { ...operand, shapes: [], open: true };
    }
    case 'Compare':
      noteComparison(machine, expression, expression.operands.map(go), activation);
      return CLEAN;
    case 'Conditional':
      return conditional(machine, expression, activation);
    case 'Lambda':
      return of(functionOf(machine, expression, '<lambda>', activation));
    case 'NamedExpression':
      return walrus(machine, expression, activation);
    case 'Await':
      return go(expression.value);
    case 'Yield': {
      const value = expression.value ? go(expression.value) : constant(null);
      const yielded = machine.heap.settled(value);
      activation.returns.push({ value: yielded, site: siteOf(activation, expression), yielded: true });
      return UNKNOWN;
    }
    case 'Starred':
      return go(expression.value);
    case 'Slice':
    case 'Unknown':
      return UNKNOWN;
  }
}

function placeOf(activation: Activation, node: Expression): CallSite {
  return { activation, site: siteOf(activation, node), text: '' };
}

/** A string of the code; one that a secret scanner knows carries what it is. */
function literal(machine: Machine, text: string, node: { start: number; end: number }, activation: Activation): Value {
  const site = siteOf(activation, node);
  const secret = machine
    .secretsOf(site.path)
    .find((span) => span.start >= node.start - 2 && span.end <= node.end + 2 && span.start < node.end);
  const value = constant(text, site);
  if (!secret) return value;
  const match = { dataType: secret.dataType, level: 'high', certainty: 'strong' } as const;
  return {
    ...value,
    labels: [labelOf(match, site, `a literal that is ${secret.label}`, { literal: true, ofApp: true })],
  };
}

/** A text in which something is cut off on purpose, as in `f'{token[:12]}...'`, does not hold it. */
function formatted(machine: Machine, { parts, start, end }: FString, activation: Activation): Value {
  const values = parts.map((part, index) => {
    const value = spoken(machine, machine.evaluate(part, activation), placeOf(activation, part));
    const next = parts[index + 1];
    const isCut = part.kind === 'Subscript' && part.index.kind === 'Slice' && next?.kind === 'Str';
    return isCut && /^(\.\.|…|\*\*|•)/.test(next.value) ? CLEAN : value;
  });
  return textOfParts(values, siteOf(activation, { start, end }));
}

function binary({ operator, start, end }: BinaryOperation, left: Value, right: Value, activation: Activation): Value {
  if (operator === 'or') return join(left, right);
  // `a and b` is b, or a falsy a that holds nothing.
  if (operator === 'and') return right;
  if (operator === '+') {
    const joined = concatenated(left, right);
    if (joined) return joined;
  }
  if (operator === '|' && (shapeOf(left, 'dict') || shapeOf(right, 'dict'))) return mergedDicts(left, right);
  if (operator === '*' && shapeOf(left, 'sequence')) {
    return of({ kind: 'sequence', tuple: false, items: [], rest: elementOf(left) });
  }
  const number = arithmetic(operator, left, right);
  if (number) return number;
  const labels = joinLabels(labelsIn(left), labelsIn(right));
  // Stars and words of the code around a mask are nobody's.
  const parts = [left, right].filter((part) => textOf(part) === undefined);
  if (operator !== '+' && operator !== '%') return madeOf(parts, asNumber(withoutRecords(labels)));
  const site = siteOf(activation, { start, end });
  const made = madeOf(parts, inContext(labels, [left, right], site));
  const starts = stringOf(left) ?? left.starts;
  if (starts === undefined) return made;
  return { ...made, starts: operator === '%' ? starts.replace(/%[\s\S]*$/, '') : starts };
}

/** Longer lists are taken by what is in them. */
const MOST_ITEMS = 256;

function concatenated(left: Value, right: Value): Value | undefined {
  const a = stringOf(left);
  const b = stringOf(right);
  if (a !== undefined && b !== undefined && left.labels.length + right.labels.length === 0) {
    return joinedText([a, b], shapeOf(left, 'constant')?.site);
  }
  const first = shapeOf(left, 'sequence');
  const second = shapeOf(right, 'sequence');
  if (!first && !second) return undefined;
  const exact = first && second && first.rest === undefined && !left.open && !right.open;
  const isShort = first && second && first.items.length + second.items.length <= MOST_ITEMS;
  if (exact && isShort)
    return of({ ...second, items: [...first.items, ...second.items] }, joinLabels(left.labels, right.labels));
  return of({ kind: 'sequence', tuple: false, items: [], rest: join(elementOf(left), elementOf(right)) });
}

function mergedDicts(left: Value, right: Value): Value {
  const fields = new Map<string, Value>();
  let rest: Value | undefined;
  for (const side of [left, right]) {
    const dict = shapeOf(side, 'dict');
    if (!dict || side.open) rest = join(rest ?? unknownWith(side.labels), dict?.rest ?? unknownWith(side.labels));
    for (const [key, value] of dict?.fields ?? []) fields.set(key, value);
    if (dict?.rest) rest = rest ? join(rest, dict.rest) : dict.rest;
  }
  return of({ kind: 'dict', fields, rest }, joinLabels(left.labels, right.labels));
}

function conditional(machine: Machine, expression: Conditional, activation: Activation): Value {
  machine.evaluate(expression.test, activation);
  const { ifTrue, ifFalse } = checkedBy(expression.test);
  let whenTrue: Value = UNKNOWN;
  let whenFalse: Value = UNKNOWN;
  const writes = [
    machine.heap.apart(() => {
      narrow(machine, ifTrue, activation);
      whenTrue = machine.evaluate(expression.body, activation);
    }),
    machine.heap.apart(() => {
      narrow(machine, ifFalse, activation);
      whenFalse = machine.evaluate(expression.orelse, activation);
    }),
  ];
  machine.heap.merge(writes);
  return join(whenTrue, whenFalse);
}

function walrus(machine: Machine, expression: NamedExpression, activation: Activation): Value {
  const value = machine.evaluate(expression.value, activation);
  assign(machine, expression.target, value, activation);
  return machine.evaluate(expression.target, activation);
}
