/** `for` and `while`: known turns one by one, all others as one turn that may or may not be taken. */
import type { For, Statement, While } from '../../python/syntax.ts';
import { walk } from '../../python/walk.ts';
import { rowsBehind } from '../libraries/result-sets.ts';
import { choose } from '../machine/branches.ts';
import type { Writes } from '../machine/heap.ts';
import type { Activation, Machine } from '../machine/machine.ts';
import { labelsIn } from '../values/contents.ts';
import type { Value } from '../values/value.ts';
import { assign } from './assign.ts';
import { anyTurn, turnsOf } from './turns.ts';

/** False where the end of the loop cannot be reached. */
export function runFor(machine: Machine, statement: For, activation: Activation): boolean {
  const iterated = rowsBehind(statement.iter, activation) ?? machine.evaluate(statement.iter, activation);
  const turns = turnsOf(iterated, activation);
  if (!turns) {
    assign(machine, statement.target, anyTurn(iterated), activation);
    repeat(machine, statement.body, activation);
    return afterLoop(machine, statement, activation);
  }
  for (const value of turns.values) {
    const turn: NonNullable<Activation['turn']> = { jumped: undefined };
    const inside = { ...turns.activation, turn };
    assign(machine, statement.target, value, inside);
    const ends = machine.execute(statement.body, inside);
    if (turn.jumped === 'break') return true;
    if (!ends && turn.jumped === undefined) return false;
  }
  if (turns.rest) {
    assign(machine, statement.target, turns.rest, activation);
    repeat(machine, statement.body, activation);
  }
  return afterLoop(machine, statement, activation);
}

export function runWhile(machine: Machine, statement: While, activation: Activation): boolean {
  machine.evaluate(statement.test, activation);
  repeat(machine, statement.body, activation);
  return afterLoop(machine, statement, activation);
}

/**
 * What the body writes may have happened or not. Where data has come into what was there before, a second pass carries
 * it from one turn to the next.
 */
function repeat(machine: Machine, body: readonly Statement[], activation: Activation): void {
  if (carriesOn(once(machine, body, activation))) once(machine, body, activation);
}

function once(machine: Machine, body: readonly Statement[], activation: Activation): Writes {
  const inside = { ...activation, turn: undefined };
  const writes = machine.heap.apart(() => {
    machine.execute(body, inside);
  });
  machine.heap.merge([[], writes]);
  return writes;
}

function carriesOn(writes: Writes): boolean {
  return writes.some(({ map, before, after }) => map && before && after && gains(before, after));
}

function gains(before: Value, after: Value): boolean {
  const labels = labelsIn(after);
  if (labels.length === 0) return false;
  const known = labelsIn(before);
  return labels.some((label) => !known.some((other) => other.dataType === label.dataType));
}

/** `else` belongs to a loop that was not broken off. */
function afterLoop(machine: Machine, { body, orelse }: For | While, activation: Activation): boolean {
  if (orelse.length === 0) return true;
  const way = (): boolean => machine.execute(orelse, activation);
  return breaks(body) ? choose(machine, [way], true) : way();
}

function breaks(body: readonly Statement[]): boolean {
  let found = false;
  walk(body, (node) => {
    if (node.kind === 'Break') found = true;
    return node.kind !== 'FunctionDef' && node.kind !== 'ClassDef' && !found;
  });
  return found;
}
