/** Expressions → values. */
import type { Comprehension, Expression, FString, NamedExpression } from '../python/syntax.ts';
import { readAttribute, readSubscript } from './access.ts';
import { assign } from './assign.ts';
import { evaluateCall } from './calls.ts';
import { dictOf, elementOf, sequenceOf } from './containers.ts';
import { labelsIn } from './contents.ts';
import { functionOf } from './functions.ts';
import { joinLabels, labelOf, withoutRecords } from './label.ts';
import { lookUp } from './look-up.ts';
import type { Activation, Machine } from './machine.ts';
import { siteOf } from './machine.ts';
import { arithmetic } from './numbers.ts';
import { createScope } from './scope.ts';
import type { Value } from './value.ts';
import { CLEAN, constant, isInert, join, of, shapeOf, stringOf, UNKNOWN, unknownWith } from './value.ts';

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
      return textOfParts(
        expression.parts.map((part) => go(part)),
        siteOf(activation, expression),
      );
    case 'Attribute':
      return readAttribute(machine, go(expression.value), expression, activation);
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
      return binary(expression.operator, go(expression.left), go(expression.right));
    case 'UnaryOperation': {
      const operand = go(expression.operand);
      return expression.operator === 'not' ? CLEAN : { ...operand, shapes: [], open: true };
    }
    case 'Compare':
      for (const operand of expression.operands) go(operand);
      return CLEAN;
    case 'Conditional':
      go(expression.test);
      return join(go(expression.body), go(expression.orelse));
    case 'Lambda':
      return of(functionOf(machine, expression, '<lambda>', activation));
    case 'NamedExpression':
      return walrus(machine, expression, activation);
    case 'Await':
      return go(expression.value);
    case 'Yield': {
      const value = expression.value ? go(expression.value) : constant(null);
      activation.returns.push({ value, site: siteOf(activation, expression), yielded: true });
      return UNKNOWN;
    }
    case 'Starred':
      return go(expression.value);
    case 'Slice':
    case 'Unknown':
      return UNKNOWN;
  }
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

function binary(operator: string, left: Value, right: Value): Value {
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
  const isText = operator === '+' || operator === '%';
  return madeOf([left, right], isText ? labels : withoutTraits(withoutRecords(labels), OF_TEXT));
}

function concatenated(left: Value, right: Value): Value | undefined {
  const a = stringOf(left);
  const b = stringOf(right);
  if (a !== undefined && b !== undefined && left.labels.length + right.labels.length === 0) {
    return constant(a + b, shapeOf(left, 'constant')?.site);
  }
  const first = shapeOf(left, 'sequence');
  const second = shapeOf(right, 'sequence');
  if (!first && !second) return undefined;
  const exact = first && second && first.rest === undefined && !left.open && !right.open;
  if (exact) return of({ ...second, items: [...first.items, ...second.items] }, joinLabels(left.labels, right.labels));
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

function comprehension(machine: Machine, expression: Comprehension, outer: Activation): Value {
  // A comprehension has a scope of its own; walrus targets are let out by `assign`.
  const activation = { ...outer, scope: createScope('function', '', outer.scope) };
  for (const clause of expression.clauses) {
    const iterated = machine.evaluate(clause.iter, activation);
    assign(machine, clause.target, elementOf(iterated), activation);
    for (const condition of clause.conditions) machine.evaluate(condition, activation);
  }
  const element = machine.evaluate(expression.element, activation);
  if (expression.container !== 'dict') return of({ kind: 'sequence', tuple: false, items: [], rest: element });
  if (expression.key) machine.evaluate(expression.key, activation);
  return of({ kind: 'dict', fields: new Map(), rest: element });
}

function walrus(machine: Machine, expression: NamedExpression, activation: Activation): Value {
  const value = machine.evaluate(expression.value, activation);
  assign(machine, expression.target, value, activation);
  return machine.evaluate(expression.target, activation);
}
