/** The entry of queries: repositories and nodes by id. */
import { allows } from '../auth/permissions.ts';
import { rateLimitView } from '../http/rate-limit.ts';
import { reaches } from '../operations/installation-tokens.ts';
import type { Permissions, Repository } from '../state/model.ts';
import { nodeId } from '../state/node-id.ts';
import { findPull, findRepository, fullName, isoSeconds } from '../state/world.ts';
import { repositoryPage } from '../views/addresses.ts';
import { typedObject } from './git-types.ts';
import { findNode } from './nodes.ts';
import { loadObject } from './object-loader.ts';
import { forbidden, type GraphqlContext, GraphqlFailure, type ObjectType, type Typed } from './types.ts';

function need({ token }: GraphqlContext, permissions: Permissions): void {
  if (!allows(token.permissions, permissions)) throw forbidden();
}

function node(context: GraphqlContext, id: string): Typed {
  const found = findNode(context, id);
  if (found) return found;
  throw new GraphqlFailure('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'.`);
}

export const queryTypes: Readonly<Record<string, ObjectType>> = {
  Query: {
    repository: {
      args: ['owner!', 'name!', 'followRenames'],
      of: 'Repository',
      resolve: (_, { owner, name }, { world, token }) => {
        const repository = findRepository(world, String(owner), String(name));
        if (repository && reaches(token, repository)) return { type: 'Repository', value: repository };
        throw new GraphqlFailure('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
      },
    },
    node: { args: ['id!'], of: 'Node', resolve: (_, { id }, context) => node(context, String(id)) },
    nodes: {
      args: ['ids!'],
      of: 'Node',
      resolve: (_, { ids }, context) => (ids as readonly unknown[]).map((id) => node(context, String(id))),
    },
    rateLimit: {
      of: 'RateLimit',
      resolve: (_, __, { world, token }) => ({
        type: 'RateLimit',
        value: rateLimitView(world, token.installation).resources.graphql,
      }),
    },
  },

  Node: { id: { resolve: (source: { id: number }) => source.id } },

  RateLimit: {
    cost: { resolve: () => 1 },
    limit: { resolve: ({ limit }: { limit: number }) => limit },
    used: { resolve: ({ used }: { used: number }) => used },
    remaining: { resolve: ({ remaining }: { remaining: number }) => remaining },
    resetAt: { resolve: ({ reset }: { reset: number }) => isoSeconds(reset * 1000) },
  },

  Repository: {
    id: { resolve: ({ id }: Repository) => nodeId('R', id) },
    databaseId: { resolve: ({ id }: Repository) => id },
    name: { resolve: ({ name }: Repository) => name },
    nameWithOwner: { resolve: fullName },
    isPrivate: { resolve: (repository: Repository) => repository.private },
    url: { resolve: (repository: Repository, _, { world }) => repositoryPage(world, repository) },
    object: {
      args: ['oid', 'expression'],
      of: 'GitObject',
      resolve: async (repository: Repository, { oid, expression }, context) => {
        need(context, { contents: 'read' });
        if (oid !== undefined && !/^[0-9a-f]{40}$/.test(String(oid))) {
          throw new GraphqlFailure('INVALID', `The value '${oid}' is not a GitObjectID.`);
        }
        return typedObject(repository, await loadObject(repository.directory, String(oid ?? expression)));
      },
    },
    pullRequest: {
      args: ['number!'],
      of: 'PullRequest',
      resolve: (repository: Repository, { number }, context) => {
        need(context, { pull_requests: 'read' });
        const pull = findPull(context.world, repository, Number(number));
        if (pull) return { type: 'PullRequest', value: pull };
        throw new GraphqlFailure('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
      },
    },
  },
};
