// Writes the files that are generated from the configuration's schema. Run `npm run build` first.
// With --check it writes nothing, and ends with status 1 if a file is out of date.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedFiles } from '../dist/policy/generated-files.js';
import { loadRules } from '../dist/rules/load-rules.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = [...generatedFiles(loadRules().rules)].map(([path, content]) => ({
  path,
  file: join(root, path),
  content,
}));
const stale = files.filter(({ file, content }) => !existsSync(file) || readFileSync(file, 'utf8') !== content);

if (process.argv.includes('--check')) {
  for (const { path } of stale) console.error(`${path} is out of date; run npm run generate`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const { path, file, content } of stale) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    console.log(`wrote ${path}`);
  }
}
