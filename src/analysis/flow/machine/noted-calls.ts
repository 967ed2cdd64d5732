/** Calls that the rules for settings look at: what makes, sets up or starts an app, and what opens a connection. */

import type { Arguments, Value } from '../values/value.ts';
import { shapeOf } from '../values/value.ts';
import type { CallSite, Machine } from './machine.ts';

/** By the last part of the name; what comes before it is judged where the calls are read. */
const NOTED = new Set([
  // Apps and what protects them.
  ...['Dash', 'DashProxy', 'Flask', 'Quart', 'FastAPI', 'Talisman', 'SSLify', 'ProxyFix', 'SessionMiddleware'],
  ...['HTTPSRedirectMiddleware', 'BasicAuth', 'OIDCAuth', 'Session', 'LoginManager', 'login_user'],
  ...['run', 'run_server', 'run_debug', 'enable_dev_tools', 'add_middleware', 'Middleware'],
  ...['register_page'],
  // Clients of stores.
  ...['Redis', 'StrictRedis', 'from_url', 'ConnectionPool', 'connect', 'create_pool', 'create_engine'],
  ...['create_async_engine', 'MongoClient', 'Elasticsearch', 'OpenSearch', 'Client', 'Connection'],
]);

/** Notes a call if it is one of these; of a middleware that is handed over with its arguments, the middleware's. */
export function noteCall(machine: Machine, name: string, args: Arguments, at: CallSite): void {
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (!NOTED.has(last)) return;
  const handed = last === 'add_middleware' || last === 'Middleware' ? nameOf(args.positional[0]) : undefined;
  machine.observer.called({
    name: handed ?? name,
    args,
    site: at.site,
    writer: at.activation.scope.name,
    main: at.activation.main,
  });
}

function nameOf(value: Value | undefined): string | undefined {
  return value && shapeOf(value, 'external')?.name;
}
