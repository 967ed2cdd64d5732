/** The commits at the heads of default branches: where an app that was just installed reports that it is there. */
import type { Access } from './access.ts';

/** GitHub answers a query within ten seconds or not at all. */
const PER_QUERY = 50;

interface Answer {
  readonly [alias: string]: { readonly object: { readonly oid: string } | null } | null;
}

/** By name; repositories without a commit, and those that the app may not read, are left out. One request for fifty. */
export async function readDefaultHeads(
  { queries, signal }: Pick<Access, 'queries' | 'signal'>,
  owner: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const heads = new Map<string, string>();
  for (let first = 0; first < names.length; first += PER_QUERY) {
    const batch = names.slice(first, first + PER_QUERY);
    const parameters = batch.map((_, index) => `$n${index}: String!`).join(', ');
    const fields = batch.map(
      (_, index) => `r${index}: repository(owner: $owner, name: $n${index}) { object(expression: "HEAD") { oid } }`,
    );
    const query = `query Heads($owner: String!, ${parameters}) {\n  ${fields.join('\n  ')}\n}`;
    const variables = Object.fromEntries(batch.map((name, index) => [`n${index}`, name]));
    const answer = await ask(() => queries.graphql<Answer>(query, { owner, ...variables, request: { signal } }));
    for (const [index, name] of batch.entries()) {
      const oid = answer[`r${index}`]?.object?.oid;
      if (oid !== undefined) heads.set(name, oid);
    }
  }
  return heads;
}

/** A repository that is gone by now is an error beside the answer about the others. */
async function ask(query: () => Promise<Answer>): Promise<Answer> {
  try {
    return await query();
  } catch (error) {
    const { data } = error as { readonly data?: Answer };
    if (data === undefined || data === null) throw error;
    return data;
  }
}
