/** Comprehensions: element by element where what is iterated over is known, else one element that stands for all. */
import type { Comprehension, Expression } from '../../python/syntax.ts';
import { rowsBehind } from '../libraries/result-sets.ts';
import type { Activation, Machine } from '../machine/machine.ts';
import { createScope } from '../machine/scope.ts';
import { keyText } from '../objects/containers.ts';
import { labelsIn } from '../values/contents.ts';
import type { Value } from '../values/value.ts';
import { join, NOTHING, of, unknownWith } from '../values/value.ts';
import { assign } from './assign.ts';
import { checkedBy, narrow } from './narrow.ts';
import { decide } from './truth.ts';
import { anyTurn, turnsOf } from './turns.ts';

interface Collected {
  /** Elements that are there for sure, in order; for dicts by key. */
  readonly items: Value[];
  readonly fields: Map<string, Value>;
  rest: Value | undefined;
  keys: Value | undefined;
}

export function comprehension(machine: Machine, expression: Comprehension, outer: Activation): Value {
  // A comprehension has a scope of its own; walrus targets are let out by `assign`.
  const scope = createScope('function', '', outer.scope);
  const collected: Collected = { items: [], fields: new Map(), rest: undefined, keys: undefined };
  collect(machine, expression, 0, { ...outer, scope }, true, collected);
  const { items, fields, rest, keys } = collected;
  if (expression.container !== 'dict') return of({ kind: 'sequence', tuple: false, items, rest });
  return of({ kind: 'dict', fields, rest, ...(keys ? { keys: { rest: keys } } : {}) });
}

/** `sure`: every condition so far holds, so that the element is there. */
function collect(
  machine: Machine,
  expression: Comprehension,
  index: number,
  activation: Activation,
  sure: boolean,
  into: Collected,
): void {
  const clause = expression.clauses[index];
  if (!clause) {
    add(machine, expression, activation, sure, into);
    return;
  }
  const turn = (value: Value, inside: Activation, isSure: boolean): void => {
    assign(machine, clause.target, value, inside);
    const held = holds(machine, clause.conditions, inside);
    if (held !== false) collect(machine, expression, index + 1, inside, isSure && held === true, into);
  };
  const iterated = rowsBehind(clause.iter, activation) ?? machine.evaluate(clause.iter, activation);
  const turns = turnsOf(iterated, activation);
  for (const value of turns?.values ?? []) turn(value, turns?.activation ?? activation, sure);
  const rest = turns ? turns.rest : anyTurn(iterated);
  if (rest) turn(rest, activation, false);
}

function holds(machine: Machine, conditions: readonly Expression[], activation: Activation): boolean | undefined {
  let all: boolean | undefined = true;
  for (const condition of conditions) {
    machine.evaluate(condition, activation);
    const decided = decide(machine, condition, activation);
    if (decided === false) return false;
    if (decided === undefined) all = undefined;
    narrow(machine, checkedBy(condition).ifTrue, activation);
  }
  return all;
}

function add(
  machine: Machine,
  { element, key, container }: Comprehension,
  activation: Activation,
  sure: boolean,
  into: Collected,
): void {
  const value = machine.evaluate(element, activation);
  if (container !== 'dict') {
    if (sure && into.rest === undefined) into.items.push(value);
    else into.rest = join(into.rest ?? NOTHING, value);
    return;
  }
  const evaluated = key ? machine.evaluate(key, activation) : NOTHING;
  const text = keyText(evaluated);
  if (text === undefined) into.rest = join(into.rest ?? NOTHING, value);
  else into.fields.set(text, sure ? value : join(into.fields.get(text) ?? NOTHING, value));
  const labels = labelsIn(evaluated);
  if (labels.length > 0) into.keys = join(into.keys ?? NOTHING, unknownWith(labels));
}
