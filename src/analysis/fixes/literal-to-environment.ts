/** A secret literal → the environment variable it belongs in, without a fallback: a start without it shall fail. */
import type { Expression, Module } from '../python/syntax.ts';
import { environmentAt, environmentName, readOfEnvironment } from './environment.ts';
import { type Edit, type FixPlace, overlaps, type Proposer } from './fix-place.ts';
import { type NamedValue, namedValuesIn } from './named-values.ts';

/** For `hardcoded-secret`. */
export const secretToEnvironment: Proposer = (place) => propose(place, (named) => isCredential(named, place));

/** For `secret-key-hardcoded` and `secret-key-weak`. */
export const secretKeyToEnvironment: Proposer = (place) =>
  propose(
    place,
    ({ name }) => /secret_?key|(session|jwt)_secret/i.test(name),
    place.finding.rule === 'secret-key-weak',
  );

function propose(place: FixPlace, accepts: (named: NamedValue) => boolean, anyValue = false): (readonly Edit[])[] {
  if (!place.statement) return [];
  const all = namedValuesIn(place.statement).filter(accepts);
  const near = all.filter(({ node }) => overlaps(node, place.span));
  return (near.length > 0 ? near : all).flatMap((named) => {
    const { name, value } = resolved(named, place.module);
    const replacement = replacementFor(value, name, place, anyValue);
    return replacement === undefined ? [] : [[{ start: value.start, end: value.end, replacement }]];
  });
}

function isCredential({ name, kind, value }: NamedValue, { names, span }: FixPlace): boolean {
  // The value of a header is more than the secret.
  if (/^(authorization|cookie)$/i.test(name) || kind === 'parameter') return false;
  if (value.kind === 'Str' && /^(bearer|basic|token)\s/i.test(value.value)) return false;
  if (names.classifyName(name, { kind })?.dataType.startsWith('credential.')) return true;
  return kind === 'variable' && value.kind === 'Str' && overlaps(value, span);
}

/** `server.secret_key = KEY`: the literal stands where the module's constant is set. */
function resolved(named: NamedValue, { body }: Module): NamedValue {
  const { value } = named;
  if (value.kind !== 'Name') return named;
  const set = namedValuesIn(body.filter(({ kind }) => kind === 'Assign')).filter(
    ({ name, kind }) => name === value.id && kind === 'variable',
  );
  return set.length === 1 && set[0] ? set[0] : named;
}

function replacementFor(value: Expression, name: string, place: FixPlace, anyValue: boolean): string | undefined {
  const { text, module } = place;
  const environ = environmentAt(module, value.start);
  const read = readOfEnvironment(value.kind === 'BinaryOperation' && value.operator === 'or' ? value.left : value);
  if (read) {
    const mapping = read.mapping ? text.slice(read.mapping.start, read.mapping.end) : environ;
    return mapping && `${mapping}[${text.slice(read.key.start, read.key.end)}]`;
  }
  const variable = environmentName(name);
  if (!environ || !variable || (value.kind !== 'Str' && !anyValue)) return undefined;
  const quote = /^[a-z]{0,2}'/i.test(text.slice(value.start, value.start + 3)) ? "'" : '"';
  return `${environ}[${quote}${variable}${quote}]`;
}
