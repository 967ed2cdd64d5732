import type { Import, ImportAlias, ImportFrom } from '../syntax.ts';
import { advance, eachPart, enter, leave, type Reader } from './reader.ts';

/** Reads `import a.b as c, d`. */
export function readImport(reader: Reader, start: number): Import {
  return { kind: 'Import', start, end: reader.cursor.endIndex, names: readAliases(reader) };
}

/** Reads `from __future__ import a`, which the grammar sets apart. */
export function readFutureImport(reader: Reader, start: number): ImportFrom {
  return {
    kind: 'ImportFrom',
    start,
    end: reader.cursor.endIndex,
    level: 0,
    module: '__future__',
    names: readAliases(reader),
  };
}

/** Reads `from ..a import b as c`, or `*`. */
export function readFromImport(reader: Reader, start: number): ImportFrom {
  const end = reader.cursor.endIndex;
  let from: string | undefined;
  const names: ImportAlias[] = [];
  eachPart(reader, (name) => {
    if (from === undefined) from = dottedText(reader);
    else names.push(readAlias(reader, name));
  });
  const module = (from ?? '').replace(/^\.+/, '');
  return { kind: 'ImportFrom', start, end, level: (from ?? '').length - module.length, module, names };
}

function readAliases(reader: Reader): ImportAlias[] {
  const names: ImportAlias[] = [];
  eachPart(reader, (name) => names.push(readAlias(reader, name)));
  return names;
}

function readAlias(reader: Reader, kind: string): ImportAlias {
  const { text, cursor } = reader;
  const start = cursor.startIndex;
  const end = cursor.endIndex;
  if (kind !== 'aliased_import') return { start, end, name: dottedText(reader), alias: undefined };
  enter(reader);
  const name = dottedText(reader);
  advance(reader);
  const alias = text.slice(cursor.startIndex, cursor.endIndex);
  leave(reader);
  return { start, end, name, alias };
}

/** A dotted name may have blanks and line continuations around its dots. */
function dottedText({ text, cursor }: Reader): string {
  return text.slice(cursor.startIndex, cursor.endIndex).replace(/[\s\\]+/g, '');
}
