/** Files and folders by path, and whole archives. */
import { readObject, readTree, type TreeEntry } from '../git/read-objects.ts';
import { forRepository, type Operation, type RepositoryCall } from '../http/call.ts';
import { found, ok, Refusal, type Reply } from '../http/reply.ts';
import { revision } from '../state/revisions.ts';
import { fullName } from '../state/world.ts';
import { apiRoot, encodePath, repositoryApi, repositoryPage } from '../views/addresses.ts';
import { wrappedBase64 } from './git-data.ts';

const inlineBytes = 1024 * 1024;
const rawBytes = 100 * 1024 * 1024;
const mostEntries = 1_000;

export const contentOperations: Readonly<Record<string, Operation>> = {
  'repos/get-content': forRepository({ contents: 'read' }, async (call) => {
    const { repository, params, query } = call;
    const sha = await revision(repository, query.ref);
    if (!sha) throw new Refusal(404, `No commit found for the ref ${query.ref}`);
    const path = (params.path ?? '').replace(/\/$/, '');
    const object = found(await readObject(repository.directory, `${sha}:${path}`));
    if (object.type === 'tree') return folder(call, path, object.oid);
    if (object.type !== 'blob') throw new Refusal(404, 'Not Found');
    return file(call, path, object.oid, object.content);
  }),

  // GitHub answers with the address of another host, good for a few minutes and without further authorization.
  'repos/download-tarball-archive': forRepository({ contents: 'read' }, async ({ world, repository, params }) => {
    const sha = found(await revision(repository, params.ref));
    return {
      status: 302,
      headers: { location: `${world.origin}/codeload/${fullName(repository)}/legacy.tar.gz/${sha}` },
    };
  }),
};

function folderEntry(entry: TreeEntry): 'dir' | 'file' | 'symlink' | 'submodule' {
  if (entry.type === 'tree') return 'dir';
  if (entry.type === 'commit') return 'submodule';
  return entry.mode === '120000' ? 'symlink' : 'file';
}

async function folder(call: RepositoryCall, path: string, oid: string): Promise<Reply> {
  const entries = await readTree(call.repository.directory, oid, { recursive: false });
  return ok(
    entries.slice(0, mostEntries).map((entry) => ({
      ...addressesOf(call, path === '' ? entry.path : `${path}/${entry.path}`, entry.oid, entry.type),
      size: entry.size ?? 0,
      type: folderEntry(entry),
    })),
  );
}

function file(call: RepositoryCall, path: string, oid: string, content: Buffer): Reply {
  if (content.length > rawBytes) throw new Refusal(403, 'This API returns blobs up to 100 MB in size.');
  if (call.accept.includes('raw')) {
    return {
      status: 200,
      body: content,
      headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' },
    };
  }
  const large = content.length > inlineBytes;
  return ok({
    ...addressesOf(call, path, oid, 'blob'),
    size: content.length,
    type: 'file',
    content: large ? '' : wrappedBase64(content),
    encoding: large ? 'none' : 'base64',
  });
}

function addressesOf({ world, repository, query }: RepositoryCall, path: string, sha: string, type: string) {
  const ref = query.ref ?? repository.defaultBranch;
  const self = `${repositoryApi(world, repository)}/contents/${encodePath(path)}?ref=${encodeURIComponent(ref)}`;
  const kind = type === 'tree' ? 'tree' : 'blob';
  const html = `${repositoryPage(world, repository)}/${kind}/${encodePath(ref)}/${encodePath(path)}`;
  const git = `${apiRoot(world)}/repos/${fullName(repository)}/git/${kind}s/${sha}`;
  return {
    name: path.split('/').at(-1) ?? '',
    path,
    sha,
    url: self,
    html_url: html,
    git_url: git,
    download_url:
      kind === 'blob' ? `${repositoryPage(world, repository)}/raw/${encodePath(ref)}/${encodePath(path)}` : null,
    _links: { self, git, html },
  };
}
