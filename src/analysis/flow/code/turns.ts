/** The turns of a loop: what its target is each time, as far as the code says. */

import type { Activation } from '../machine/machine.ts';
import { elementOf, keysOf } from '../objects/containers.ts';
import { joinLabels } from '../values/label.ts';
import type { SequenceShape, Value } from '../values/value.ts';
import { shapeOf } from '../values/value.ts';

/** Longer loops, and loops in loops that come to more, are taken in one turn that stands for all. */
const MOST_TURNS = 32;

export interface Turns {
  /** Known turns in order. */
  readonly values: readonly Value[];
  /** What may come beside them. */
  readonly rest: Value | undefined;
  /** The activation in which a known turn is run. */
  readonly activation: Activation;
}

/** undefined where the turns are not known one by one. */
export function turnsOf(iterated: Value, activation: Activation): Turns | undefined {
  if (iterated.open || iterated.shapes.length !== 1) return undefined;
  const shape = membersOf(iterated);
  if (!shape || shape.items.length === 0) return undefined;
  const turns = (activation.turns ?? 1) * shape.items.length;
  if (turns > MOST_TURNS) return undefined;
  const own = (value: Value): Value =>
    iterated.labels.length === 0 ? value : { ...value, labels: joinLabels(value.labels, iterated.labels) };
  return {
    values: shape.items.map(own),
    rest: shape.rest && own(shape.rest),
    activation: { ...activation, turns },
  };
}

/** What stands for every turn at once. */
export function anyTurn(iterated: Value): Value {
  return elementOf(iterated);
}

function membersOf(iterated: Value): SequenceShape | undefined {
  const dict = shapeOf(iterated, 'dict');
  return dict ? keysOf(dict) : shapeOf(iterated, 'sequence');
}
