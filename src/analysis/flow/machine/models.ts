/** The shape of `rules/models/libraries.yml`: what calls of libraries do to the data that goes through them. */
import { z } from 'zod';

/** A dotted name such as `json.dumps`, or `*.encrypt` for a method of anything. */
const callName = z.string().regex(/^(\*|[A-Za-z_]\w*)(\.[A-Za-z_]\w*)*$/, 'a dotted name, or *.method');

export const libraryModelSchema = z.strictObject({
  /** The result is data of this type whatever the names say. */
  sources: z.array(z.strictObject({ call: callName, data_type: z.string() })),
  /** Nothing of what goes in comes out. */
  sanitizers: z.array(callName),
  /** Random values that only refer to data. */
  references: z.array(callName),
  /** All of what goes in comes out. */
  propagators: z.array(callName),
  /** The result is a number, a date or an escaped text: data stays, commands and markup do not. */
  casts: z.array(callName),
  /** The result is a table; its columns are read from the arguments where they name them. */
  frames: z.array(callName),
  /** The result is a row or rows of what the query or the receiver names. */
  records: z.array(callName),
  /** Arguments that end up in state. */
  sinks: z.array(
    z.strictObject({
      call: callName,
      argument: z.union([z.number().int().nonnegative(), z.string()]),
      surface: z.enum(['store', 'session', 'global', 'cache', 'cookie', 'url']),
    }),
  ),
});

export type LibraryModelData = z.output<typeof libraryModelSchema>;

export interface LibraryModels {
  readonly source: (name: string) => string | undefined;
  readonly sink: (name: string) => LibraryModelData['sinks'][number] | undefined;
  readonly is: (kind: Kind, name: string) => boolean;
}

const KINDS = ['sanitizers', 'references', 'propagators', 'casts', 'frames', 'records'] as const;
type Kind = (typeof KINDS)[number];

/** Look-ups by the full dotted name, then by the method alone. */
export function compileLibraryModels(...data: readonly Partial<LibraryModelData>[]): LibraryModels {
  const sources = new Map(data.flatMap((d) => d.sources ?? []).map((s) => [s.call, s.data_type]));
  const sinks = new Map(data.flatMap((d) => d.sinks ?? []).map((s) => [s.call, s]));
  const sets = {
    sanitizers: new Set(data.flatMap((d) => d.sanitizers ?? [])),
    references: new Set(data.flatMap((d) => d.references ?? [])),
    propagators: new Set(data.flatMap((d) => d.propagators ?? [])),
    casts: new Set(data.flatMap((d) => d.casts ?? [])),
    frames: new Set(data.flatMap((d) => d.frames ?? [])),
    records: new Set(data.flatMap((d) => d.records ?? [])),
  };
  const kinds = new Map<string, ReadonlySet<Kind>>();
  const kindsOf = (name: string): ReadonlySet<Kind> => {
    const known = kinds.get(name);
    if (known) return known;
    const method = anyMethod(name);
    const found = new Set(KINDS.filter((kind) => sets[kind].has(name) || sets[kind].has(method)));
    if (kinds.size < 20_000) kinds.set(name, found);
    return found;
  };
  return {
    source: (name) => sources.get(name) ?? sources.get(anyMethod(name)),
    sink: (name) => sinks.get(name) ?? sinks.get(anyMethod(name)),
    is: (kind, name) => kindsOf(name).has(kind),
  };
}

function anyMethod(name: string): string {
  return `*.${name.slice(name.lastIndexOf('.') + 1)}`;
}
