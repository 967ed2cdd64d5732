/** The texts of the configuration files that count for a pull request; what they say is for `src/policy`. */
import type { Access } from './access.ts';
import type { PullRequest } from './pull-request.ts';

/** In the repository, and in the organisation's repository named `.github`. */
export const CONFIG_PATH = '.github/dash-state-guard.yml';
export const ORGANISATION_REPOSITORY = '.github';
/** No hand-written configuration comes near; the text goes through a YAML parser. */
const MAX_CONFIG_BYTES = 64_000;

export type ConfigFile = { readonly text: string } | { readonly problem: string };

export interface RepositoryConfig {
  /** The base branch's tip when the files were read. */
  readonly baseSha: string;
  /** Each is undefined where there is no such file. Only base and organisation rule. */
  readonly base: ConfigFile | undefined;
  readonly head: ConfigFile | undefined;
  readonly organisation: ConfigFile | undefined;
}

const QUERY = `query Configuration(
  $owner: String!, $repo: String!, $organisation: String!,
  $tip: String!, $base: String!, $recorded: String!, $head: String!, $default: String!
) {
  repository(owner: $owner, name: $repo) {
    tip: object(expression: $tip) { oid }
    base: object(expression: $base) { ...content }
    recorded: object(expression: $recorded) { ...content }
    head: object(expression: $head) { ...content }
  }
  organisation: repository(owner: $owner, name: $organisation) {
    file: object(expression: $default) { ...content }
  }
}
fragment content on Blob { byteSize isTruncated text }`;

interface Blob {
  readonly byteSize?: number;
  readonly isTruncated?: boolean;
  readonly text?: string | null;
}

interface Answer {
  readonly repository: {
    readonly tip: { readonly oid: string } | null;
    readonly base: Blob | null;
    readonly recorded: Blob | null;
    readonly head: Blob | null;
  } | null;
  readonly organisation: { readonly file: Blob | null } | null;
}

/** Reads all of them in one request. The base is the branch as it is now, so that a repaired file counts at once. */
export async function readRepositoryConfig(
  access: Access,
  pull: Pick<PullRequest, 'baseRef' | 'baseSha' | 'headSha'>,
): Promise<RepositoryConfig> {
  const branch = `refs/heads/${pull.baseRef}`;
  const { repository, organisation } = await ask(access, {
    ...access.repository,
    organisation: ORGANISATION_REPOSITORY,
    tip: branch,
    base: `${branch}:${CONFIG_PATH}`,
    recorded: `${pull.baseSha}:${CONFIG_PATH}`,
    head: `${pull.headSha}:${CONFIG_PATH}`,
    default: `HEAD:${CONFIG_PATH}`,
  });
  // The base branch may have been deleted since; then the commit that the event named stands for it.
  const base = repository?.tip ? repository.base : repository?.recorded;
  return {
    baseSha: repository?.tip?.oid ?? pull.baseSha,
    base: toConfigFile(base),
    head: toConfigFile(repository?.head),
    organisation: toConfigFile(organisation?.file),
  };
}

async function ask({ queries, signal }: Access, variables: Record<string, string>): Promise<Answer> {
  try {
    return await queries.graphql<Answer>(QUERY, { ...variables, request: { signal } });
  } catch (error) {
    const partial = withoutOrganisation(error);
    if (partial === undefined) throw error;
    return partial;
  }
}

/** Most owners have no `.github` repository, or the app may not read it: an error beside an answer that is whole. */
function withoutOrganisation(error: unknown): Answer | undefined {
  const { errors, data } = error as { errors?: readonly GraphqlError[]; data?: Answer };
  const onlyThat = errors?.every(({ path, type }) => path?.[0] === 'organisation' && ABSENT.has(type ?? ''));
  return onlyThat && data?.repository ? { ...data, organisation: null } : undefined;
}

interface GraphqlError {
  readonly type?: string;
  readonly path?: readonly (string | number)[];
}

const ABSENT = new Set(['NOT_FOUND', 'FORBIDDEN']);

function toConfigFile(blob: Blob | null | undefined): ConfigFile | undefined {
  // Something that is no file has none of these.
  if (blob?.byteSize === undefined) return undefined;
  if (blob.byteSize > MAX_CONFIG_BYTES) {
    return { problem: `The file has ${blob.byteSize} bytes; the limit is ${MAX_CONFIG_BYTES}.` };
  }
  return typeof blob.text === 'string' ? { text: blob.text } : { problem: 'The file is not text in UTF-8.' };
}
