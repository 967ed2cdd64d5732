/** A repository of 2 MB: the example app again and again, each copy an app of its own. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPython } from './read-python.mjs';

const ENOUGH = 2_000_000;

/** @returns the folder, which the caller removes */
export function makeRepository() {
  const example = readPython(fileURLToPath(new URL('../demo/example-app', import.meta.url)));
  const folder = mkdtempSync(join(tmpdir(), 'dash-state-guard-bench-'));
  let written = 0;
  for (let copy = 0; written < ENOUGH; copy++) {
    for (const { path, text } of example) {
      const file = join(folder, `app_${copy}`, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      written += text.length;
    }
  }
  return folder;
}
