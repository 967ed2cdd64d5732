/** The table of all rules, as the READMEs have it; it is never written by hand. */
import type { Rule } from './rule.ts';

const INDEX = /(?<=<!-- index -->\n)[\s\S]*(?=<!-- \/index -->)/;

/**
 * @param readme a README's text, with a line `<!-- index -->` and one `<!-- /index -->`
 * @param folder where the pages are, seen from the README
 * @returns the text with the table of these rules between the two lines
 * @throws Error where the lines are not there
 */
export function updateIndex(readme: string, rules: Iterable<Rule>, folder = ''): string {
  if (!INDEX.test(readme)) throw new Error('README.md needs the lines <!-- index --> and <!-- /index -->');
  const head = '| rule | kind | default | in one line |\n| --- | --- | --- | --- |\n';
  const rows = Array.from(
    rules,
    ({ id, kind, severity, title }) => `| [\`${id}\`](${folder}${id}.md) | ${kind} | ${severity} | ${title} |\n`,
  );
  return readme.replace(INDEX, () => head + rows.join(''));
}
