/**
 * Keys that the code reads from what comes back to it: from a parameter of a decorated function (a callback, a view),
 * and from the session. What is read somewhere cannot be left out without a change there.
 */
import type { Expression, FunctionDef, Module } from '../python/syntax.ts';
import { walk } from '../python/walk.ts';

export function readKeys(modules: readonly Module[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { body } of modules) {
    walk(body, (node) => {
      if (node.kind === 'FunctionDef' && node.decorators.length > 0) addReads(keys, node);
      else if (node.kind === 'Subscript' || node.kind === 'Call') addRead(keys, node, isSession);
    });
  }
  return keys;
}

function addReads(keys: Set<string>, { parameters, body }: FunctionDef): void {
  const given = new Set(parameters.map(({ name }) => name));
  walk(body, (node) => {
    addRead(keys, node, (root) => given.has(root));
  });
}

/** `data["key"]`, `data["user"].get("key")`, `data.pop("key", None)`. */
function addRead(keys: Set<string>, node: { readonly kind: string }, isSource: (root: string) => boolean): void {
  const read = readOf(node as Expression);
  const root = read && rootOf(read.from);
  if (read && root !== undefined && isSource(root)) keys.add(read.key);
}

function readOf(node: Expression): { readonly key: string; readonly from: Expression } | undefined {
  if (node.kind === 'Subscript') {
    return node.index.kind === 'Str' ? { key: node.index.value, from: node.value } : undefined;
  }
  if (node.kind !== 'Call' || node.func.kind !== 'Attribute' || !/^(get|pop)$/.test(node.func.attr)) return undefined;
  const [key] = node.args;
  return key?.kind === 'Str' ? { key: key.value, from: node.func.value } : undefined;
}

function rootOf(expression: Expression): string | undefined {
  let at = expression;
  for (;;) {
    if (at.kind === 'Name') return at.id;
    if (at.kind === 'Subscript') at = at.value;
    else if (at.kind === 'Call') at = at.func;
    else if (at.kind === 'BinaryOperation') at = at.left;
    else if (at.kind === 'Attribute') {
      if (isSession(at.attr)) return at.attr;
      at = at.value;
    } else return undefined;
  }
}

function isSession(root: string): boolean {
  return /(^|_)session$/.test(root);
}
