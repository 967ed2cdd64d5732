/** Circles among imports, by Tarjan's algorithm for strongly connected components. */

/**
 * @param graph what each file imports
 * @returns each group of files that reach each other, sorted; a file that imports itself is a group of one
 */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const indices = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];

  function visit(node: string): number {
    const index = indices.size;
    indices.set(node, index);
    lowest.set(node, index);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      const reached = indices.has(next) ? indexOnStack(next) : visit(next);
      lowest.set(node, Math.min(lowest.get(node) ?? index, reached));
    }
    if (lowest.get(node) === index) close(node);
    return lowest.get(node) ?? index;
  }

  /** A file that belongs to a group already closed leads to no circle. */
  function indexOnStack(node: string): number {
    return stack.includes(node) ? (indices.get(node) ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
  }

  function close(root: string): void {
    const group = stack.splice(stack.indexOf(root));
    if (group.length > 1 || graph.get(root)?.includes(root)) cycles.push(group.sort());
  }

  for (const node of graph.keys()) if (!indices.has(node)) visit(node);
  return cycles;
}
