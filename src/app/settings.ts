/** The process's settings: Probot's own environment variables, and a few that have to do with more than one process. */
import { createPrivateKey } from 'node:crypto';

export interface Settings {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  /** The secret of the app's webhook, and the former one while it is replaced. */
  readonly webhookSecrets: readonly string[];
  readonly host: string;
  readonly port: number;
  /** The REST API, such as `https://api.github.com`. */
  readonly apiUrl: string;
  /** Where people look at code, such as `https://github.com`. */
  readonly webUrl: string;
  readonly redisUrl: string | undefined;
  /** What the process does: take webhooks in, work on jobs, or both. */
  readonly role: Role;
  /** How long jobs may go on once the process is told to end. Container platforms wait thirty seconds. */
  readonly drainSeconds: number;
  /** How long a worker may be silent until another takes its jobs up. */
  readonly leaseSeconds: number;
  /** The analysis: how many processes (one a core unless given), and how long one change may take. */
  readonly pool: { readonly processes: number | undefined; readonly seconds: number };
  /** Opens the list of jobs that were given up. */
  readonly operatorToken: string | undefined;
  readonly logLevel: LogLevel;
  readonly logFormat: 'json' | 'pretty';
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

const ROLES = ['web', 'worker', 'both'] as const;
type Role = (typeof ROLES)[number];

/** A setting is missing or wrong; the message is one sentence that names it and says what it should hold. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the settings.
 *
 * @param readFile reads the private key's file
 * @throws SettingsError
 */
export function readSettings(env: Environment, readFile: (path: string) => string): Settings {
  const host = env.GHE_HOST;
  const protocol = env.GHE_PROTOCOL || 'https';
  return {
    appId: readAppId(env),
    privateKey: readPrivateKey(env, readFile),
    webhookSecrets: readWebhookSecrets(env),
    host: env.HOST || 'localhost',
    port: readPort(env),
    apiUrl: host ? `${protocol}://${host}/api/v3` : 'https://api.github.com',
    webUrl: host ? `${protocol}://${host}` : 'https://github.com',
    redisUrl: readRedisUrl(env),
    role: readRole(env),
    pool: {
      processes: readCount('ANALYSIS_PROCESSES', env.ANALYSIS_PROCESSES, 64),
      seconds: readCount('ANALYSIS_SECONDS', env.ANALYSIS_SECONDS, 600) ?? 60,
    },
    drainSeconds: readCount('DRAIN_SECONDS', env.DRAIN_SECONDS, 600) ?? 20,
    leaseSeconds: readCount('LEASE_SECONDS', env.LEASE_SECONDS, 120) ?? 20,
    operatorToken: readOperatorToken(env),
    logLevel: readLogLevel(env),
    logFormat: env.LOG_FORMAT === 'pretty' ? 'pretty' : 'json',
  };
}

function readAppId(env: Environment): number {
  if (/^[1-9]\d{0,14}$/.test(env.APP_ID ?? '')) return Number(env.APP_ID);
  throw new SettingsError('APP_ID must be the number that GitHub shows on the settings page of the app.');
}

/** Platforms that take one line only store a key with `\n` for its line ends, or as base64. */
function readPrivateKey(env: Environment, readFile: (path: string) => string): string {
  const given = env.PRIVATE_KEY || readKeyFile(env.PRIVATE_KEY_PATH, readFile);
  const text = given.includes('-----BEGIN') ? given : Buffer.from(given, 'base64').toString('utf8');
  const pem = text.replaceAll('\\n', '\n');
  if (isRsaKey(pem)) return pem;
  throw new SettingsError(
    'PRIVATE_KEY, or the file named by PRIVATE_KEY_PATH, must hold the RSA private key of the app.',
  );
}

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

function readKeyFile(path: string | undefined, readFile: (path: string) => string): string {
  if (!path) throw new SettingsError('PRIVATE_KEY or PRIVATE_KEY_PATH must give the private key of the app.');
  try {
    return readFile(path);
  } catch {
    throw new SettingsError(`PRIVATE_KEY_PATH names "${path}", which cannot be read.`);
  }
}

/** Probot falls back to the word "development", with which anyone could send us events. */
function readWebhookSecrets(env: Environment): readonly string[] {
  const [secret, old] = [env.WEBHOOK_SECRET, env.WEBHOOK_SECRET_OLD];
  if (!secret || secret === 'development') {
    throw new SettingsError('WEBHOOK_SECRET must be the secret of the app\'s webhook, and not the word "development".');
  }
  if (old === 'development') {
    throw new SettingsError('WEBHOOK_SECRET_OLD must be the former secret, and not the word "development".');
  }
  return old ? [secret, old] : [secret];
}

function readRedisUrl(env: Environment): string | undefined {
  const url = env.REDIS_URL;
  if (!url || /^rediss?:\/\/./.test(url)) return url || undefined;
  throw new SettingsError('REDIS_URL must be an address such as redis://redis:6379.');
}

/** Processes that only take in, or only work, have to share a queue. */
function readRole(env: Environment): Role {
  const role = ROLES.find((known) => known === (env.ROLE || 'both'));
  if (role === undefined) throw new SettingsError(`ROLE must be one of ${ROLES.join(', ')}.`);
  if (role === 'both' || env.REDIS_URL) return role;
  throw new SettingsError(`ROLE=${role} needs REDIS_URL: the roles share a queue on Redis.`);
}

function readCount(name: string, text: string | undefined, most: number): number | undefined {
  if (!text) return undefined;
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= most) return count;
  throw new SettingsError(`${name} must be a number from 1 to ${most}.`);
}

function readOperatorToken(env: Environment): string | undefined {
  const token = env.OPERATOR_TOKEN;
  if (!token || token.length >= SHORTEST_TOKEN) return token || undefined;
  throw new SettingsError(`OPERATOR_TOKEN must have at least ${SHORTEST_TOKEN} characters.`);
}

const SHORTEST_TOKEN = 24;

function readPort(env: Environment): number {
  const port = Number(env.PORT || 3000);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new SettingsError('PORT must be a number from 0 to 65535.');
}

function readLogLevel(env: Environment): LogLevel {
  const level = LOG_LEVELS.find((known) => known === (env.LOG_LEVEL || 'info'));
  if (level !== undefined) return level;
  throw new SettingsError(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`);
}
