/** Git objects in GraphQL. */
import type { GitObject } from '../git/read-objects.ts';
import { readTree, type TreeEntry } from '../git/read-objects.ts';
import type { Repository } from '../state/model.ts';
import { objectNodeId } from '../state/node-id.ts';
import type { GraphqlContext, ObjectType, Typed } from './types.ts';

/** A git object with the repository that it was read from. */
interface Placed {
  readonly repository: Repository;
  readonly object: GitObject;
}

const graphqlTypes = { blob: 'Blob', tree: 'Tree', commit: 'Commit', tag: 'Tag' } as const;
const idKinds = { blob: 'B', tree: 'T', commit: 'C', tag: 'REF' } as const;

export function typedObject(repository: Repository, object: GitObject | undefined): Typed | undefined {
  return object && { type: graphqlTypes[object.type], value: { repository, object } satisfies Placed };
}

const gitObject: ObjectType = {
  oid: { resolve: ({ object }: Placed) => object.oid },
  abbreviatedOid: { resolve: ({ object }: Placed) => object.oid.slice(0, 7) },
  id: {
    resolve: ({ object, repository }: Placed) => objectNodeId(idKinds[object.type], repository.id, object.oid),
  },
};

/** GitHub looks for a NUL near the start, as git does. */
function isBinary({ object }: Placed): boolean {
  return object.content.subarray(0, 8_000).includes(0);
}

function isTruncated({ object }: Placed, { world }: GraphqlContext): boolean {
  return object.content.length > world.limits.blobTextBytes;
}

export const gitTypes: Readonly<Record<string, ObjectType>> = {
  GitObject: gitObject,
  Blob: {
    ...gitObject,
    byteSize: { resolve: ({ object }: Placed) => object.content.length },
    // GitHub does not look into a blob that it cuts, and answers null.
    isBinary: { resolve: (blob: Placed, _, context) => (isTruncated(blob, context) ? null : isBinary(blob)) },
    isTruncated: { resolve: (blob: Placed, _, context) => isTruncated(blob, context) },
    // A choice of the double: bytes that are not UTF-8 come as U+FFFD and the blob still counts as text. Whoever needs
    // the true bytes must compare the text with `byteSize`, or ask REST for the blob.
    text: {
      resolve: (blob: Placed, _, { world }: GraphqlContext) =>
        isBinary(blob) ? null : blob.object.content.subarray(0, world.limits.blobTextBytes).toString(),
    },
  },
  Tree: {
    ...gitObject,
    entries: {
      of: 'TreeEntry',
      resolve: async ({ repository, object }: Placed) => {
        const entries = await readTree(repository.directory, object.oid, { recursive: false });
        return entries.map((value) => ({ type: 'TreeEntry', value }));
      },
    },
  },
  TreeEntry: {
    name: { resolve: (entry: TreeEntry) => entry.path },
    type: { resolve: (entry: TreeEntry) => entry.type },
    mode: { resolve: (entry: TreeEntry) => Number.parseInt(entry.mode, 8) },
    oid: { resolve: (entry: TreeEntry) => entry.oid },
    size: { resolve: (entry: TreeEntry) => entry.size ?? 0 },
  },
  Commit: {
    ...gitObject,
    message: {
      resolve: ({ object }: Placed) =>
        object.content
          .toString()
          .replace(/^[\s\S]*?\n\n/, '')
          .trimEnd(),
    },
  },
  Tag: gitObject,
};
