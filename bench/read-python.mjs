/** All Python files of a folder, as git lists them, else as they lie there. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export function readPython(folder) {
  const listed = spawnSync('git', ['-C', folder, 'ls-files', '-z', '*.py'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const paths = listed.status === 0 && listed.stdout ? listed.stdout.split('\0').filter(Boolean) : walk(folder, '');
  return paths
    .filter((path) => statSync(join(folder, path), { throwIfNoEntry: false })?.isFile())
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}

function walk(folder, below) {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return walk(folder, path);
    return entry.name.endsWith('.py') ? [path] : [];
  });
}

/** What a contender prints for `run.mjs`. */
export function tell(milliseconds, told) {
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ milliseconds, peakMegabytes, told }));
}
