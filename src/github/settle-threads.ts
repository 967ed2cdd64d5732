/** Resolves the threads of settled comments, and opens those whose finding is back. Needs write access to the code. */
import type { CommentEdit } from '../review/plan.ts';
import type { Access } from './access.ts';
import { grantedPermissions } from './permissions.ts';

const THREADS = `query Threads($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      reviewThreads(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { id isResolved comments(first: 1) { nodes { id } } }
      }
    }
  }
}`;

const MOST_PAGES = 20;

interface Thread {
  readonly id: string;
  readonly isResolved: boolean;
  readonly comments: { readonly nodes: readonly { readonly id: string }[] };
}

interface Answer {
  readonly repository: {
    readonly pullRequest: {
      readonly reviewThreads: {
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
        readonly nodes: readonly Thread[];
      };
    };
  };
}

/** Does nothing where the installation did not grant what GitHub asks for, which is what the manifest asks for too. */
export async function settleThreads(access: Access, number: number, edits: readonly CommentEdit[]): Promise<void> {
  if (edits.length === 0 || (await grantedPermissions(access))?.contents !== 'write') return;
  const wanted = new Map(edits.map(({ nodeId, minimise }) => [nodeId, minimise]));
  const changes = (await readThreads(access, number, new Set(wanted.keys()))).flatMap((thread) => {
    const resolve = wanted.get(thread.comments.nodes[0]?.id ?? '');
    return resolve === undefined || resolve === thread.isResolved ? [] : [{ id: thread.id, resolve }];
  });
  if (changes.length === 0) return;
  const parameters = changes.map((_, index) => `$id${index}: ID!`).join(', ');
  const fields = changes.map(
    ({ resolve }, index) =>
      `t${index}: ${resolve ? 'resolveReviewThread' : 'unresolveReviewThread'}(input: { threadId: $id${index} }) { clientMutationId }`,
  );
  const variables = Object.fromEntries(changes.map(({ id }, index) => [`id${index}`, id]));
  await access.octokit.graphql(`mutation Settle(${parameters}) {\n  ${fields.join('\n  ')}\n}`, variables);
}

/** Until all that are wanted were seen. */
async function readThreads(
  { queries, repository, signal }: Access,
  number: number,
  wanted: ReadonlySet<string>,
): Promise<readonly Thread[]> {
  const threads: Thread[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer: Answer = await queries.graphql(THREADS, { ...repository, number, after, request: { signal } });
    const { nodes, pageInfo } = answer.repository.pullRequest.reviewThreads;
    threads.push(...nodes.filter(({ comments }) => wanted.has(comments.nodes[0]?.id ?? '')));
    if (threads.length >= wanted.size || !pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  return threads;
}
