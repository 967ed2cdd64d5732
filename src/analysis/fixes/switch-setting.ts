/** A setting that is wrong by its value alone → the value that is right. */
import type { Expression } from '../python/syntax.ts';
import { type Edit, type FixPlace, overlaps, type Proposer } from './fix-place.ts';
import { namedValuesIn } from './named-values.ts';

interface Switch {
  readonly name: RegExp;
  readonly isWrong: (value: Expression) => boolean;
  /** What to put there, the best first; `to` of a value is in the words of its code. */
  readonly to: readonly string[] | ((value: Expression, text: string) => readonly string[]);
}

const isTrue = (value: Expression): boolean => value.kind === 'Constant' && value.value === true;
const isFalse = (value: Expression): boolean => value.kind === 'Constant' && value.value === false;

const isText = (value: Expression, text: string): boolean => value.kind === 'Str' && value.value === text;

const SWITCHES: Readonly<Record<string, readonly Switch[]>> = {
  'debug-exposed': [{ name: /^debug$/i, isWrong: isTrue, to: ['False'] }],
  'persisted-sensitive-input': [{ name: /^persistence$/, isWrong: (value) => !isFalse(value), to: ['False'] }],
  'session-cookie-flags': [
    { name: /_(secure|httponly)$/i, isWrong: isFalse, to: ['True'] },
    { name: /_samesite$/i, isWrong: ({ kind }) => kind === 'Str' || kind === 'Constant', to: ['"Lax"'] },
  ],
  'session-lifetime': [{ name: /_lifetime$|_duration$|^max_age$/i, isWrong: () => true, to: shorter }],
  // Narrower only: what the page's memory holds must not begin to outlive the page.
  'store-user-data-scope': [
    { name: /^storage_type$/, isWrong: (value) => isText(value, 'local'), to: ['"session"', '"memory"'] },
    { name: /^storage_type$/, isWrong: (value) => isText(value, 'session'), to: ['"memory"'] },
  ],
};

/** Tries each wrong value inside the finding's own span, then in its statement. */
export const switchSetting: Proposer = (place) => {
  const { statement, span, finding } = place;
  const switches = SWITCHES[finding.rule] ?? [];
  const all = statement ? namedValuesIn(statement) : [];
  const near = all.filter(({ node }) => overlaps(node, span));
  return [near, all.filter((named) => !near.includes(named))].flatMap((values) =>
    values.flatMap(({ name, value }) =>
      switches
        .filter((one) => one.name.test(name) && one.isWrong(value))
        .flatMap(({ to }) => (typeof to === 'function' ? to(value, place.text) : to))
        .map((text) => [replace(value, text, place)]),
    ),
  );
};

/** A working day, or less where policy asks for less; a length stays a `timedelta` where it was one. */
function shorter(value: Expression, text: string): readonly string[] {
  const hours = [12, 8, 4, 1];
  if (value.kind !== 'Call') return hours.map((count) => `${count} * 60 * 60`);
  const callee = text.slice(value.func.start, value.func.end);
  return /(^|\.)timedelta$/.test(callee) ? hours.map((count) => `${callee}(hours=${count})`) : [];
}

/** Quotes stay those of the file. */
function replace(value: Expression, to: string, { text }: FixPlace): Edit {
  const single = text.charAt(value.start) === "'";
  return { start: value.start, end: value.end, replacement: single ? to.replaceAll('"', "'") : to };
}
