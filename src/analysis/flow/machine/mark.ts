/** Names decide: a value that gets a telling name, key or attribute carries the label of what the name says. */

import { looksLikeSecret } from '../../sensitive/looks-like-secret.ts';
import type { NameContext } from '../../sensitive/name-match.ts';
import { joinLabels, labelOf } from '../values/label.ts';
import type { Site } from '../values/site.ts';
import { hasData, hasTrait } from '../values/traits.ts';
import type { Value } from '../values/value.ts';
import { isInert, shapeOf } from '../values/value.ts';
import { noteGuard } from './guards.ts';
import type { Machine } from './machine.ts';

/** `value` under `name`; `owner` is what it is a field of. */
export function mark(machine: Machine, value: Value, name: string, context: NameContext, site: Site): Value {
  if (hasTrait(value.labels, 'guessable')) noteOpener(machine, value, name, context);
  if (value.clean || isPlain(value)) return value;
  // Plotly's name for a Mapbox token, which is made for the page.
  if (name === 'accesstoken' && context.kind === 'key') return value;
  const match = machine.names.classifyName(
    HEADER.test(name) && isHeaders(context) ? 'authorization_header' : name,
    context,
  );
  if (!match) return value;
  const literal = literalOf(value);
  if (literal !== undefined) {
    if (!match.dataType.startsWith('credential.') || !looksLikeSecret(literal)) return value;
  } else if (holdsKnownContent(value)) {
    return value;
  }
  if (isFileOfLess(value, match.words)) return { ...value, clean: true };
  const isLiteral = literal !== undefined;
  const label = labelOf(match, site, match.reason, { literal: isLiteral, ofApp: isLiteral });
  // One word such as `user` names a record only where there is one; it may as well be the name that was typed.
  const isNamed = match.record && match.words.length === 1 && name.toLowerCase() === match.words[0];
  if (isNamed && !value.called && value.shapes.length === 0) return value;
  if (match.record && hasData(value.labels)) return value;
  return { ...value, labels: joinLabels(value.labels, [label]) };
}

/**
 * A table under a name that says `receitas`, read from `cat_receita.csv`: the file's name speaks of the same thing, and
 * of less than its records.
 */
function isFileOfLess(value: Value, words: readonly string[]): boolean {
  const file = value.shapes.length === 1 ? shapeOf(value, 'frame')?.file?.toLowerCase() : undefined;
  return file !== undefined && words.some((word) => file.includes(word.replace(/s$/, '')));
}

/** `headers['Authorization']` */
const HEADER = /^(proxy-)?authorization$/i;

function isHeaders({ kind, owner }: NameContext): boolean {
  return kind === 'key' && owner !== undefined && /headers?$/i.test(owner);
}

/** A random value that is named as a token or a session opens what such a thing opens. */
function noteOpener(machine: Machine, value: Value, name: string, context: NameContext): void {
  const match = machine.names.classifyName(name, context);
  if (match && OPENER.test(match.dataType)) noteGuard(machine, value, undefined);
}

const OPENER = /^(credential\.(token|password|secret|api-key)|identity\.session-id)$/;

/** A form that is no data: a number, a flag, a component, a function. Strings are looked at. */
function isPlain(value: Value): boolean {
  return !value.open && isInert(value);
}

/** The constant string it is, if it is nothing else. */
function literalOf(value: Value): string | undefined {
  if (value.open || value.shapes.length === 0) return undefined;
  let text: string | undefined;
  for (const shape of value.shapes) {
    if (shape.kind !== 'constant') return undefined;
    if (typeof shape.value === 'string' && shape.value !== '') text = shape.value;
  }
  return text ?? '';
}

/** A container whose fields speak for themselves. */
function holdsKnownContent(value: Value): boolean {
  if (value.open || value.shapes.length === 0) return false;
  return value.shapes.every((shape) => {
    if (shape.kind === 'dict') return shape.fields.size > 0;
    if (shape.kind === 'sequence') return shape.items.length > 0 && shape.rest === undefined;
    if (shape.kind === 'frame') return shape.complete && shape.columns.size > 0;
    return shape.kind === 'constant' || shape.kind === 'instance' || shape.kind === 'component';
  });
}
