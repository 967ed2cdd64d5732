/** YAML text → a plain value and the place of each key in it. Hostile text costs nothing. */
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { ConfigProblem } from './config-problem.ts';

/** A configuration is a page or two; more is not read. */
const MAX_CHARACTERS = 64 * 1024;
/** Enough to reuse a list here and there, too little to multiply them. */
const MAX_ALIASES = 20;

export type Path = readonly PropertyKey[];

export interface Yaml {
  readonly value: unknown;
  /** A problem at the value of `path`, or at its key where `atKey` says so. */
  readonly problemAt: (path: Path, message: string, atKey?: 'key') => ConfigProblem;
}

export function parseYaml(text: string, file: string): Yaml | { readonly problems: readonly ConfigProblem[] } {
  const whole = (message: string) => ({ problems: [{ file, line: 1, column: 1, key: '', message }] });
  if (text.length > MAX_CHARACTERS) return whole(`the file is longer than ${MAX_CHARACTERS / 1024} KiB`);
  try {
    return readDocument(text, file);
  } catch (error) {
    // Too many aliases, or brackets nested so deep that the reader gives up.
    return whole(
      `the file could not be read as YAML: ${error instanceof Error ? firstLine(error.message) : 'too complex'}`,
    );
  }
}

function readDocument(text: string, file: string): Yaml | { readonly problems: readonly ConfigProblem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  // What follows the first error is mostly its echo.
  const broken = document.errors[0] ?? document.warnings[0];
  if (broken !== undefined) {
    return { problems: [{ ...place(broken.pos[0]), key: '', message: firstLine(broken.message) }] };
  }
  return {
    value: document.toJS({ maxAliasCount: MAX_ALIASES }) ?? {},
    problemAt: (path, message, atKey) => ({
      ...place(offsetOf(document, path, atKey === 'key')),
      key: keyText(path),
      message,
    }),
  };
}

/** Offset of the value or key at `path`, or of the nearest thing above it that the file holds. */
function offsetOf(document: Document, path: Path, atKey: boolean): number {
  if (atKey) {
    const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === path.at(-1))
      : undefined;
    if (isNode(pair?.key) && pair.key.range) return pair.key.range[0];
  }
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function keyText(path: Path): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`))
    .join('');
}

function firstLine(message: string): string {
  if (message.startsWith('Maximum call stack')) return 'brackets are nested too deep';
  return (message.split('\n')[0] ?? message).replace(/\s*at line \d+, column \d+:?$/, '');
}
