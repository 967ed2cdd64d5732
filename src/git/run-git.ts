/** Runs the `git` command without a shell, deaf to hooks, filters, pagers and external diffs, and never on the net. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { GitError } from './git-error.ts';

/** Options for every call. A repository's own configuration must not make Git start another program. */
const OPTIONS = [
  '--no-pager',
  '-c',
  'core.quotePath=false',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'diff.external=',
] as const;

/**
 * Variables with which a hook or a wrapper points Git at another repository than the one that was asked for, or gives
 * patterns another meaning.
 */
const OVERRIDE = /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|NAMESPACE|EXTERNAL_DIFF|DIFF_OPTS|\w+_PATHSPECS|CONFIG_\w+)$/;

type Variables = Readonly<Record<string, string>>;

/**
 * Standard output of `git ARGS` run in `folder`.
 *
 * @param variables of the environment, besides those that every call gets
 * @throws GitError with Git's own first line where it fails, or where there is no `git`
 */
export async function runGit(folder: string, args: readonly string[], variables: Variables = {}): Promise<Buffer> {
  const { output, error, status } = await finish(startGit(folder, args, variables));
  if (status !== 0) throw new GitError(complaint(error) ?? `git failed with status ${status}`, status);
  return output;
}

/** `git ARGS` as a running process, for those who write to it. */
export function startGit(
  folder: string,
  args: readonly string[],
  variables: Variables = {},
): ChildProcessWithoutNullStreams {
  const env = { ...environment(), ...variables };
  return spawn('git', ['-C', folder, ...OPTIONS, ...args], { env, stdio: 'pipe', windowsHide: true });
}

/** The entries of NUL-separated output. */
export function splitNul(output: Buffer): string[] {
  return output.toString('utf8').split('\0').slice(0, -1);
}

export function splitLines(output: Buffer): string[] {
  return output.toString('utf8').split('\n').slice(0, -1);
}

function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !OVERRIDE.test(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    // A partial clone would fetch what is missing object by object. Older versions know only the second way to say no.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
  };
}

interface Finished {
  readonly output: Buffer;
  readonly error: string;
  readonly status: number | null;
}

function finish(child: ChildProcessWithoutNullStreams): Promise<Finished> {
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  child.stdin.on('error', () => undefined).end();
  return new Promise((resolve, reject) => {
    child.on('error', (cause) =>
      reject(new GitError('git could not be started; is it installed and on the PATH?', null, { cause })),
    );
    child.on('close', (status) =>
      resolve({ output: Buffer.concat(output), error: Buffer.concat(errors).toString('utf8'), status }),
    );
  });
}

function complaint(error: string): string | undefined {
  const line = error.split('\n').find((each) => each.trim() !== '');
  return line?.replace(/^(?:fatal|error): /, '');
}
