/** A rule's page as HTML that needs nothing else: no script, no font, no request of its own. */
import { createHash } from 'node:crypto';
import MarkdownIt from 'markdown-it';
import type { Rule } from '../rules/rule.ts';

/** The pages are our own text; the policy holds even if one of them were not. */
const markdown = new MarkdownIt({ html: false, linkify: false });

export function renderRule(rule: Rule): string {
  const facts = [
    `Rule <code>${rule.id}</code>`,
    `${rule.severity} by default`,
    ...rule.cwe.map((id) => `<a href="https://cwe.mitre.org/data/definitions/${id}.html">CWE-${id}</a>`),
  ];
  const body = `<p class="facts"><a href="/guidelines">All rules</a> · ${facts.join(' · ')}</p>\n${renderMarkdown(rule.body)}`;
  return page(rule.title, body);
}

export function renderOverview(rules: ReadonlyMap<string, Rule>): string {
  return page('Secure state in Dash apps', `<h1>Secure state in Dash apps</h1>\n${list(rules)}`);
}

export function renderMissing(rules: ReadonlyMap<string, Rule>): string {
  return page('No such rule', `<h1>No such rule</h1>\n<p>These are the rules there are:</p>\n${list(rules)}`);
}

function list(rules: ReadonlyMap<string, Rule>): string {
  const items = [...rules.values()].map(
    ({ id, title, severity, why }) =>
      `<dt><a href="/guidelines/${id}">${markdown.renderInline(title)}</a></dt>\n` +
      `<dd><p class="facts"><code>${id}</code> · ${severity} by default</p><p>${markdown.renderInline(why)}</p></dd>`,
  );
  return `<dl>\n${items.join('\n')}\n</dl>`;
}

/** Pages name each other by file, which reads well in the repository too. */
function renderMarkdown(text: string): string {
  return markdown.render(text).replace(/href="(?:\.\/)?([a-z0-9-]+)\.md"/g, 'href="/guidelines/$1"');
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${markdown.utils.escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; --text: #1f2328; --soft: #59636e; --back: #fff; --code: #f6f8fa; --line: #d1d9e0; --link: #0860ca; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6edf3; --soft: #9198a1; --back: #0d1117; --code: #151b23; --line: #3d444d; --link: #4f9cf9; }
}
body { margin: 0; background: var(--back); color: var(--text); font: 1rem/1.6 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1, h2, h3 { line-height: 1.25; margin: 2em 0 0.6em; }
h1 { margin-top: 0.6em; }
a { color: var(--link); }
code { font: 0.875em/1.5 ui-monospace, monospace; background: var(--code); padding: 0.1em 0.3em; border-radius: 4px; }
pre { background: var(--code); border: 1px solid var(--line); border-radius: 6px; padding: 0.8rem 1rem; overflow-x: auto; }
pre code { padding: 0; background: none; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { border: 1px solid var(--line); padding: 0.3rem 0.7rem; text-align: left; }
dt { font-weight: 600; margin-top: 1.4rem; }
dd { margin: 0; }
dd p { margin: 0.2rem 0; }
.facts { color: var(--soft); font-size: 0.875rem; }
`;

/** Only our own style may apply, named by its hash; everything else is shut off. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'public, max-age=300',
} as const;
