/** The components an id means: ids repeat between the apps of one repository, so the nearest ones count. */
import type { Program } from '../../program/program.ts';
import { idKeys, sameId } from '../values/ids.ts';
import type { ComponentShape } from '../values/value.ts';
import type { Components } from './inputs.ts';

/** `components` may still grow; what is found is always of the moment. */
export function findComponents(components: readonly ComponentShape[], _program: Program): Components {
  const byKey = new Map<string, ComponentShape[]>();
  const patterns: { key: string; component: ComponentShape }[] = [];
  let indexed = 0;

  const index = (): void => {
    for (; indexed < components.length; indexed++) {
      const component = components[indexed] as ComponentShape;
      for (const key of idKeys(component.props.get('id'))) {
        const there = byKey.get(key);
        if (there) there.push(component);
        else byKey.set(key, [component]);
        if (key.startsWith('{')) patterns.push({ key, component });
      }
    }
  };

  return {
    find: (key, path) => {
      index();
      const found = key.startsWith('{')
        ? patterns.filter((pattern) => sameId(pattern.key, key)).map((pattern) => pattern.component)
        : (byKey.get(key) ?? []);
      return nearest(found, path);
    },
  };
}

/** Those of the same file, else those that share the longest way of folders. */
function nearest(components: readonly ComponentShape[], path: string): readonly ComponentShape[] {
  if (components.length < 2) return components;
  const distances = components.map((component) => sharedFolders(component.site.path, path));
  const best = Math.max(...distances);
  return components.filter((_, at) => distances[at] === best);
}

/** How many folders two paths share; a file with itself shares all. */
function sharedFolders(a: string, b: string): number {
  if (a === b) return Number.POSITIVE_INFINITY;
  let shared = 0;
  for (let at = 0; at < a.length && a.charCodeAt(at) === b.charCodeAt(at); at++) {
    if (a.charCodeAt(at) === SLASH) shared++;
  }
  return shared;
}

const SLASH = 47;
