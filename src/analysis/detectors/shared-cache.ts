/** Functions whose results are kept under a key that does not name the visitor whom they read inside. */
import type { Candidate } from '../findings/candidate.ts';
import type { Callback } from '../flow/machine/observer.ts';
import { startWay } from '../flow/values/label.ts';
import type { Site } from '../flow/values/site.ts';
import type { FunctionShape, Shape } from '../flow/values/value.ts';
import type { Expression } from '../python/syntax.ts';
import { walk } from '../python/walk.ts';
import type { Detector } from './detector.ts';

export const detectSharedCache: Detector = ({ observations, paths }) => {
  const judged = new Set(paths);
  const { functions, callbacks, visitorReads } = observations;
  return [
    ...functions.flatMap((fn) => {
      const read = judged.has(fn.scope.path) ? visitorReads.get(fn.definition) : undefined;
      const decorator = read && decoratorOf(fn);
      return read && decorator ? candidate(fn, siteIn(fn, decorator), read) : [];
    }),
    ...callbacks.flatMap((callback) => {
      const read = judged.has(callback.site.path) ? visitorReads.get(callback.fn.definition) : undefined;
      return read && callback.cacheBy && !namesVisitor(callback) ? candidate(callback.fn, callback.site, read) : [];
    }),
  ];
};

function candidate(fn: FunctionShape, site: Site, read: Site): Candidate {
  const name = fn.name.slice(fn.name.lastIndexOf('.') + 1);
  return {
    rule: 'shared-cache-user-data',
    surface: 'cache',
    identity: `${name} cached`,
    path: site.path,
    writer: fn.name,
    spots: [{ site, labels: [] }],
    sentence: () =>
      `The cache of '${name}' gives one visitor's result to the others: its key does not name the visitor.`,
    exposure:
      'The result that the first visitor caused is given to everyone who asks with the same key, until the entry ends.',
    ofUsers: true,
    way: startWay(read, 'the visitor is read inside'),
  };
}

const CACHES =
  /(^|\.)(lru_cache|ttl_cache|alru_cache|cached|memoize|memoized|stampede)$|^(functools\.)?cache$|(^|\.)memory\.cache$/;
const KEY = /^(key_prefix|make_cache_key|cache_key|key|hash_method|make_name|name)$/;

/** The decorator that caches by what it knows of the function and its arguments alone. */
function decoratorOf({ definition }: FunctionShape): Expression | undefined {
  if (definition.kind !== 'FunctionDef') return undefined;
  return definition.decorators.find((decorator) => {
    const call = decorator.kind === 'Call' ? decorator : undefined;
    if (!CACHES.test(dotted(call?.func ?? decorator))) return false;
    return !call?.keywords.some(({ name, value }) => name !== undefined && KEY.test(name) && value.kind !== 'Str');
  });
}

function dotted(expression: Expression): string {
  if (expression.kind === 'Name') return expression.id;
  return expression.kind === 'Attribute' ? `${dotted(expression.value)}.${expression.attr}` : '';
}

/** The first line of the decorator, with its sign. */
function siteIn(fn: FunctionShape, { start, end }: Expression): Site {
  return { path: fn.scope.path, lineStarts: fn.scope.lineStarts, start, end };
}

/** One of the functions of `cache_by` reads who asks, or may. */
function namesVisitor({ cacheBy }: Callback): boolean {
  return (cacheBy?.shapes ?? []).some((shape) => {
    if (shape.kind !== 'sequence') return true;
    const items = [...shape.items, ...(shape.rest ? [shape.rest] : [])];
    return items.some(({ shapes }) => shapes.length === 0 || shapes.some(readsVisitor));
  });
}

function readsVisitor(shape: Shape): boolean {
  if (shape.kind !== 'function') return true;
  let found = false;
  walk(shape.definition, (node) => {
    if (node.kind === 'Name' && /user|session|request|ctx|^g$/.test(node.id)) found = true;
    return !found;
  });
  return found;
}
