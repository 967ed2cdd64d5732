/** GraphQL's global ids: opaque to users, here a prefix for the kind and the number. */

export type NodeKind = 'A' | 'BOT' | 'CR' | 'CS' | 'I' | 'O' | 'PR' | 'PRR' | 'PRRC' | 'PRRT' | 'R' | 'U';

/** Kind and number → id, as `PRRC_kwDOAAAEAA`. */
export function nodeId(kind: NodeKind, id: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(id));
  return `${kind}_kwDO${bytes.toString('base64url')}`;
}

/** The number in an id of the kind; undefined for an id of another kind. */
export function readNodeId(kind: NodeKind, id: string): number | undefined {
  const [prefix, rest] = [`${kind}_kwDO`, id.slice(kind.length + 5)];
  if (!id.startsWith(prefix)) return undefined;
  const bytes = Buffer.from(rest, 'base64url');
  return bytes.length === 8 ? Number(bytes.readBigUInt64BE()) : undefined;
}

/** Id of a git object, which has no number. */
export function objectNodeId(kind: 'B' | 'C' | 'T' | 'REF', repositoryId: number, name: string): string {
  return `${kind}_kwDO${Buffer.from(`${repositoryId}:${name}`).toString('base64url')}`;
}
