/**
 * Keys that the code reads from what comes back to it: from a parameter of a decorated function (a callback, a view),
 * and from the session. What is read somewhere cannot be left out without a change there.
 */
import type { Node } from '../python/children.ts';
import type { Expression, Module, Statement } from '../python/syntax.ts';
import { walk } from '../python/walk.ts';

export function readKeys(modules: readonly Module[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { body } of modules) {
    addReads(keys, body, isSession);
    walk(body, (node) => {
      if (node.kind !== 'FunctionDef' || node.decorators.length === 0) return;
      const given = new Set(node.parameters.map(({ name }) => name));
      addReads(keys, node.body, (root) => given.has(root));
    });
  }
  return keys;
}

/** `data["key"]`, `data["user"].get("key")`, `data.pop("key", None)`; a key that is assigned to is none of them. */
function addReads(keys: Set<string>, body: readonly Statement[], isSource: (root: string) => boolean): void {
  const written = new Set<Node>();
  walk(body, (node) => {
    if (node.kind === 'Assign') for (const target of node.targets) written.add(target);
    if (written.has(node)) return;
    const read = readOf(node);
    const root = read && rootOf(read.from);
    if (read && root !== undefined && isSource(root)) keys.add(read.key);
  });
}

function readOf(node: Node): { readonly key: string; readonly from: Expression } | undefined {
  if (node.kind === 'Subscript') {
    return node.index.kind === 'Str' ? { key: node.index.value, from: node.value } : undefined;
  }
  if (node.kind !== 'Call' || node.func.kind !== 'Attribute' || !/^(get|pop)$/.test(node.func.attr)) return undefined;
  const [key] = node.args;
  return key?.kind === 'Str' ? { key: key.value, from: node.func.value } : undefined;
}

/** `data` of `(data or {}).get("user")["name"]`; a session is one wherever it hangs, as in `flask.session`. */
function rootOf(expression: Expression): string | undefined {
  let at = expression;
  for (;;) {
    if (at.kind === 'Name') return at.id;
    if (at.kind === 'Attribute' && isSession(at.attr)) return at.attr;
    if (at.kind === 'Subscript' || at.kind === 'Attribute') at = at.value;
    else if (at.kind === 'Call') at = at.func;
    else if (at.kind === 'BinaryOperation') at = at.left;
    else return undefined;
  }
}

function isSession(root: string): boolean {
  return /(^|_)session$/.test(root);
}
