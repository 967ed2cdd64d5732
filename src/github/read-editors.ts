/** Who edited comments. GitHub lets people with write access edit those of others, and REST does not tell. */
import type { Access } from './access.ts';

/** GraphQL takes so many nodes at once. */
const PER_QUERY = 100;

const QUERY = `query Editors($ids: [ID!]!) {
  nodes(ids: $ids) { ... on PullRequestReviewComment { id editor { login } } }
}`;

interface Answer {
  readonly nodes: readonly ({ readonly id: string; readonly editor: { readonly login: string } | null } | null)[];
}

/** The login of the last editor by node id; comments that nobody edited are left out. One request for a hundred. */
export async function readEditors(
  { queries, signal }: Pick<Access, 'queries' | 'signal'>,
  nodeIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const editors = new Map<string, string>();
  for (let first = 0; first < nodeIds.length; first += PER_QUERY) {
    const ids = nodeIds.slice(first, first + PER_QUERY);
    const { nodes } = await queries.graphql<Answer>(QUERY, { ids, request: { signal } });
    for (const node of nodes) if (node?.editor) editors.set(node.id, node.editor.login);
  }
  return editors;
}
