/** Clients for the tests of the double: the app itself, and its installations. */
import { createSign } from 'node:crypto';
import { Octokit } from '@octokit/rest';
import type { GitHubDouble } from './github-double.ts';
import type { Installation } from './state/model.ts';

export const manifest = {
  permissions: {
    checks: 'write',
    contents: 'read',
    merge_queues: 'read',
    metadata: 'read',
    pull_requests: 'write',
    statuses: 'write',
  },
  events: [
    'check_run',
    'check_suite',
    'merge_group',
    'pull_request',
    'pull_request_review',
    'pull_request_review_comment',
    'pull_request_review_thread',
    'push',
  ],
} as const;

/** A JSON web token of the app; claims may be bent for tests. */
export function appJwt({ app }: GitHubDouble, claims: Readonly<Record<string, unknown>> = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode({ iat: now - 30, exp: now + 540, iss: app.id, ...claims })}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(app.privateKey, 'base64url')}`;
}

/** An Octokit with the app's JSON web token. */
export function appClient(double: GitHubDouble): Octokit {
  return new Octokit({ baseUrl: double.url, auth: appJwt(double), log: silent });
}

/** An Octokit with a token of the installation, narrowed if wanted. */
export async function installationClient(
  double: GitHubDouble,
  installation: Installation,
  narrowing: { permissions?: Record<string, 'read' | 'write'>; repositories?: string[] } = {},
): Promise<Octokit> {
  const { data } = await appClient(double).apps.createInstallationAccessToken({
    installation_id: installation.id,
    ...narrowing,
  });
  return new Octokit({ baseUrl: double.url, auth: data.token, log: silent });
}

const nothing = () => undefined;
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** Status and message of the refusal that a call meets. Throws where it meets none. */
export async function refusalOf(call: Promise<unknown>): Promise<{ status: number; message: string }> {
  const outcome = await call.then(
    () => undefined,
    (error: { status: number; message: string }) => error,
  );
  if (!outcome) throw new Error('The call was not refused');
  return { status: outcome.status, message: outcome.message };
}

interface GraphqlRefusal {
  readonly data: unknown;
  readonly errors: readonly { readonly type?: string; readonly message: string }[];
}

/** The first error in the answer of a query. Throws where there is none. */
export async function graphqlErrorOf(call: Promise<unknown>): Promise<{ type: string | undefined; message: string }> {
  const { errors } = await call.then(
    (): GraphqlRefusal => ({ data: undefined, errors: [] }),
    (error: GraphqlRefusal) => error,
  );
  const [first] = errors;
  if (!first) throw new Error('The query was answered without an error');
  return { type: first.type, message: first.message };
}
