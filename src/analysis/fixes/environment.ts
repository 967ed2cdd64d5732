/** How a module can read its environment: with what it imports already. */
import type { Expression, Module } from '../python/syntax.ts';

/** The expression for `os.environ` at `offset`, such as `os.environ` or `environ`; undefined where none is imported. */
export function environmentAt(module: Module, offset: number): string | undefined {
  for (const statement of module.body) {
    if (statement.start >= offset) break;
    if (statement.kind === 'Import') {
      const found = statement.names.find(({ name, alias }) => name === 'os' || (name === 'os.path' && !alias));
      if (found) return `${found.alias ?? 'os'}.environ`;
    }
    if (statement.kind === 'ImportFrom' && statement.module === 'os' && statement.level === 0) {
      const found = statement.names.find(({ name }) => name === 'environ');
      if (found) return found.alias ?? 'environ';
    }
  }
  return undefined;
}

/** `dbPassword` and `db-password` → `DB_PASSWORD`; undefined where no usual name comes of it. */
export function environmentName(name: string): string | undefined {
  const words = name
    .slice(0, 100)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const upper = words.toUpperCase();
  return /^[A-Z][A-Z0-9_]{2,60}$/.test(upper) ? upper : undefined;
}

/** A look-up with a fallback, as in `os.environ.get('X', …)` and `os.getenv('X', …)`. */
export interface EnvironmentRead {
  /** The variable's name as an expression. */
  readonly key: Expression;
  /** `os.environ` of `os.environ.get`; undefined for `getenv`. */
  readonly mapping: Expression | undefined;
  readonly fallback: Expression | undefined;
}

/** Undefined where the expression does not read the environment in one of these forms. */
export function readOfEnvironment(value: Expression): EnvironmentRead | undefined {
  if (value.kind !== 'Call' || value.keywords.length > 0 || value.args.length > 2) return undefined;
  const [key, fallback] = value.args;
  if (!key || key.kind === 'Starred') return undefined;
  const { func } = value;
  if (func.kind === 'Name') return func.id === 'getenv' ? { key, mapping: undefined, fallback } : undefined;
  if (func.kind !== 'Attribute') return undefined;
  if (func.attr === 'getenv') return { key, mapping: undefined, fallback };
  return func.attr === 'get' && isEnviron(func.value) ? { key, mapping: func.value, fallback } : undefined;
}

function isEnviron(mapping: Expression): boolean {
  return mapping.kind === 'Name'
    ? mapping.id === 'environ'
    : mapping.kind === 'Attribute' && mapping.attr === 'environ';
}
