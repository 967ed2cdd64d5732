/** What a worker process keeps for all: globals that are written after import, and caches. */

import type { Hit } from '../flow/machine/observer.ts';
import type { Observations } from '../flow/run.ts';
import type { Site } from '../flow/values/site.ts';
import { importedNames } from '../program/imported-names.ts';
import type { Program } from '../program/program.ts';
import type { Expression, FunctionDef, Module, Statement } from '../python/syntax.ts';
import { walk } from '../python/walk.ts';
import type { Storage } from '../types.ts';
import type { Ledger } from './ledger.ts';

export function addProcesses(
  ledger: Ledger,
  observations: Observations,
  program: Program,
  paths: readonly string[],
): void {
  const hits = [...observations.hits, ...observations.plainHits];
  const reads = createReads(program);
  for (const hit of hits) if (hit.sink === 'global') addGlobal(ledger, hit, program, reads);
  for (const { sink, identity, place, site, labels } of hits) {
    if (sink === 'cache') {
      ledger.add(
        `cache:${identity}`,
        { surface: 'cache', name: place.name, storage: 'server' },
        { written: site, labels },
      );
    }
  }
  for (const path of paths) addCaches(ledger, program, path);
}

/** One entry a variable, whatever is written inside of it; a class has one for each attribute. */
function addGlobal(ledger: Ledger, { identity, site, labels }: Hit, program: Program, reads: Reads): void {
  const home = homeOf(program, site.path, identity.split('.'));
  if (!home) return;
  const kept = { surface: 'global', name: home.name, storage: 'process' } as const;
  const key = `global:${home.path}:${home.name}`;
  ledger.add(key, kept, { written: site, labels, ...(home.declared ? { declared: home.declared } : {}) });
  for (const path of new Set([home.path, site.path])) {
    for (const read of reads(path, home.root)) if (!isWithin(read, site)) ledger.add(key, kept, { read });
  }
}

interface Home {
  readonly path: string;
  /** The variable, and for a class its attribute. */
  readonly name: string;
  readonly root: string;
  readonly declared: Site | undefined;
}

/** The variable in the file that defines it; undefined where it belongs to a library. */
function homeOf(program: Program, path: string, [root = '', ...fields]: readonly string[]): Home | undefined {
  const module = program.module(path);
  const imported = module && importedNames(module).get(root);
  if (!module || !imported) return module && homeIn(module, path, root, fields);
  const { from, dotted } = imported;
  const below = from && (from.module === '' ? from.name : `${from.module}.${from.name}`);
  const whole = below === undefined ? program.resolve(path, dotted, 0) : program.resolve(path, below, from?.level ?? 0);
  if (whole !== undefined) return homeOf(program, whole, fields);
  const source = from && program.resolve(path, from.module, from.level);
  const home = source === undefined ? undefined : program.module(source);
  return source === undefined || !home ? undefined : homeIn(home, source, from?.name ?? root, fields);
}

function homeIn(module: Module, path: string, root: string, fields: readonly string[]): Home | undefined {
  const node = declarationIn(module, root);
  if (!node && !isMadeGlobal(module, root)) return undefined;
  const name = node?.kind === 'ClassDef' && fields[0] !== undefined ? `${root}.${fields[0]}` : root;
  const declared = node && { path, lineStarts: module.lineStarts, start: node.start, end: node.end };
  return { path, name, root, declared };
}

/** `global x` in a function of a file that has no `x` of its own. */
function isMadeGlobal({ body }: Module, name: string): boolean {
  let found = false;
  walk(body, (node) => {
    if (node.kind === 'Global' && node.names.includes(name)) found = true;
  });
  return found;
}

function declarationIn({ body }: Module, name: string): Statement | undefined {
  return body.find(
    (node) =>
      (node.kind === 'Assign' && node.targets.some((target) => target.kind === 'Name' && target.id === name)) ||
      (node.kind === 'AnnotatedAssign' && node.target.kind === 'Name' && node.target.id === name) ||
      (node.kind === 'ClassDef' && node.name === name),
  );
}

type Reads = (path: string, name: string) => readonly Site[];

/** A global is written at many places; its readers are looked for once. */
function createReads(program: Program): Reads {
  const known = new Map<string, readonly Site[]>();
  return (path, name) => {
    const key = `${path} ${name}`;
    const found = known.get(key) ?? readsOf(program, path, name);
    known.set(key, found);
    return found;
  };
}

/** Reads in functions: what runs at import is no visitor's request. */
function readsOf(program: Program, path: string, name: string): readonly Site[] {
  const module = program.module(path);
  if (!module) return [];
  const written = new Set<Expression>();
  const reads: Site[] = [];
  walk(module.body, (node) => {
    if (node.kind !== 'FunctionDef') return;
    walk(node.body, (inner) => {
      if (inner.kind === 'FunctionDef') return false;
      if (inner.kind === 'Assign') for (const target of inner.targets) written.add(rootOf(target));
      if (inner.kind === 'Name' && inner.id === name && !written.has(inner)) {
        reads.push({ path, lineStarts: module.lineStarts, start: inner.start, end: inner.end });
      }
      return true;
    });
  });
  return reads;
}

function rootOf(target: Expression): Expression {
  return target.kind === 'Attribute' || target.kind === 'Subscript' ? rootOf(target.value) : target;
}

function isWithin(inner: Site, outer: Site): boolean {
  return inner.path === outer.path && outer.start <= inner.start && inner.end <= outer.end;
}

const CACHES: Readonly<Record<string, Storage>> = {
  lru_cache: 'process',
  cache: 'process',
  cached_property: 'process',
  memoize: 'server',
  cached: 'server',
  cache_data: 'server',
};

/** Functions whose results are kept: `@lru_cache`, `@cache.memoize()`. */
function addCaches(ledger: Ledger, program: Program, path: string): void {
  const module = program.module(path);
  if (!module) return;
  walk(module.body, (node) => {
    if (node.kind !== 'FunctionDef') return;
    const storage = node.decorators.map((decorator) => CACHES[lastName(decorator)]).find((found) => found);
    if (storage) addCache(ledger, module, path, node, storage);
  });
}

function addCache(ledger: Ledger, module: Module, path: string, node: FunctionDef, storage: Storage): void {
  const site = { path, lineStarts: module.lineStarts, start: node.start, end: node.end };
  const kept = { surface: 'cache', name: node.name, storage } as const;
  ledger.add(`cache:${path}:${node.start}`, kept, { declared: site, written: site });
  walk(module.body, (call) => {
    if (call.kind !== 'Call' || lastName(call) !== node.name) return;
    ledger.add(`cache:${path}:${node.start}`, kept, { read: { ...site, start: call.start, end: call.end } });
  });
}

function lastName(expression: Expression): string {
  if (expression.kind === 'Call') return lastName(expression.func);
  if (expression.kind === 'Attribute') return expression.attr;
  return expression.kind === 'Name' ? expression.id : '';
}
