/** A page of `rules/` becomes a `Rule`. */
import { readFrontMatter } from './front-matter.ts';
import type { Rule } from './rule.ts';

const FRONT_MATTER = /^---\n(?<yaml>[\s\S]*?\n)---\n+(?<body>[\s\S]*)$/;
const OPENING = /^# (?<title>\S.*)\n\n+(?<why>[^\s#][\s\S]*?)(?:\n\n|\n*$)/;

/**
 * Reads one rule page. Pure.
 *
 * @param id the rule's id, the page's file name without `.md`
 * @param text the page
 * @throws Error that begins with page and line, such as `store-sensitive-data.md:3: severity: …`
 */
export function readRule(id: string, text: string): Rule {
  const page = `${id}.md`;
  const unix = text.replaceAll('\r\n', '\n');
  const { yaml, body } = FRONT_MATTER.exec(unix)?.groups ?? {};
  if (yaml === undefined || body === undefined) {
    throw new Error(`${page}:1: front matter: the page must begin with YAML between two lines of "---"`);
  }
  const metadata = readFrontMatter(page, yaml);
  const { title, why } = OPENING.exec(body)?.groups ?? {};
  if (title === undefined || why === undefined) {
    const line = unix.split('\n').indexOf('---', 1) + 2;
    throw new Error(
      `${page}:${line}: title: the front matter must be followed by "# Title" and a paragraph that says why`,
    );
  }
  return { id, ...metadata, title: title.trim(), why: why.replaceAll('\n', ' '), body };
}
