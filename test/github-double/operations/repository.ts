/** A repository itself: who may do what in it, its branches and their rules. */
import { readCommit } from '../git/history.ts';
import { forRepository, type Operation } from '../http/call.ts';
import { paginate } from '../http/paginate.ts';
import { found, ok, Refusal } from '../http/reply.ts';
import type { Role } from '../state/model.ts';
import { branchTip } from '../state/revisions.ts';
import { accountView } from '../views/account.ts';
import { encodePath, repositoryApi, repositoryPage } from '../views/addresses.ts';
import { commitView } from '../views/commit.ts';
import { fullRepositoryView } from '../views/repository.ts';

/** The older field knows four levels only. */
const legacyPermission: Record<Role, string> = {
  none: 'none',
  read: 'read',
  triage: 'read',
  write: 'write',
  maintain: 'write',
  admin: 'admin',
};

export const repositoryOperations: Readonly<Record<string, Operation>> = {
  'repos/get': forRepository({ metadata: 'read' }, ({ world, repository }) =>
    ok(fullRepositoryView(world, repository)),
  ),

  'repos/get-collaborator-permission-level': forRepository({ metadata: 'read' }, ({ world, repository, params }) => {
    const account = world.accounts.get((params.username ?? '').toLowerCase());
    if (!account) throw new Refusal(404, `${params.username} is not a user`);
    const fallback: Role = repository.private ? 'none' : 'read';
    const role = repository.owner === account ? 'admin' : (repository.roles.get(account.login) ?? fallback);
    const has = (...roles: Role[]) => roles.includes(role);
    return ok({
      permission: legacyPermission[role],
      role_name: role,
      user: {
        ...accountView(world, account),
        role_name: role,
        permissions: {
          pull: !has('none'),
          triage: has('triage', 'write', 'maintain', 'admin'),
          push: has('write', 'maintain', 'admin'),
          maintain: has('maintain', 'admin'),
          admin: has('admin'),
        },
      },
    });
  }),

  'repos/get-branch': forRepository({ contents: 'read' }, async ({ world, repository, params }) => {
    const name = params.branch ?? '';
    const sha = await branchTip(repository, name);
    if (!sha) throw new Refusal(404, 'Branch not found');
    const self = `${repositoryApi(world, repository)}/branches/${encodePath(name)}`;
    return ok({
      name,
      commit: commitView(world, repository, await readCommit(repository.directory, sha)),
      _links: { self, html: `${repositoryPage(world, repository)}/tree/${encodePath(name)}` },
      protected: (repository.branchRules.get(name) ?? []).length > 0,
      protection: { enabled: false, required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] } },
      protection_url: `${self}/protection`,
    });
  }),

  'repos/get-branch-rules': forRepository({ metadata: 'read' }, (call) => {
    const rules = call.repository.branchRules.get(found(call.params.branch)) ?? [];
    return paginate(call, rules, (rule) => rule);
  }),
};
