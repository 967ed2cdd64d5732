import { isIdentifier, isMark, isWord, type SqlNode, splitAt, sqlTree } from './sql-tree.ts';

const BEFORE_TABLE = ['from', 'join', 'into', 'update'];
const AFTER_TABLES = ['where', 'set', 'values', 'group', 'order', 'having', 'limit', 'union', 'returning', 'select'];
/** Words that stand where the alias of a table could. */
const JOIN_WORDS = new Set([
  'on',
  'using',
  'inner',
  'left',
  'right',
  'full',
  'cross',
  'natural',
  'outer',
  'window',
  'for',
]);

/** The tables that a statement names, those of inner queries included. */
export function sqlTables(sql: string): string[] {
  return [...new Set(allTables(sqlTree(sql)))];
}

function allTables(nodes: readonly SqlNode[]): string[] {
  const inner = nodes.flatMap((node) => (node.kind === 'group' ? allTables(node.nodes) : []));
  return [...tablesByAlias(nodes).values(), ...inner];
}

/** What follows FROM, JOIN, INTO and UPDATE on this level, by alias and by its own name. */
export function tablesByAlias(nodes: readonly SqlNode[]): Map<string, string> {
  const tables = new Map<string, string>();
  nodes.forEach((node, index) => {
    if (!isWord(node, ...BEFORE_TABLE)) return;
    const rest = nodes.slice(index + 1);
    const end = rest.findIndex((next) => isWord(next, ...BEFORE_TABLE, ...AFTER_TABLES));
    const list = end === -1 ? rest : rest.slice(0, end);
    splitAt(list, (next) => isMark(next, ',')).forEach((part) => {
      readTable(part, tables);
    });
  });
  return tables;
}

/** `schema.table AS alias` */
function readTable(nodes: readonly SqlNode[], tables: Map<string, string>): void {
  let last = 0;
  while (isIdentifier(nodes[last]) && isMark(nodes[last + 1], '.')) last += 2;
  const name = nodes[last];
  if (name === undefined || !isIdentifier(name)) return;
  tables.set(name.text, name.text);
  const alias = isWord(nodes[last + 1], 'as') ? nodes[last + 2] : nodes[last + 1];
  if (alias !== undefined && isIdentifier(alias) && !JOIN_WORDS.has(alias.text)) tables.set(alias.text, name.text);
}
