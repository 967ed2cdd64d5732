/** The check as the pull request shows it, and as its own page does. */
import type { ShownCheck } from '../snapshot.ts';
import { printable } from './printable.ts';
import { renderMarkdown } from './render-markdown.ts';
import type { Terminal } from './terminal.ts';

/** The line that stands in the list of checks. */
export function checkLine({ name, conclusion, title }: ShownCheck, { colors }: Pick<Terminal, 'colors'>): string {
  const mark = conclusion === 'success' ? colors.green('✓') : conclusion === 'failure' ? colors.red('✗') : '○';
  return `${mark} ${colors.bold(printable(name))}  ${printable(title)}`;
}

/** The line, and below it all that the check says. */
export function printCheck(check: ShownCheck, terminal: Terminal): void {
  const look = { width: terminal.width - 2, colors: terminal.colors };
  const body = renderMarkdown(`${check.summary}\n\n${check.text}`, look);
  terminal.print(checkLine(check, terminal), '', ...body.map((line) => `  ${line}`.trimEnd()));
}
