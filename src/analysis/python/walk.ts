import { childrenOf, type Node } from './children.ts';

/**
 * Calls `visit` with `root` and everything below it that is a statement or an expression, in the order of the text,
 * each node before its parts. Where `visit` gives `false`, the node's parts are left out. Depth costs no stack.
 */
export function walk(root: Node | readonly Node[], visit: (node: Node) => unknown): void {
  const pending: Node[] = [];
  push(pending, Array.isArray(root) ? root : [root]);
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (visit(node) !== false) push(pending, childrenOf(node));
  }
}

function push(pending: Node[], nodes: readonly (Node | undefined)[]): void {
  for (let at = nodes.length - 1; at >= 0; at--) {
    const node = nodes[at];
    if (node) pending.push(node);
  }
}
