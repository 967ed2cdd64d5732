/**
 * One line that writes to several components in turn is one place, the first of them: a `return` whose function a loop
 * or a factory registers more than once, a component in a helper, a `set_props` of any id. The outputs of one callback
 * stay apart.
 */
import type { Hit, PropertyWrite } from '../flow/machine/observer.ts';

export interface WrittenHit {
  readonly write: PropertyWrite;
  readonly hit: Hit;
}

export function onePlaceALine(written: readonly WrittenHit[]): readonly Hit[] {
  const lines = new Map<string, Line>();
  return written.map(({ write, hit }) => {
    const key = [
      hit.sink,
      write.property,
      hit.site.path,
      hit.site.start,
      hit.site.end,
      write.callback?.site.start,
    ].join('|');
    const line = lines.get(key) ?? new Map<unknown, Hit[]>();
    lines.set(key, line);
    const owner = write.callback ?? hit.identity;
    const own = line.get(owner) ?? [];
    line.set(owner, own);
    const known = own.findIndex(({ identity }) => identity === hit.identity);
    const position = known < 0 ? own.push(hit) - 1 : known;
    const first = [...line.values()][0]?.[position];
    return first ? { ...hit, identity: first.identity, place: first.place } : hit;
  });
}

/** Who wrote from a line, in order, and where to. */
type Line = Map<unknown, Hit[]>;
