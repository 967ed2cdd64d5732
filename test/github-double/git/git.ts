/** Runs the `git` command on a bare repository, shielded from the machine's own git configuration. */
import { spawn } from 'node:child_process';

const environment = {
  PATH: process.env.PATH,
  LC_ALL: 'C',
  TZ: 'UTC',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
};

/** Standard output of `git args…` in the directory. Throws with git's own words when it ends with another status than 0. */
export function git(directory: string, args: readonly string[], input?: string | Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['-c', 'core.quotePath=false', ...args], { cwd: directory, env: environment });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) return resolve(Buffer.concat(out));
      reject(new Error(`git ${args.join(' ')} ended with ${status}: ${Buffer.concat(err).toString().trim()}`));
    });
    // git may end before it has read everything, as after a bad argument; its status tells what happened.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** As `git`, as text without the last line break. */
export async function gitText(directory: string, args: readonly string[], input?: string): Promise<string> {
  return (await git(directory, args, input)).toString().trimEnd();
}
