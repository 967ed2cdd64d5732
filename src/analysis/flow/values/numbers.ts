/** Numbers and lengths of time that the code works out from literals: `60 * 60 * 8`, `timedelta(hours=8)`. */
import type { Site } from './site.ts';
import type { Arguments, Value } from './value.ts';
import { constant, of, shapeOf, UNKNOWN } from './value.ts';

/** The result where both sides are known numbers and the operator is one of arithmetic. */
export function arithmetic(operator: string, left: Value, right: Value): Value | undefined {
  const a = numberOf(left);
  const b = numberOf(right);
  if (a === undefined || b === undefined) return undefined;
  const result = OPERATIONS[operator]?.(a, b);
  return result !== undefined && Number.isFinite(result) ? constant(result) : undefined;
}

/** `timedelta(...)` by its seconds; its length stays unknown where an argument is not known. */
export function timedelta(args: Arguments, site: Site): Value {
  const parts = [...args.positional.map((value, index) => [ORDER[index], value] as const), ...args.keywords];
  let seconds: number | undefined = args.rest ? undefined : 0;
  for (const [unit, value] of parts) {
    const amount = numberOf(value);
    const factor = SECONDS[unit ?? ''];
    seconds =
      seconds === undefined || amount === undefined || factor === undefined ? undefined : seconds + amount * factor;
  }
  const fields = new Map([['seconds', seconds === undefined ? UNKNOWN : constant(seconds)]]);
  return of({ kind: 'object', type: TIMEDELTA, fields, site });
}

/** Seconds of a number or a `timedelta`, where the value can be nothing else. */
export function secondsOf(value: Value): number | undefined {
  const number = numberOf(value);
  if (number !== undefined || value.open || value.shapes.length !== 1) return number;
  const object = shapeOf(value, 'object');
  const seconds = object?.type === TIMEDELTA ? object.fields.get('seconds') : undefined;
  return seconds && numberOf(seconds);
}

export const TIMEDELTA = 'datetime.timedelta';

/** The one number it is, if it can be nothing else. */
export function numberOf(value: Value): number | undefined {
  if (value.open || value.shapes.length !== 1) return undefined;
  const shape = shapeOf(value, 'constant');
  return typeof shape?.value === 'number' ? shape.value : undefined;
}

const OPERATIONS: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '//': (a, b) => Math.floor(a / b),
  '**': (a, b) => a ** b,
};

/** Order of positional arguments: docs.python.org/3/library/datetime.html#timedelta-objects. */
const ORDER = ['days', 'seconds', 'microseconds', 'milliseconds', 'minutes', 'hours', 'weeks'];
const SECONDS: Readonly<Record<string, number>> = {
  days: 86_400,
  seconds: 1,
  microseconds: 1e-6,
  milliseconds: 1e-3,
  minutes: 60,
  hours: 3600,
  weeks: 604_800,
};
