import Parser from 'tree-sitter';
import python from 'tree-sitter-python';
import { findComments } from './comments.ts';
import { readExpression } from './conversion/expression.ts';
import type { Reader } from './conversion/reader.ts';
import { readBlock } from './conversion/statement.ts';
import { findLineStarts } from './lines.ts';
import { inspectTree } from './problems.ts';
import { readableSource, type Source, withoutStars, withoutTemplates } from './source.ts';
import type { Module } from './syntax.ts';

/** What one file may cost. */
export interface ParseBudget {
  /** Time for tree-sitter, in microseconds. */
  readonly timeoutMicros?: number;
  /** Length of the text in UTF-16 code units. */
  readonly maxLength?: number;
  /** How deep expressions and blocks may nest; what is deeper is Unknown. */
  readonly maxDepth?: number;
}

/** A file that was given up, and the budget that it exceeded. */
export interface ParseFailure {
  readonly exceeded: 'size' | 'time';
}

/** Generous for code that people write; far below what makes a parse costly or a walk over its result deep. */
const defaults = { timeoutMicros: 2_000_000, maxLength: 4_000_000, maxDepth: 256 };

const parser = new Parser();
parser.setLanguage(python as unknown as Parser.Language);

/** Parses Python. Never throws: broken code gives `errors`, code beyond the budget a `ParseFailure`. */
export function parseModule(text: string, budget: ParseBudget = {}): Module | ParseFailure {
  const { timeoutMicros, maxLength, maxDepth } = { ...defaults, ...budget };
  if (text.length > maxLength) return { exceeded: 'size' };
  const parsed = parseText(text, timeoutMicros);
  if (!parsed) return { exceeded: 'time' };
  const { root, stars } = parsed;
  const reader: Reader = {
    text,
    cursor: root.walk(),
    sound: !root.hasError && stars.size === 0,
    stars,
    maxDepth,
    strings: [],
    depth: 0,
    starred: stars.size > 0,
    position: 0,
    skipped: false,
    expression: readExpression,
    block: readBlock,
  };
  const body = readBlock(reader);
  const lineStarts = findLineStarts(text);
  if (reader.sound && !reader.skipped) {
    return { body, comments: findComments(text, reader.strings), errors: [], lineStarts };
  }
  return { body, ...inspectTree(text, root.walk()), lineStarts };
}

/** Whether parsing gave a module. */
export function isModule(result: Module | ParseFailure): result is Module {
  return 'body' in result;
}

/** Parses `text`, again if it may be broken only for what the grammar does not know. */
function parseText(text: string, timeoutMicros: number): Parsed | undefined {
  const source = readableSource(text);
  const first = parseSource(source, timeoutMicros);
  if (!first?.root.hasError) return first;
  const plain = withoutTemplates(source);
  const second = plain.text === source.text ? first : (parseSource(plain, timeoutMicros) ?? first);
  if (!second.root.hasError) return second;
  const starless = withoutStars(plain);
  const third = starless.stars.size > 0 ? parseSource(starless, timeoutMicros) : undefined;
  return third && !third.root.hasError ? third : second;
}

interface Parsed {
  readonly root: Parser.SyntaxNode;
  readonly stars: ReadonlySet<number>;
}

function parseSource({ text, stars }: Source, timeoutMicros: number): Parsed | undefined {
  parser.setTimeoutMicros(timeoutMicros);
  // The types do not say that a parse that runs out of time gives nothing. A buffer for the whole text saves handing it
  // over in pieces.
  const tree: Parser.Tree | null | undefined = parser.parse(text, null, { bufferSize: text.length + 1 });
  if (tree) return { root: tree.rootNode, stars };
  // Without this the next parse would go on with this text.
  parser.reset();
  return undefined;
}
