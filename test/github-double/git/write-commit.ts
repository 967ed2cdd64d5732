/** Commits a change to a branch of a bare repository in one step, without a work tree. */
import { git } from './git.ts';

/** Text or bytes of a file; the longer form gives its mode, as for a program, a symbolic link, or a submodule's commit. */
export type FileContent = string | Buffer | { readonly mode: FileMode; readonly content: string };
type FileMode = '100644' | '100755' | '120000' | '160000';

export interface TreeChange {
  readonly files?: Readonly<Record<string, FileContent>>;
  readonly deletes?: readonly string[];
  /** Old path → new path; `files` may then give the new path other content. */
  readonly renames?: Readonly<Record<string, string>>;
}

export interface CommitInput extends TreeChange {
  readonly branch: string;
  readonly message: string;
  readonly author: { readonly name: string; readonly email: string };
  /** Seconds since 1970. */
  readonly seconds: number;
  /** Parents of the commit; none makes a root commit. The branch is moved to the new commit in any case. */
  readonly parents: readonly string[];
}

/** Makes the commit and moves the branch to it. Returns the commit's sha. */
export async function writeCommit(directory: string, input: CommitInput): Promise<string> {
  const out = await git(
    directory,
    ['fast-import', '--quiet', '--force', '--date-format=raw'],
    Buffer.concat(streamOf(input)),
  );
  return out.toString().trim();
}

function streamOf(input: CommitInput): Buffer[] {
  const [first, ...others] = input.parents;
  const person = `${input.author.name} <${input.author.email}> ${input.seconds} +0000`;
  return [
    line('feature done'),
    line(`commit refs/heads/${input.branch}`),
    line('mark :1'),
    line(`author ${person}`),
    line(`committer ${person}`),
    ...data(input.message),
    ...(first === undefined ? [line('deleteall')] : [line(`from ${first}`)]),
    ...others.map((parent) => line(`merge ${parent}`)),
    ...Object.entries(input.renames ?? {}).map(([from, to]) => line(`R ${quoted(from)} ${quoted(to)}`)),
    ...(input.deletes ?? []).map((path) => line(`D ${quoted(path)}`)),
    ...Object.entries(input.files ?? {}).flatMap(([path, content]) => fileLines(path, content)),
    // Prints the sha of the commit.
    line('get-mark :1'),
    line('done'),
  ];
}

function fileLines(path: string, file: FileContent): Buffer[] {
  const { mode, content } = isPlain(file) ? { mode: '100644', content: file } : file;
  if (mode === '160000') return [line(`M ${mode} ${String(content)} ${quoted(path)}`)];
  return [line(`M ${mode} inline ${quoted(path)}`), ...data(content)];
}

function isPlain(file: FileContent): file is string | Buffer {
  return typeof file === 'string' || Buffer.isBuffer(file);
}

function data(content: string | Buffer): Buffer[] {
  const bytes = Buffer.from(content);
  return [line(`data ${bytes.length}`), bytes, line('')];
}

function quoted(path: string): string {
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

function line(text: string): Buffer {
  return Buffer.from(`${text}\n`);
}
