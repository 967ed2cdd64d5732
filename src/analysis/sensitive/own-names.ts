/** The names that a policy adds: own data types, and names that are never sensitive. */
import type { ExtraDataType, ExtraNames } from './models.ts';
import { splitWords } from './split-words.ts';
import { matchesWildcard } from './wildcard.ts';

export interface OwnNames {
  readonly isNotSensitive: (name: string) => boolean;
  readonly typeOf: (name: string) => ExtraDataType | undefined;
}

/** Own patterns match whole names, whatever their style: `deal_size` is `dealSize` and `Deal Size` as well. */
export function compileOwnNames(extra: ExtraNames): OwnNames {
  const notSensitive = extra.notSensitive.map(comparable);
  const types = extra.dataTypes.map((type) => ({ type, patterns: type.names.map(comparable) }));
  return {
    isNotSensitive: (name) => notSensitive.length > 0 && matchesAny(notSensitive, name),
    typeOf: (name) => types.find(({ patterns }) => matchesAny(patterns, name))?.type,
  };
}

function matchesAny(patterns: readonly string[], name: string): boolean {
  const snake = splitWords(name).join('_');
  return patterns.some((pattern) => matchesWildcard(pattern, snake) || matchesWildcard(pattern, comparable(name)));
}

function comparable(name: string): string {
  return name
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_')
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}
