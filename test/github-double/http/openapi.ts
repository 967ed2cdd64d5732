/** GitHub's description of its REST API, reduced (see scripts/reduce-openapi.mjs), as routes. */
import { existsSync, readFileSync } from 'node:fs';

export type Schema = Readonly<Record<string, unknown>>;

export interface DescribedOperation {
  readonly operationId: string;
  readonly documentation?: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: 'path' | 'query' | 'header';
    readonly required: boolean;
    readonly schema: Schema;
    readonly 'x-multi-segment'?: boolean;
  }[];
  readonly requestBody?: { readonly required: boolean; readonly schema: Schema };
  readonly responses: Readonly<Record<string, { readonly schema?: Schema }>>;
}

export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Route {
  readonly method: string;
  readonly operation: DescribedOperation;
  readonly pattern: RegExp;
}

const place = 'test/github-double/openapi.json';

/** The description, found from the compiled double as well as from its source: both lie below the package's root. */
export function readDescription(): Description {
  for (let folder = new URL('.', import.meta.url); ; folder = new URL('..', folder)) {
    const file = new URL(place, folder);
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Description;
    if (folder.pathname === '/') throw new Error(`${place} is not above ${import.meta.url}`);
  }
}

/** Every described operation as a route, those with more fixed words first: a fixed word wins over a placeholder. */
export function routesOf(description: Description): readonly Route[] {
  const routes = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      operation,
      pattern: patternOf(path, operation),
      fixedWords: path.split('/').filter((word) => !word.startsWith('{')).length,
    })),
  );
  return routes.sort((a, b) => b.fixedWords - a.fixedWords);
}

/** A parameter that may hold slashes may also be left out with the slash before it, as the path of a root folder. */
function patternOf(path: string, operation: DescribedOperation): RegExp {
  const wide = new Set(operation.parameters.filter((each) => each['x-multi-segment']).map((each) => each.name));
  const source = path.replaceAll(/\/\{(\w+)\}/g, (_, name: string) =>
    wide.has(name) ? `(?:/(?<${name}>.*))?` : `/(?<${name}>[^/]+)`,
  );
  return new RegExp(`^${source}$`);
}

export interface RouteMatch {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** The operation for a method and a path without host and prefix. */
export function matchRoute(routes: readonly Route[], method: string, path: string): RouteMatch | undefined {
  for (const route of routes) {
    const match = route.method === method ? route.pattern.exec(path) : null;
    if (!match) continue;
    const params = Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value ?? '')]);
    return { route, params: Object.fromEntries(params) };
  }
  return undefined;
}
