/**
 * `npm run bench [-- FOLDER]`: the whole analysis of a repository beside bare parsing of the same files, and beside
 * other tools where they are installed. Each figure is a process of its own, the contenders in turn, so that a noisy
 * machine is noisy for all of them; the ratio is what to quote. Without a folder, a repository of 2 MB is made of the
 * example app; a real one tells more.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeRepository } from './make-repository.mjs';

const ROUNDS = 5;
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

const made = process.argv[2] === undefined ? makeRepository() : undefined;
const folder = process.argv[2] ?? made;
try {
  report(measure(contenders(folder)));
} finally {
  if (made) rmSync(made, { recursive: true, force: true });
}

function contenders(dir) {
  const all = [
    { name: 'bare parsing (tree-sitter)', command: [process.execPath, here('bare-parsing.mjs'), dir] },
    { name: 'dash-state-guard review', command: [process.execPath, here('whole-analysis.mjs'), dir] },
    { name: 'ast-grep, a handful of patterns', command: ['ast-grep', 'scan', '-r', here('patterns.yml'), dir] },
    { name: 'bandit', command: ['bandit', '-q', '-r', dir, '-f', 'json'] },
  ];
  return all.filter(({ name, command }) => isInstalled(command[0]) || console.log(`${name}: not installed, left out`));
}

function isInstalled(program) {
  return program === process.execPath || spawnSync('which', [program]).status === 0;
}

function measure(list) {
  const results = list.map((contender) => ({ ...contender, wall: [], memory: [], inside: [], told: '' }));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const result of results) {
      const started = performance.now();
      const { stdout } = spawnSync('/usr/bin/env', ['--', ...result.command], { encoding: 'utf8', maxBuffer: 1 << 28 });
      const wall = performance.now() - started;
      // The first round warms the disk's cache.
      if (round === 0) continue;
      result.wall.push(wall);
      const own = /^\{"milliseconds":.*\}$/m.exec(stdout ?? '');
      if (!own) continue;
      const { milliseconds, peakMegabytes, told } = JSON.parse(own[0]);
      result.inside.push(milliseconds);
      result.memory.push(peakMegabytes);
      result.told = told;
    }
  }
  return results;
}

function report(results) {
  const [bare] = results;
  for (const { name, wall, inside, memory, told } of results) {
    const parts = [
      `${name}: whole process ${median(wall).toFixed(0)} ms (${(median(wall) / median(bare.wall)).toFixed(2)} times bare parsing)`,
    ];
    if (inside.length > 0) {
      const ratio = (median(inside) / median(bare.inside)).toFixed(2);
      parts.push(`without start and reading ${median(inside).toFixed(0)} ms (${ratio} times)`);
      parts.push(`peak ${median(memory).toFixed(0)} MB`, told);
    }
    console.log(parts.join(', '));
  }
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
