/** Tokens of installations: made by the app, narrowed at will, good for an hour. */
import { randomBytes } from 'node:crypto';
import { allows } from '../auth/permissions.ts';
import { type Call, forApp, forInstallation, type Operation } from '../http/call.ts';
import { paginate } from '../http/paginate.ts';
import { rateLimitView } from '../http/rate-limit.ts';
import { created, found, ok, Refusal } from '../http/reply.ts';
import type { Installation, Permissions, Repository, Token } from '../state/model.ts';
import { covers, isoSeconds } from '../state/world.ts';
import { repositoryView } from '../views/repository.ts';

const lifeMilliseconds = 3_600_000;
const mostRepositories = 500;

export const installationTokenOperations: Readonly<Record<string, Operation>> = {
  'apps/create-installation-access-token': forApp((call) => {
    const { world, params, body } = call;
    const installation = found(world.installations.find((each) => each.id === Number(params.installation_id)));
    if (installation.suspended) throw new Refusal(403, 'This installation has been suspended');

    const repositories = wantedRepositories(call, installation);
    const permissions = wantedPermissions(installation, body.permissions as Permissions | undefined);
    const expiresAt = world.clock() + lifeMilliseconds;
    const secret = `ghs_${randomBytes(24).toString('base64url')}`;
    world.tokens.set(secret, { installation, permissions, repositories, expiresAt });
    return created({
      token: secret,
      expires_at: isoSeconds(expiresAt),
      permissions: { metadata: 'read', ...permissions },
      repository_selection: repositories || installation.selected ? 'selected' : 'all',
      ...(repositories && { repositories: [...repositories].map((each) => repositoryView(world, each)) }),
    });
  }),

  'apps/list-repos-accessible-to-installation': forInstallation((call) => {
    const { world, token } = call;
    const repositories = world.repositories.filter((each) => reaches(token, each));
    return paginate(
      call,
      repositories,
      (repository) => repositoryView(world, repository),
      (page, total) => ({
        total_count: total,
        repositories: page,
        repository_selection: token.repositories || token.installation.selected ? 'selected' : 'all',
      }),
    );
  }),

  'rate-limit/get': forInstallation(({ world, token }) => ok(rateLimitView(world, token.installation))),
};

/** Whether a token may know that the repository exists. */
export function reaches(token: Token, repository: Repository): boolean {
  return covers(token.installation, repository) && (token.repositories?.has(repository) ?? true);
}

function wantedRepositories({ world, body }: Call, installation: Installation): Set<Repository> | undefined {
  const names = body.repositories as readonly string[] | undefined;
  const ids = body.repository_ids as readonly number[] | undefined;
  if (!names && !ids) return undefined;
  const within = world.repositories.filter((each) => covers(installation, each));
  const wanted = [
    ...(names ?? []).map((name) => within.find((each) => each.name.toLowerCase() === name.toLowerCase())),
    ...(ids ?? []).map((id) => within.find((each) => each.id === id)),
  ];
  if (wanted.length > mostRepositories) {
    throw new Refusal(422, `The token may be restricted to at most ${mostRepositories} repositories.`);
  }
  const known = wanted.filter((each) => each !== undefined);
  if (known.length < wanted.length) {
    throw new Refusal(
      422,
      'There is at least one repository that does not exist or is not accessible to the parent installation.',
    );
  }
  return new Set(known);
}

function wantedPermissions(installation: Installation, wanted: Permissions | undefined): Permissions {
  if (!wanted) return installation.permissions;
  if (allows(installation.permissions, wanted)) return wanted;
  throw new Refusal(422, 'The permissions requested are not granted to this installation.');
}
