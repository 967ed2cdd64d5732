/** Settings as a tree of maps: the generic part of merging, without any knowledge of the keys. */

/** A path of keys to a value that is no map; a list is one value. */
export interface Leaf {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** Maps merge, lists add without repeats, else the second value wins. */
export function mergeTrees(first: object, second: object): object {
  const merged = new Map<string, unknown>(Object.entries(first));
  for (const [key, value] of Object.entries(second)) {
    merged.set(key, merged.has(key) ? mergeValues(merged.get(key), value) : value);
  }
  return Object.fromEntries(merged);
}

/** Every value of the tree in order. */
export function leavesOf(tree: object, above: readonly string[] = []): Leaf[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const path = [...above, key];
    return isTree(value) ? leavesOf(value, path) : [{ path, value }];
  });
}

/** The tree that has exactly these values. */
export function treeOf(leaves: readonly Leaf[]): object {
  return leaves.reduce<object>((tree, { path, value }) => mergeTrees(tree, branch(path, value)), {});
}

function branch([key, ...rest]: readonly string[], value: unknown): object {
  return key === undefined ? {} : { [key]: rest.length === 0 ? value : branch(rest, value) };
}

function mergeValues(first: unknown, second: unknown): unknown {
  if (Array.isArray(first) && Array.isArray(second)) return withoutRepeats([...first, ...second]);
  return isTree(first) && isTree(second) ? mergeTrees(first, second) : second;
}

function withoutRepeats(items: readonly unknown[]): unknown[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function isTree(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
