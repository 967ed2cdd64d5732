/** Which columns a query returns, and from which table, as far as its text tells. */
import { tablesByAlias } from './sql-tables.ts';
import { isIdentifier, isMark, isWord, type SqlNode, splitAt, sqlTree } from './sql-tree.ts';

export interface SqlColumn {
  /** The column as it stands in the table; `*` for all of them. */
  readonly name: string;
  /** Undefined where several tables are joined, or an inner query, and the text does not say. */
  readonly table: string | undefined;
}

const LIST_END = ['from', 'into', 'where', 'limit', 'order', 'group'];

/** The columns of the outer select lists and of RETURNING; those of inner queries where a `*` passes them on. */
export function sqlColumns(sql: string): SqlColumn[] {
  return columnsOf(sqlTree(sql));
}

function columnsOf(nodes: readonly SqlNode[]): SqlColumn[] {
  const statements = splitAt(nodes, (node) => isMark(node, ';') || isWord(node, 'union', 'except', 'intersect'));
  return statements.flatMap(columnsOfStatement);
}

function columnsOfStatement(nodes: readonly SqlNode[]): SqlColumn[] {
  const start = nodes.findIndex((node) => isWord(node, 'select', 'returning'));
  if (start === -1) return innerColumns(nodes);
  const rest = nodes.slice(start + 1);
  const end = rest.findIndex((node) => isWord(node, ...LIST_END));
  const list = end === -1 ? rest : rest.slice(0, end);
  const source = isWord(nodes[start], 'returning') ? nodes.slice(0, start) : rest.slice(list.length);
  // Without a table it is no query: a label such as "Select your e-mail".
  if (!source.some((node) => isWord(node, 'from', 'into', 'update'))) return [];
  const tables = tablesByAlias(source);
  const columns = splitAt(list, (node) => isMark(node, ',')).flatMap((item) => readItem(item, tables));
  return columns.some(({ name }) => name === '*') ? [...columns, ...innerColumns(nodes)] : columns;
}

function innerColumns(nodes: readonly SqlNode[]): SqlColumn[] {
  return nodes.flatMap((node) => (node.kind === 'group' ? columnsOf(node.nodes) : []));
}

/** `u.email AS mail` is the column email of the table behind `u`. Expressions, texts and calls are something else. */
function readItem(item: readonly SqlNode[], tables: ReadonlyMap<string, string>): SqlColumn[] {
  const source = withoutAlias(isWord(item[0], 'distinct', 'all') ? item.slice(1) : item);
  const isPath = source.every((node, index) => (index % 2 === 0 ? isColumn(node) : isMark(node, '.')));
  const name = source.at(-1);
  if (name === undefined || !isPath || source.length % 2 === 0) return [];
  const owner = source.at(-3)?.text;
  return [{ name: name.text, table: owner === undefined ? onlyOne(tables) : (tables.get(owner) ?? owner) }];
}

function withoutAlias(item: readonly SqlNode[]): readonly SqlNode[] {
  const as = item.findIndex((node) => isWord(node, 'as'));
  if (as !== -1) return item.slice(0, as);
  return isIdentifier(item.at(-1)) && isIdentifier(item.at(-2)) ? item.slice(0, -1) : item;
}

function isColumn(node: SqlNode): boolean {
  return isIdentifier(node) || isMark(node, '*');
}

function onlyOne(tables: ReadonlyMap<string, string>): string | undefined {
  const [first, ...others] = new Set(tables.values());
  return others.length === 0 ? first : undefined;
}
