/**
 * Where a key comes from, read from the code: each way it may take, by the gravest thing that it is made of. Names are
 * followed to what is assigned to them, functions to what they return, over files as well.
 */

import { dottedName, importedNames } from '../program/imported-names.ts';
import type { Program } from '../program/program.ts';
import type { Expression, FunctionDef, Module, Statement } from '../python/syntax.ts';
import { walk } from '../python/walk.ts';
import { type KeySource, sourceOf } from './key-sources.ts';

/** Names that are followed one after the other. */
const DEEPEST = 5;

interface Place {
  readonly program: Program;
  readonly path: string;
  readonly module: Module;
  readonly depth: number;
}

/** One entry a way; a literal is told by another rule and gives none. */
export function keySources(program: Program, path: string, expression: Expression): readonly KeySource[] {
  const module = program.module(path);
  return module ? waysOf(expression, { program, path, module, depth: 0 }) : [];
}

/** `a or b`, `a if c else b`, `environ.get('K', a)`: the key is one of them. */
function waysOf(expression: Expression, place: Place): readonly KeySource[] {
  if (place.depth > DEEPEST) return ['outside'];
  switch (expression.kind) {
    case 'Str':
    case 'Num':
    case 'Constant':
      return [];
    case 'Conditional':
      return [...waysOf(expression.body, place), ...waysOf(expression.orelse, place)];
    case 'BinaryOperation':
      if (expression.operator !== 'or') return whole(expression, place);
      return [...waysOf(expression.left, place), ...waysOf(expression.right, place)];
    case 'Name':
      return ofName(expression.id, expression.start, place);
    case 'Call': {
      const fallback = environmentFallback(expression, place);
      if (fallback) return ['outside', ...fallback];
      return ofFunction(expression.func, place) ?? whole(expression, place);
    }
    default:
      return whole(expression, place);
  }
}

function environmentFallback(call: Extract<Expression, { kind: 'Call' }>, place: Place) {
  const name = dottedName(call.func, importedNames(place.module));
  if (!/(^|\.)(getenv|get|config|setdefault)$/.test(name)) return undefined;
  const fallback = call.args[1] ?? call.keywords.find((keyword) => keyword.name === 'default')?.value;
  return fallback ? waysOf(fallback, place) : undefined;
}

/** What is put together of several parts is as good as its best part: something random, or something from outside. */
function whole(expression: Expression, place: Place): readonly KeySource[] {
  const parts = new Set(partsOf(expression, place));
  const best = BEST_FIRST.find((source) => parts.has(source));
  if (best) return [best];
  // A hash or an encoding of literals alone is known to everyone who reads the code.
  return holdsCall(expression) ? ['predictable'] : [];
}

const BEST_FIRST: readonly KeySource[] = ['outside', 'anew', 'short', 'predictable'];

function partsOf(expression: Expression, place: Place): readonly KeySource[] {
  const names = importedNames(place.module);
  const parts: KeySource[] = [];
  const bound = comprehensionNames(expression);
  walk(expression, (node) => {
    if (node.kind === 'Call') {
      const name = dottedName(node.func, names);
      const found = ofFunction(node.func, place) ?? sourceOf(name, node);
      parts.push(...(typeof found === 'string' ? [found] : (found ?? [])));
      // What a source is given, an alphabet or a length, is no part of the key.
      return found === undefined && !/^builtins\.(range|len)$/.test(name);
    }
    if (node.kind === 'Subscript' && /(^|\.)environ$/.test(dottedName(node.value, names))) parts.push('outside');
    if (node.kind === 'Name' && !names.has(node.id) && !bound.has(node.id) && !isBuiltin(node.id)) {
      parts.push(...ofName(node.id, node.start, place));
    }
    return true;
  });
  return parts;
}

function holdsCall(expression: Expression): boolean {
  let holds = false;
  walk(expression, (node) => {
    if (node.kind === 'Call') holds = true;
  });
  return holds;
}

function comprehensionNames(expression: Expression): ReadonlySet<string> {
  const bound = new Set<string>();
  walk(expression, (node) => {
    if (node.kind !== 'Comprehension') return;
    for (const { target } of node.clauses) if (target.kind === 'Name') bound.add(target.id);
  });
  return bound;
}

function isBuiltin(name: string): boolean {
  return /^(str|bytes|range|len|int|chr|hash|id|repr|hex|list|tuple|map|min|max|open|format|__name__|__file__)$/.test(
    name,
  );
}

/** What is assigned to the name in the function around it, else in the module; else it comes from somewhere else. */
function ofName(name: string, at: number, place: Place): readonly KeySource[] {
  const imported = importedNames(place.module).get(name)?.from;
  if (imported) {
    const path = place.program.resolve(place.path, imported.module, imported.level);
    const module = path === undefined ? undefined : place.program.module(path);
    if (path === undefined || !module) return ['outside'];
    return assigned(module.body, imported.name, { ...place, path, module, depth: place.depth + 1 }) ?? ['outside'];
  }
  const deeper = { ...place, depth: place.depth + 1 };
  const around = functionAround(place.module, at);
  return (around && assigned(around.body, name, deeper)) ?? assigned(place.module.body, name, deeper) ?? ['outside'];
}

function assigned(body: readonly Statement[], name: string, place: Place): readonly KeySource[] | undefined {
  const values: Expression[] = [];
  walk(body, (node) => {
    if (node.kind === 'FunctionDef' || node.kind === 'ClassDef' || node.kind === 'Lambda') return false;
    if (node.kind === 'Assign' && node.targets.some((target) => target.kind === 'Name' && target.id === name)) {
      values.push(node.value);
    }
    if (node.kind === 'AnnotatedAssign' && node.target.kind === 'Name' && node.target.id === name && node.value) {
      values.push(node.value);
    }
    return true;
  });
  return values.length > 0 ? values.flatMap((value) => waysOf(value, place)) : undefined;
}

/** What a function of the program returns; undefined for all others. */
function ofFunction(func: Expression, place: Place): readonly KeySource[] | undefined {
  if (func.kind !== 'Name') return undefined;
  const from = importedNames(place.module).get(func.id)?.from;
  const path = from ? place.program.resolve(place.path, from.module, from.level) : place.path;
  const module = path === undefined ? undefined : place.program.module(path);
  const definition = module && functionNamed(module, from?.name ?? func.id);
  if (path === undefined || !module || !definition) return undefined;
  const ways: KeySource[] = [];
  walk(definition.body, (node) => {
    if (node.kind === 'FunctionDef' || node.kind === 'Lambda') return false;
    if (node.kind === 'Return' && node.value) {
      ways.push(...waysOf(node.value, { ...place, path, module, depth: place.depth + 1 }));
    }
    return true;
  });
  return ways;
}

function functionNamed(module: Module, name: string): FunctionDef | undefined {
  return module.body.find((node): node is FunctionDef => node.kind === 'FunctionDef' && node.name === name);
}

function functionAround(module: Module, at: number): FunctionDef | undefined {
  let found: FunctionDef | undefined;
  walk(module.body, (node) => {
    if (node.end <= at || node.start > at) return false;
    if (node.kind === 'FunctionDef') found = node;
    return true;
  });
  return found;
}
