/** Connections to databases and caches, and the options that turn their TLS off. */
import type { NotedCall } from '../flow/machine/observer.ts';
import type { Site } from '../flow/values/site.ts';
import type { Value } from '../flow/values/value.ts';
import { shapeOf, stringsOf } from '../flow/values/value.ts';
import { isCertainly } from './setting-candidate.ts';

export interface PlainConnection {
  readonly client: string;
  readonly option: string;
  readonly site: Site;
}

/** Clients by the dotted name of what is called, or by its last part where that says enough. */
const CLIENT =
  /^(redis|valkey|psycopg2?|asyncpg|pymysql|MySQLdb|mysql\.connector|mariadb|pymongo|motor|elasticsearch|opensearchpy|hvac|sqlalchemy|oracledb|snowflake|clickhouse\w*)\.|(^|\.)(create_engine|create_async_engine|MongoClient|Elasticsearch|OpenSearch|StrictRedis|Redis)$/;

type Constant = string | number | boolean | null;
const isOff = (value: Constant): boolean => value === false || value === 0;
const isOn = (value: Constant): boolean => value === true || value === 1;

/** Options whose value turns TLS, or the check of who answers, off. */
const OPTIONS: Readonly<Record<string, (value: Constant) => boolean>> = {
  ssl: isOff,
  tls: isOff,
  use_ssl: isOff,
  verify_certs: isOff,
  verify: isOff,
  ssl_disabled: isOn,
  tlsAllowInvalidCertificates: isOn,
  tlsInsecure: isOn,
  ssl_cert_reqs: (value) => value === null || String(value).toLowerCase() === 'none',
  sslmode: (value) => value === 'disable' || value === 'allow',
};

/** The same in the text of an address: `postgresql://…?sslmode=disable`. */
const ADDRESS = /[?&;](sslmode=(disable|allow)|ssl=false|tls=false|ssl_cert_reqs=none|encrypt=no)\b/i;

/** The option that leaves a connection without TLS; undefined for other calls and for connections that have it. */
export function plainConnection(call: NotedCall): PlainConnection | undefined {
  if (!CLIENT.test(call.name)) return undefined;
  const client = call.name.slice(call.name.lastIndexOf('.') + 1);
  for (const [name, value] of call.args.keywords) {
    const option = name === 'connect_args' ? optionIn(value) : turnsOff(name, value) ? name : undefined;
    if (option) return { client, option, site: { ...call.site, ...call.args.spans?.get(name) } };
  }
  const inAddress = call.args.positional.flatMap(stringsOf).map((text) => ADDRESS.exec(text)?.[1]);
  const option = inAddress.find((found) => found !== undefined);
  return option ? { client, option: option.split('=')[0] ?? option, site: call.site } : undefined;
}

function optionIn(value: Value): string | undefined {
  const fields = shapeOf(value, 'dict')?.fields ?? new Map<string, Value>();
  return [...fields].find(([name, field]) => turnsOff(name, field))?.[0];
}

function turnsOff(name: string, value: Value): boolean {
  const test = OPTIONS[name];
  return test !== undefined && isCertainly(value, test);
}
