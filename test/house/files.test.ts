/** Holds what every file of the repository keeps to: how it opens, how long it may be, and that it holds no secret. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import { expect, it } from 'vitest';
import { readSourceFiles } from './source-files.ts';

/** Tracked files and those about to be; what `.gitignore` names is left out. */
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '' && existsSync(path));

const MOST_LINES = 300;

it('a file of src says in a doc comment what it is for, at its top or at its first exported function or value', () => {
  const silent = readSourceFiles().filter(({ text }) => !opensWithDocComment(text));
  expect(silent.map(({ path }) => path)).toEqual([]);
});

it(`no code file has more than ${MOST_LINES} lines, but for those that ARCHITECTURE.md gives a reason for`, () => {
  const long = tracked.filter((path) => /\.(?:ts|mjs)$/.test(path) && lineCount(path) > MOST_LINES);
  expect(long.sort()).toEqual(excusedFiles().sort());
});

it('no file holds a secret', async () => {
  const config = {
    rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator, options: {} }],
  };
  const hits: string[] = [];
  for (const path of tracked.filter(isText)) {
    const source = { content: readFileSync(path, 'utf8'), filePath: path, ext: '', contentType: 'text' as const };
    const { messages } = await lintSource({ source, options: { config, maskSecrets: true } });
    hits.push(...messages.map(({ loc, messageId }) => `${path}:${loc.start.line} ${messageId}`));
  }
  expect(hits).toEqual([]);
});

function opensWithDocComment(text: string): boolean {
  if (/^(?:#!.*\n)?\/\*\*/.test(text)) return true;
  const [beforeFirstExport = ''] = text.split(/^export (?:async )?(?:function|const|class)\b/m);
  return beforeFirstExport.trimEnd().endsWith('*/');
}

function lineCount(path: string): number {
  return readFileSync(path, 'utf8').split('\n').length - 1;
}

/** The first column of the table below "Files over 300 lines". */
function excusedFiles(): string[] {
  const [, section = ''] = readFileSync('ARCHITECTURE.md', 'utf8').split('## Files over 300 lines\n');
  const [table = ''] = section.split('\n## ');
  return [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, path]) => path ?? '');
}

function isText(path: string): boolean {
  return !/\.(?:png|gz|node)$/.test(path) && path !== 'package-lock.json';
}
