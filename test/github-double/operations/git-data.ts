/** The plain objects of git: trees, blobs, commits and refs. */
import { readCommit, readRef } from '../git/history.ts';
import { readObject, readTree, type TreeEntry } from '../git/read-objects.ts';
import { forRepository, type Operation, type RepositoryCall } from '../http/call.ts';
import { notFound, ok, Refusal, type Reply } from '../http/reply.ts';
import { objectNodeId } from '../state/node-id.ts';
import { revision } from '../state/revisions.ts';
import { repositoryApi } from '../views/addresses.ts';
import { gitCommitView } from '../views/commit.ts';

const largestBlob = 100 * 1024 * 1024;
const fullSha = /^[0-9a-f]{40}$/;

export const gitDataOperations: Readonly<Record<string, Operation>> = {
  'git/get-tree': forRepository({ contents: 'read' }, async ({ world, repository, params, query }) => {
    const name = params.tree_sha ?? '';
    const tree = await readObject(repository.directory, `${(await revision(repository, name)) ?? name}^{tree}`);
    if (!tree) throw notFound();
    // Any value at all asks for the whole tree, "0" and "false" too.
    const recursive = query.recursive !== undefined;
    const entries = await readTree(repository.directory, tree.oid, { recursive });
    const api = `${repositoryApi(world, repository)}/git`;
    return ok({
      sha: tree.oid,
      url: `${api}/trees/${tree.oid}`,
      tree: entries.slice(0, world.limits.treeEntries).map((entry) => entryView(api, entry)),
      truncated: entries.length > world.limits.treeEntries,
    });
  }),

  'git/get-blob': forRepository({ contents: 'read' }, getBlob),

  'git/get-commit': forRepository({ contents: 'read' }, async ({ world, repository, params }) => {
    const sha = params.commit_sha ?? '';
    const object = fullSha.test(sha) ? await readObject(repository.directory, sha) : undefined;
    if (object?.type !== 'commit') throw notFound();
    return ok(gitCommitView(world, repository, await readCommit(repository.directory, sha)));
  }),

  'git/get-ref': forRepository({ contents: 'read' }, async ({ world, repository, params }) => {
    const ref = `refs/${params.ref}`;
    const sha = /^(heads|tags|pull)\//.test(params.ref ?? '') ? await readRef(repository.directory, ref) : undefined;
    if (!sha) throw notFound();
    const api = `${repositoryApi(world, repository)}/git`;
    return ok({
      ref,
      node_id: objectNodeId('REF', repository.id, ref),
      url: `${api}/${ref}`,
      object: { type: 'commit', sha, url: `${api}/commits/${sha}` },
    });
  }),
};

async function getBlob({ world, repository, params, accept }: RepositoryCall): Promise<Reply> {
  const sha = params.file_sha ?? '';
  const blob = fullSha.test(sha) ? await readObject(repository.directory, sha) : undefined;
  if (blob?.type !== 'blob') throw notFound();
  if (blob.content.length > largestBlob) throw new Refusal(403, 'This API returns blobs up to 100 MB in size.');
  if (accept.includes('raw')) {
    return {
      status: 200,
      body: blob.content,
      headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' },
    };
  }
  return ok({
    sha,
    node_id: objectNodeId('B', repository.id, sha),
    size: blob.content.length,
    url: `${repositoryApi(world, repository)}/git/blobs/${sha}`,
    content: wrappedBase64(blob.content),
    encoding: 'base64',
  });
}

/** Base64 in lines of sixty characters, as GitHub sends it. */
export function wrappedBase64(content: Buffer): string {
  return content.toString('base64').replaceAll(/.{1,60}/g, '$&\n');
}

function entryView(api: string, entry: TreeEntry) {
  return {
    path: entry.path,
    mode: entry.mode,
    type: entry.type,
    sha: entry.oid,
    ...(entry.size !== undefined && { size: entry.size }),
    // A submodule's commit lies in another repository and has no address here.
    ...(entry.type !== 'commit' && { url: `${api}/${entry.type}s/${entry.oid}` }),
  };
}
