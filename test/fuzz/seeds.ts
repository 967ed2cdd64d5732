/** Programs to start from: the examples of all pages, and the Python files of a folder that FUZZ_FOLDER names. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExamples } from '../../src/rules/read-examples.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Longer files take their time, and show nothing that shorter ones do not. */
const LONGEST = 30_000;

/** Texts of Python files, at least one. */
export function readSeeds(folder = process.env.FUZZ_FOLDER): readonly string[] {
  const pages = ['rules', 'test/specs'].flatMap((name) => readPages(join(ROOT, name)));
  return folder === undefined ? pages : [...pages, ...readPython(folder)];
}

function readPages(folder: string): string[] {
  return namesIn(folder, '.md').flatMap((name) =>
    readExamples(readFileSync(join(folder, name), 'utf8')).flatMap(({ files }) => files.map(({ after }) => after)),
  );
}

function readPython(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .filter((text) => text.length <= LONGEST);
}

function namesIn(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort();
}
