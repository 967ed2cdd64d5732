/** Building blocks of the configuration's schema whose messages say what is allowed. */
import { z } from 'zod';
import { nearMiss } from './near-miss.ts';

/** Longer values are cut in messages. */
const SHOWN = 60;
/** More alternatives than these are not worth the room where one of them is clearly meant. */
const FEW = 12;

/** One of `values`; `what` says which these are where they are too many to list. */
export function choice<const Values extends readonly [string, ...string[]]>(values: Values, what = values.join(', ')) {
  return z.enum(values, { error: ({ input }) => `${show(input)} is not allowed here${hint(input, values, what)}` });
}

/** A map with fixed keys; any other key is an error. */
export function section<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const keys = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? unknownKeys(issue.keys as readonly string[], keys)
        : `must be a map with the keys ${keys.join(', ')}`,
  });
}

/** A list of things that are each `what`. */
export function list<Item extends z.ZodType>(item: Item, what: string) {
  return z.array(item, { error: () => `must be a list of ${what}` });
}

/** Text of a certain form; `what` says which, as in "must be …". */
export function text(form: RegExp, what: string) {
  const error = ({ input }: { input?: unknown }) => `${show(input)} is not allowed here; it must be ${what}`;
  return z.string({ error }).regex(form, { error }).meta({ title: what });
}

/** True or false. */
export function flag() {
  return z.boolean({ error: ({ input }) => `${show(input)} is not allowed here; it must be true or false` });
}

/** A value as a message shows it: short, on one line, in quotes. */
export function show(value: unknown): string {
  if (value === undefined) return 'Nothing';
  const json = JSON.stringify(value) ?? typeof value;
  return json.length <= SHOWN ? json : `${json.slice(0, SHOWN)}…`;
}

/** One line a key, so that whoever turns the issue into problems can give each key its own place. */
function unknownKeys(keys: readonly string[], allowed: readonly string[]): string {
  return keys.map((key) => `unknown key ${show(key)}${hint(key, allowed)}`).join('\n');
}

function hint(given: unknown, allowed: readonly string[], what = allowed.join(', ')): string {
  const near = typeof given === 'string' ? nearMiss(given, allowed) : undefined;
  if (near === undefined) return `; allowed: ${what}`;
  return allowed.length > FEW ? `; did you mean "${near}"?` : `; did you mean "${near}"? Allowed: ${what}`;
}
