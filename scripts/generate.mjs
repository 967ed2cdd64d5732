/**
 * Writes every file that is generated from another one. Needs `npm run build`.
 *
 *   node scripts/generate.mjs [--check]
 *
 * With `--check` nothing is written; the exit status is 1 where a file is out of date.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const GENERATORS = ['write-generated.mjs', 'write-rule-index.mjs', 'reduce-openapi.mjs'];

for (const generator of GENERATORS) {
  const path = fileURLToPath(new URL(generator, import.meta.url));
  const { status } = spawnSync(process.execPath, [path, ...process.argv.slice(2)], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
