/** Names are short and repeat; this many answers take some ten megabytes. */
const CAPACITY = 50_000;

/**
 * Remembers what was computed under a key. Forgets everything when full: cheaper than keeping order, and a repository's
 * names seldom fill it.
 */
export function createMemo<T>(): (key: string, compute: () => T) => T {
  const known = new Map<string, { readonly value: T }>();
  return (key, compute) => {
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered.value;
    if (known.size >= CAPACITY) known.clear();
    const value = compute();
    known.set(key, { value });
    return value;
  };
}
