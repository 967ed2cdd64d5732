/** Markdown for a terminal: wrapped, indented, and with the looks that a terminal has. */
import type { Token } from 'markdown-it';
import { createMarkdown } from '../markdown.ts';
import { printable } from './printable.ts';
import { renderInline } from './render-inline.ts';
import { renderTable } from './render-table.ts';
import type { Colors } from './terminal.ts';
import { type Node, toTree } from './tree.ts';
import { wrap } from './wrap.ts';

export interface Look {
  readonly width: number;
  readonly colors: Colors;
  /** The lines that a suggestion in the text would replace. */
  readonly replaced?: readonly string[];
}

const markdown = createMarkdown();

/** Gives the lines of a text; blocks stand apart by an empty line. */
export function renderMarkdown(text: string, look: Look): string[] {
  return renderBlocks(toTree(markdown.parse(text, {})), look);
}

function renderBlocks(nodes: readonly Node[], look: Look): string[] {
  return nodes.flatMap((node, index) => {
    const lines = renderBlock(node, look);
    return index === 0 || isTight(node) ? lines : ['', ...lines];
  });
}

/** A paragraph in a list whose items stand close together. */
function isTight({ token }: Node): boolean {
  return token.hidden || token.type === 'list_item_open';
}

function renderBlock(node: Node, look: Look): string[] {
  const { colors, width } = look;
  switch (node.token.type) {
    case 'heading_open':
      return wrap(inlineOf(node, look), width).map(colors.bold);
    case 'bullet_list_open':
    case 'ordered_list_open':
      return renderList(node, look);
    case 'table_open':
      return renderTable(node, look);
    case 'fence':
    case 'code_block':
      return renderCode(node.token, look);
    case 'details_summary':
      return wrap([{ text: printable(node.token.content), paint: colors.bold }], width);
    case 'details_open':
      return renderBlocks(node.children, look);
    case 'hr':
      return [colors.dim('─'.repeat(width))];
    case 'blockquote_open':
      return indent(renderBlocks(node.children, narrowed(look, 2)), colors.dim('│ '));
    default:
      return node.children.length > 0 && node.children[0]?.token.type !== 'inline'
        ? renderBlocks(node.children, look)
        : wrap(inlineOf(node, look), width);
  }
}

function inlineOf(node: Node, { colors }: Look) {
  return node.children.flatMap(({ token }) => renderInline(token.children ?? [], colors));
}

function renderList({ token, children }: Node, look: Look): string[] {
  const first = Number(token.attrGet('start') ?? 1);
  return children.flatMap((item, index) => {
    const mark = token.type === 'ordered_list_open' ? `${first + index}. ` : '- ';
    const lines = renderBlocks(item.children, narrowed(look, mark.length));
    const tight = item.children.every(isTight) || index === 0;
    const [head = '', ...rest] = lines;
    return [...(tight ? [] : ['']), mark + head, ...indent(rest, ' '.repeat(mark.length))];
  });
}

/** A suggestion as the change that it is, other code as it stands. Code is cut nowhere: it has to stay right. */
function renderCode({ info, content }: Token, { colors, replaced = [] }: Look): string[] {
  const lines = printable(content).replace(/\n$/, '').split('\n');
  if (info.trim() !== 'suggestion') return lines.map((line) => `    ${colors.cyan(line)}`);
  const added = content === '' ? [] : lines;
  return [
    ...replaced.map((line) => colors.red(`  - ${printable(line)}`)),
    ...added.map((line) => colors.green(`  + ${line}`)),
  ];
}

function narrowed(look: Look, by: number): Look {
  return { ...look, width: Math.max(10, look.width - by) };
}

function indent(lines: readonly string[], by: string): string[] {
  return lines.map((line) => (by + line).trimEnd());
}
