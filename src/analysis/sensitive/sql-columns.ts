/** Which columns a query returns, and from which table, as far as its text tells. */
import { type SqlToken, sqlTokens } from './sql-tokens.ts';

export interface SqlColumn {
  /** The column as it stands in the table; `*` for all of them. */
  readonly name: string;
  /** Undefined where several tables are joined and the text does not say. */
  readonly table: string | undefined;
}

const LIST_END = new Set(['from', 'into', 'where', 'union', 'limit', 'order', 'group']);
const AFTER_TABLE = new Set(
  'where on using join inner left right full cross natural outer group order limit union having set values as'.split(
    ' ',
  ),
);

/** The columns of every select list and RETURNING clause; lists inside brackets count where they feed a `*`. */
export function sqlColumns(sql: string): SqlColumn[] {
  const tokens = sqlTokens(sql);
  const depths = depthsOf(tokens);
  const starts = tokens.flatMap((token, index) =>
    isWord(token, 'select') || isWord(token, 'returning') ? [index] : [],
  );
  const lists = starts.map((start) => readList(tokens, depths, start));
  const outer = lists.filter((list) => list.depth === 0);
  const seen = outer.some((list) => list.columns.some(({ name }) => name === '*')) ? lists : outer;
  return (outer.length === 0 ? lists : seen).flatMap((list) => list.columns);
}

/** The tables that a statement reads: what follows FROM and JOIN. */
export function sqlTables(sql: string): string[] {
  return [...tablesIn(sqlTokens(sql)).values()].filter((name, index, all) => all.indexOf(name) === index);
}

interface SelectList {
  readonly depth: number;
  readonly columns: readonly SqlColumn[];
}

function readList(tokens: readonly SqlToken[], depths: readonly number[], start: number): SelectList {
  const depth = depths[start] ?? 0;
  const end = tokens.findIndex((_, index) => index > start && (depths[index] ?? 0) < depth);
  const body = tokens.slice(start + 1, end === -1 ? undefined : end);
  const bodyDepths = depths.slice(start + 1);
  const listEnd = body.findIndex((token, index) => bodyDepths[index] === depth && isListEnd(token));
  const list = listEnd === -1 ? body : body.slice(0, listEnd);
  const before = isWord(tokens[start], 'returning') ? tokens.slice(0, start) : body;
  const tables = tablesIn(before.filter((_, index) => before !== body || bodyDepths[index] === depth));
  return { depth, columns: splitItems(list, bodyDepths, depth).flatMap((item) => readItem(item, tables)) };
}

function isListEnd(token: SqlToken): boolean {
  return (token.kind === 'word' && LIST_END.has(token.text)) || token.text === ';';
}

function splitItems(list: readonly SqlToken[], depths: readonly number[], depth: number): SqlToken[][] {
  const items: SqlToken[][] = [[]];
  list.forEach((token, index) => {
    if (token.text === ',' && token.kind === 'mark' && depths[index] === depth) items.push([]);
    else items.at(-1)?.push(token);
  });
  return items;
}

/** `u.email AS mail` is the column email of the table behind `u`. Expressions and calls are something else. */
function readItem(item: readonly SqlToken[], tables: ReadonlyMap<string, string>): SqlColumn[] {
  const tokens = isWord(item[0], 'distinct') || isWord(item[0], 'all') ? item.slice(1) : item;
  const aliasAt = tokens.findIndex((token) => isWord(token, 'as'));
  const source = aliasAt === -1 ? withoutBareAlias(tokens) : tokens.slice(0, aliasAt);
  const path = source.filter((_, index) => index % 2 === 0);
  const dotted = source.every((token, index) => (index % 2 === 0 ? isColumn(token) : token.text === '.'));
  const name = path.at(-1)?.text;
  if (!dotted || name === undefined || source.length % 2 === 0) return [];
  const owner = path.at(-2)?.text;
  const only = new Set(tables.values()).size === 1 ? [...tables.values()][0] : undefined;
  return [{ name, table: owner === undefined ? only : (tables.get(owner) ?? owner) }];
}

/** `email mail`: two names without a mark between them, the second renames the first. */
function withoutBareAlias(tokens: readonly SqlToken[]): readonly SqlToken[] {
  const [last, previous] = [tokens.at(-1), tokens.at(-2)];
  const renames = last !== undefined && previous !== undefined && isIdentifier(last) && isIdentifier(previous);
  return renames ? tokens.slice(0, -1) : tokens;
}

/** Tables by alias and by their own name. */
function tablesIn(tokens: readonly SqlToken[]): Map<string, string> {
  const tables = new Map<string, string>();
  for (let index = 0; index < tokens.length; index += 1) {
    if (!['from', 'join', 'into', 'update'].some((word) => isWord(tokens[index], word))) continue;
    do {
      index = readTable(tokens, index + 1, tables);
    } while (tokens[index]?.text === ',');
    index -= 1;
  }
  return tables;
}

/** Reads `schema.table alias` at the index and returns the index after it. */
function readTable(tokens: readonly SqlToken[], start: number, tables: Map<string, string>): number {
  let index = start;
  let name: string | undefined;
  while (tokens[index] !== undefined && isIdentifier(tokens[index])) {
    name = tokens[index]?.text;
    index += 1;
    if (tokens[index]?.text !== '.') break;
    index += 1;
  }
  if (name === undefined) return index;
  tables.set(name, name);
  if (isWord(tokens[index], 'as')) index += 1;
  const alias = tokens[index];
  if (alias === undefined || !isIdentifier(alias) || AFTER_TABLE.has(alias.text)) return index;
  tables.set(alias.text, name);
  return index + 1;
}

function depthsOf(tokens: readonly SqlToken[]): number[] {
  let depth = 0;
  return tokens.map((token) => {
    if (token.kind !== 'mark') return depth;
    if (token.text === ')') depth -= 1;
    const here = depth;
    if (token.text === '(') depth += 1;
    return here;
  });
}

function isWord(token: SqlToken | undefined, word: string): boolean {
  return token?.kind === 'word' && token.text === word;
}

function isIdentifier(token: SqlToken | undefined): boolean {
  return token !== undefined && (token.kind === 'word' || token.kind === 'name');
}

function isColumn(token: SqlToken): boolean {
  return isIdentifier(token) || token.text === '*';
}
