/** `a += b`, `session |= {…}`, `p['n'] += v`. */
import type { AugmentedAssign } from '../../python/syntax.ts';
import type { Activation, Machine } from '../machine/machine.ts';
import { siteOf } from '../machine/machine.ts';
import { elementOf } from '../objects/containers.ts';
import { writeSessionContents } from '../state/session.ts';
import { mergeIntoConfig } from '../state/settings.ts';
import { labelsIn } from '../values/contents.ts';
import { joinLabels } from '../values/label.ts';
import { joinedText } from '../values/texts.ts';
import type { Value } from '../values/value.ts';
import { join, of, shapeOf, stringOf, unknownWith } from '../values/value.ts';
import { assign } from './assign.ts';

export function evaluateAugmented(machine: Machine, statement: AugmentedAssign, activation: Activation): void {
  const before = machine.evaluate(statement.target, activation);
  const added = machine.evaluate(statement.value, activation);
  const merges = statement.operator === '|';
  if (merges && writeSessionContents(machine, before, added, activation, statement)) return;
  if (merges && mergeIntoConfig(machine, before, statement.target, added, activation, statement)) return;
  const patch = shapeOf(before, 'dict')?.patch;
  if (patch && statement.target.kind === 'Name') {
    patch.push({ site: siteOf(activation, statement), value: added });
    return;
  }
  assign(machine, statement.target, combined(before, added, statement.operator), activation);
}

function combined(before: Value, added: Value, operator: string): Value {
  const a = stringOf(before);
  const b = stringOf(added);
  if (operator === '+' && a !== undefined && b !== undefined) return joinedText([a, b]);
  if (shapeOf(before, 'sequence') && operator === '+') {
    return of({ kind: 'sequence', tuple: false, items: [], rest: join(elementOf(before), elementOf(added)) });
  }
  const dict = shapeOf(added, 'dict');
  if (operator === '|' && dict) {
    const old = shapeOf(before, 'dict');
    return of(
      { kind: 'dict', fields: new Map([...(old?.fields ?? []), ...dict.fields]), rest: old?.rest ?? dict.rest },
      joinLabels(before.labels, added.labels),
    );
  }
  return unknownWith(joinLabels(labelsIn(before), labelsIn(added)));
}
