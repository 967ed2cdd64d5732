/** Real Git repositories in temporary folders, untouched by the machine's own configuration. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

const ENVIRONMENT = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

/** Content by path; `undefined` removes the file. */
export type Files = Readonly<Record<string, string | Uint8Array | undefined>>;

export interface Repository {
  readonly folder: string;
  readonly git: (...args: readonly string[]) => string;
  readonly write: (files: Files) => void;
  /** Writes, commits everything and gives the commit's id. */
  readonly commit: (files: Files) => string;
}

/** An empty repository with the branch `main`. */
export function makeRepository(): Repository {
  const repository = openRepository(temporaryFolder());
  repository.git('init', '--quiet', '--initial-branch=main');
  return repository;
}

/** A clone of `origin`; `options` as for `git clone`. */
export function cloneRepository(origin: Repository, ...options: readonly string[]): Repository {
  const clone = openRepository(temporaryFolder());
  clone.git('-c', 'protocol.file.allow=always', 'clone', '--quiet', ...options, `file://${origin.folder}`, '.');
  return clone;
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dash-state-guard-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    if (content === undefined) {
      rmSync(file, { force: true });
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

function openRepository(folder: string): Repository {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', folder, ...args], { env: ENVIRONMENT, encoding: 'utf8', stdio: 'pipe' }).trim();
  const write = (files: Files) => writeFiles(folder, files);
  const commit = (files: Files) => {
    write(files);
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', 'change');
    return git('rev-parse', 'HEAD');
  };
  return { folder, git, write, commit };
}
