/** The select list of a query, item by item, in the order of its rows. */
import { tablesByAlias } from './sql-tables.ts';
import { isIdentifier, isMark, isWord, type SqlNode, splitAt, sqlTree } from './sql-tree.ts';

export interface SelectItem {
  /** Under which name the value stands in a row: the alias, or the column's own name. */
  readonly label: string | undefined;
  /** Columns of tables that go into the value; none for counts and the like. */
  readonly columns: readonly { readonly name: string; readonly table: string | undefined }[];
}

/**
 * The items of the outermost SELECT (or RETURNING).
 *
 * @returns undefined where the list is not all in the text: no query, a `*`, or several statements
 */
export function selectList(sql: string): readonly SelectItem[] | undefined {
  const nodes = withoutEnd(sqlTree(sql));
  if (nodes.some((node) => isMark(node, ';'))) return undefined;
  const start = nodes.findIndex((node) => isWord(node, 'select', 'returning'));
  if (start === -1) return undefined;
  const rest = nodes.slice(start + 1);
  const from = rest.findIndex((node) => isWord(node, 'from'));
  const isReturning = isWord(nodes[start], 'returning');
  if (from === -1 && !isReturning) return undefined;
  const list = isReturning ? rest : rest.slice(0, from);
  const tables = tablesByAlias(isReturning ? nodes : rest.slice(from));
  const items = splitAt(list, (node) => isMark(node, ',')).map((item) => readItem(skipQuantity(item), tables));
  return items.every((item) => item !== undefined) ? items : undefined;
}

function withoutEnd(nodes: readonly SqlNode[]): readonly SqlNode[] {
  return isMark(nodes.at(-1), ';') ? nodes.slice(0, -1) : nodes;
}

/** `DISTINCT`, `ALL`, `TOP 10`. */
function skipQuantity(item: readonly SqlNode[]): readonly SqlNode[] {
  return isWord(item[0], 'distinct', 'all', 'top') ? item.slice(1) : item;
}

function readItem(item: readonly SqlNode[], tables: ReadonlyMap<string, string>): SelectItem | undefined {
  if (item.length === 0 || isMark(item.at(-1), '*')) return undefined;
  const { source, alias } = splitAlias(item);
  return { label: alias ?? pathOf(source)?.name, columns: columnsIn(source, tables) };
}

function splitAlias(item: readonly SqlNode[]): { source: readonly SqlNode[]; alias: string | undefined } {
  const as = item.findLastIndex((node) => isWord(node, 'as'));
  if (as > 0) return { source: item.slice(0, as), alias: item[as + 1]?.text };
  const last = item.at(-1);
  const before = item.at(-2);
  const hasAlias = isIdentifier(last) && (isIdentifier(before) || before?.kind === 'group' || before?.kind === 'text');
  if (!hasAlias || isWord(last, 'end')) return { source: item, alias: undefined };
  return { source: item.slice(0, -1), alias: last?.text };
}

/** `a.b.c` as its last name and what stands before it. */
function pathOf(nodes: readonly SqlNode[]): { name: string; owner: string | undefined } | undefined {
  const isPath = nodes.every((node, index) => (index % 2 === 0 ? isIdentifier(node) : isMark(node, '.')));
  const name = nodes.at(-1);
  if (!isPath || nodes.length % 2 === 0 || name === undefined) return undefined;
  return { name: name.text, owner: nodes.at(-3)?.text };
}

/** Functions whose result still is what goes in; counts, sums, conditions and all others are something else. */
const PASSES_ON = ['coalesce', 'ifnull', 'nvl', 'isnull', 'trim', 'ltrim', 'rtrim', 'upper', 'lower', 'cast', 'concat'];

function columnsIn(nodes: readonly SqlNode[], tables: ReadonlyMap<string, string>): SelectItem['columns'] {
  const path = pathOf(nodes);
  if (path) {
    const [only, ...others] = new Set(tables.values());
    const table = path.owner === undefined ? (others.length === 0 ? only : undefined) : tables.get(path.owner);
    return [{ name: path.name, table: table ?? path.owner }];
  }
  const [name, group] = nodes;
  if (nodes.length === 2 && group?.kind === 'group' && isWord(name, ...PASSES_ON)) {
    const inner = splitAt(group.nodes, (node) => isMark(node, ',') || isWord(node, 'as'));
    return inner.flatMap((part) => columnsIn(part, tables));
  }
  // `first_name || ' ' || last_name`
  const parts = splitAt(nodes, (node) => isMark(node, '|'));
  return parts.length > 1 ? parts.filter((part) => part.length > 0).flatMap((part) => columnsIn(part, tables)) : [];
}
