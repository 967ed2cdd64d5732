/** The hourly budget of each installation, for REST and for GraphQL apart. */
import type { Installation } from '../state/model.ts';
import type { World } from '../state/world.ts';

export type Resource = 'core' | 'graphql';

interface Budget {
  used: number;
  /** Seconds since 1970. */
  reset: number;
}

const budgets = new WeakMap<Installation, Record<Resource, Budget>>();
const windowSeconds = 3_600;

/** The current budget; a new one begins when the old has run out. */
function budgetOf(world: World, installation: Installation, resource: Resource): Budget {
  const now = Math.floor(world.clock() / 1000);
  const own = budgets.get(installation) ?? { core: { used: 0, reset: 0 }, graphql: { used: 0, reset: 0 } };
  budgets.set(installation, own);
  if (own[resource].reset <= now) own[resource] = { used: 0, reset: now + windowSeconds };
  return own[resource];
}

/** Takes one request from the budget. False where nothing is left. */
export function spend(world: World, installation: Installation, resource: Resource): boolean {
  const budget = budgetOf(world, installation, resource);
  if (budget.used >= limitOf(world, resource)) return false;
  budget.used += 1;
  return true;
}

/** Gives one request back, as for an answer that nothing has changed. */
export function refund(world: World, installation: Installation, resource: Resource): void {
  budgetOf(world, installation, resource).used -= 1;
}

/** The headers by which GitHub tells the state of the budget. */
export function rateLimitHeaders(world: World, installation: Installation, resource: Resource): Record<string, string> {
  const { limit, used, remaining, reset } = stateOf(world, installation, resource);
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(reset),
    'x-ratelimit-used': String(used),
    'x-ratelimit-resource': resource,
  };
}

/** The answer of GET /rate_limit. */
export function rateLimitView(world: World, installation: Installation) {
  const core = stateOf(world, installation, 'core');
  const search = { limit: 30, used: 0, remaining: 30, reset: core.reset };
  return { resources: { core, search, graphql: stateOf(world, installation, 'graphql') }, rate: core };
}

function stateOf(world: World, installation: Installation, resource: Resource) {
  const limit = limitOf(world, resource);
  const { used, reset } = budgetOf(world, installation, resource);
  return { limit, used, remaining: limit - used, reset };
}

function limitOf({ limits }: World, resource: Resource): number {
  return resource === 'core' ? limits.requestsPerHour : limits.graphqlPointsPerHour;
}
