/** Where the data of a finding is put together: in its statement, in the variable that it keeps, on its way. */
import type { Expression, Statement } from '../python/syntax.ts';
import { walk } from '../python/walk.ts';
import { type FixPlace, overlaps } from './fix-place.ts';
import { entriesIn, keyAssignmentsIn, type RemovablePart } from './removable-parts.ts';
import { blockAround, functionAround, simpleStatementsIn } from './surroundings.ts';

/** The nearest first, each once. */
export function partsNear(place: FixPlace): readonly RemovablePart[] {
  const parts = [...atSink(place), ...inVariable(place), ...onTheWay(place)];
  return [...new Map(parts.map((part) => [part.start, part])).values()];
}

function atSink(place: FixPlace): readonly RemovablePart[] {
  const { statement, span } = place;
  if (!statement) return [];
  const entries = entriesIn(statement);
  const near = entries.filter((part) => overlaps(part, span));
  return [...(near.length > 0 ? near : entries), ...assignmentItself(statement, place)];
}

/** `content = {…}`, `content["key"] = …` and then `return content`. */
function inVariable(place: FixPlace): readonly RemovablePart[] {
  const kept = place.statement && keptVariable(place.statement);
  return kept === undefined ? [] : writesOf(kept, place);
}

/** In this file; a fix elsewhere would stand in no comment. */
function onTheWay(place: FixPlace): readonly RemovablePart[] {
  const { path, trace } = place.finding;
  const statements = trace.filter((step) => step.path === path).map((step) => place.statementOf(step));
  const variables = statements.flatMap((statement) => (statement && assignedVariable(statement)) ?? []);
  return [...new Set(variables)].reverse().flatMap((name) => writesOf(name, place));
}

/** What is put into a variable that serves nothing else. */
function writesOf(name: string, place: FixPlace): readonly RemovablePart[] {
  const { module, span } = place;
  const around = functionAround(module, span.start);
  if (!around || !isOnlyKept(name, around.body, place)) return [];
  return simpleStatementsIn(around.body).flatMap((statement) => {
    if (assignedVariable(statement) !== name || !('value' in statement) || !statement.value) return [];
    return [...entriesIn(statement.value), ...assignmentItself(statement, place)];
  });
}

/** Whether the variable is written, and used by the finding's statement alone: then nothing else misses a part of it. */
function isOnlyKept(name: string, body: readonly Statement[], { statement }: FixPlace): boolean {
  const written = new Set<Expression | undefined>();
  let only = true;
  walk(body, (node) => {
    if (node === statement || (node.kind === 'Return' && statement?.kind === 'Return')) return false;
    if (node.kind === 'Assign') for (const target of node.targets) written.add(rootOf(target));
    if (node.kind === 'Name' && node.id === name && !written.has(node)) only = false;
    return only;
  });
  return only;
}

/** `content` of `content = …` and `content["a"]["b"] = …`. */
function assignedVariable(statement: Statement): string | undefined {
  if (statement.kind !== 'Assign' || statement.targets.length !== 1) return undefined;
  const root = statement.targets[0] && rootOf(statement.targets[0]);
  return root?.kind === 'Name' ? root.id : undefined;
}

function rootOf(target: Expression): Expression {
  let at = target;
  while (at.kind === 'Subscript') at = at.value;
  return at;
}

function assignmentItself(statement: Statement, place: FixPlace): readonly RemovablePart[] {
  const block = blockAround(place.module, statement);
  return keyAssignmentsIn(block, place).filter(({ start }) => start === statement.start);
}

/** The variable that the statement keeps or returns as it is. */
function keptVariable(statement: Statement): string | undefined {
  const value = 'value' in statement ? statement.value : undefined;
  if (value?.kind === 'Name') return value.id;
  if (value?.kind !== 'Call') return undefined;
  const given = [...value.args, ...value.keywords.map((keyword) => keyword.value)];
  return given.find((each) => each.kind === 'Name')?.id;
}
