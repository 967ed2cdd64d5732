/** Which keys an organisation can lock: every key of the schema, and every map as a whole. */
import { z } from 'zod';

/** Dotted keys of a shape in order, such as `paths`, `paths.ignore`, `rules.session-lifetime.max`. */
export function lockableKeys(shape: z.core.$ZodLooseShape, above = ''): string[] {
  return Object.entries(shape).flatMap(([name, schema]) => {
    const key = `${above}${name}`;
    const map = mapIn(schema);
    return map === undefined ? [key] : [key, ...lockableKeys(map.shape, `${key}.`)];
  });
}

/** The map that a schema is, under its defaults and among its alternatives. */
function mapIn(schema: unknown): z.ZodObject | undefined {
  if (schema instanceof z.ZodObject) return schema;
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional) {
    return mapIn(schema.unwrap());
  }
  return schema instanceof z.ZodUnion ? schema.options.map(mapIn).find((map) => map !== undefined) : undefined;
}
