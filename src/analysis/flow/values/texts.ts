/** Texts that are put together: f-strings, `+`, `%`, `format`. What they are the text of decides what input in them does. */
import { labelsIn } from './contents.ts';
import { extend, joinLabels } from './label.ts';
import type { Site } from './site.ts';
import { hasTrait, madeOf, traitsOf } from './traits.ts';
import type { Value } from './value.ts';
import { CLEAN, constant, shapeOf, stringsOf } from './value.ts';

/** One text made of these parts, in order. */
export function textOfParts(parts: readonly Value[], site: Site): Value {
  const texts = parts.map(textOf);
  if (texts.every((text) => text !== undefined)) return joinedText(texts, site);
  const labels = parts.reduce((all: Value['labels'], part) => joinLabels(all, labelsIn(part)), []);
  const unknown = parts.filter((_, index) => texts[index] === undefined);
  const made = madeOf(unknown, inContext(labels, parts, site));
  const [starts] = texts;
  return starts === undefined ? made : { ...made, starts };
}

/** The text a value is, if nothing else and nothing in it is worth following. */
export function textOf(value: Value): string | undefined {
  const shape = value.open || value.shapes.length !== 1 ? undefined : shapeOf(value, 'constant');
  return shape && shape.value !== null && value.labels.length === 0 ? String(shape.value) : undefined;
}

/** Labels of what goes into a text, with what it means there: input in a query is a part of the command. */
export function inContext(labels: Value['labels'], parts: readonly Value[], site: Site): Value['labels'] {
  if (!hasTrait(labels, 'input')) return labels;
  const around = parts.flatMap(stringsOf).join(' ');
  let result = labels;
  if (SQL.test(around)) result = joinLabels(result, turned(labels, 'sql', site, 'put into the text of a query'));
  if (MARKUP.test(around)) result = joinLabels(result, turned(labels, 'markup', site, 'put into HTML'));
  return result;
}

function turned(labels: Value['labels'], trait: 'sql' | 'markup', site: Site, note: string): Value['labels'] {
  return extend(traitsOf(labels, ['input']), site, note).map((label) => ({ ...label, trait }));
}

const SQL =
  /\b(select\b[\s\S]*\bfrom|insert\s+into|replace\s+into|update\s+\S+\s+set|delete\s+from|drop\s+table|(alter|create|truncate)\s+table|order\s+by|group\s+by|(where|and|or|on|having)\s+[\w."`[\]()]+\s*(=|<|>|!=|(not\s+)?(like|ilike|in|between|is)\b)|values\s*\(|(inner|left|right)\s+join|union(\s+all)?\s+select)|\b(where|limit|offset|from|like)\s*$/i;
const MARKUP = /<\/?[a-z!][a-z0-9]*[\s/>]/i;

/** Longer texts of the code are known to hold no data, and no more. */
const LONGEST_TEXT = 100_000;

/** Constant texts one after the other: hostile code doubles one until no string can hold it. */
export function joinedText(texts: readonly string[], site?: Site): Value {
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  return length > LONGEST_TEXT ? CLEAN : constant(texts.join(''), site);
}
