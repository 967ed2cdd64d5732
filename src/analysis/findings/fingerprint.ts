/** The identity of the living comment: rule, place and function; no line, no path, no data. */
import { createHash } from 'node:crypto';

/** Lower-case hex. `occurrence` tells equal ones in different files apart. */
export function fingerprint(rule: string, identity: string, writer: string, occurrence: number): string {
  const parts = [rule, identity, writer, ...(occurrence > 0 ? [String(occurrence)] : [])];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
}
