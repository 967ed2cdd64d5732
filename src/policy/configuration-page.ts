/** The reference page of the configuration, written from its JSON Schema so that it cannot disagree with it. */
import { BUILTIN_IGNORE } from './ignored-paths.ts';

/** What this page reads of a JSON Schema. */
interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** The page in Markdown. */
export function configurationPage(schema: object): string {
  const { rules, ...keys } = (schema as Schema).properties ?? {};
  return [
    '# Configuration',
    '<!-- Written by scripts/write-generated.mjs. Change the schema in src/policy, not this page. -->',
    INTRODUCTION,
    '## Example',
    `\`\`\`yaml\n${EXAMPLE}\`\`\``,
    '## Keys',
    table(['Key', 'Allowed', 'Default', 'Meaning'], keyRows(keys)),
    '## Rules',
    rules?.description ?? '',
    table(['Rule', 'What it reports', 'Severity', 'Options'], ruleRows(rules?.properties ?? {})),
    '## Files that are ignored without being named',
    'With `builtin_ignore: true`, nothing is reported on:',
    BUILTIN_IGNORE.map((glob) => `- \`${glob}\``).join('\n'),
  ].join('\n\n');
}

const INTRODUCTION = `\
The app reads \`.github/dash-state-guard.yml\` on the base branch of a pull request, over the file of the same path in the
organisation's \`.github\` repository. The command line reads the file as the base has it, or the one given by \`--config\`.
No file is needed: every key has a default. A key that does not exist or a value that is not allowed is an error, which
names the file, the line and what is allowed.

Between the organisation's file and the repository's, maps merge, lists add, and the repository's value wins. A key that
the organisation names in \`locked\` is ignored in the repository's file, and the check run says so; the severity of a
locked rule may still rise.`;

/** A file that uses most keys; the tests read it. */
export const EXAMPLE = `\
mode: warn # comments, but no failing check while the team gets to know it
comment_on: error
paths:
  ignore: ["legacy/**"]
rules:
  debug-exposed: off
  persisted-sensitive-input: { severity: warning }
data_types:
  - id: business.deal-size
    level: high
    names: [deal_size, "*_margin"]
    examples: { match: [deal_size, gross_margin], no_match: [deal] }
not_sensitive: [token_count, "email_template_*"]
sources: [{ call: app.vault.read, data_type: credential.secret }]
sanitizers: [app.security.mask]
sinks: [{ call: app.cache.put_public, argument: 1, surface: cache }]
guidelines_url: "https://example.org/secure-dash/{rule}"
accept: { by: maintain, author: false }
`;

function keyRows(properties: Readonly<Record<string, Schema>>, above = ''): string[][] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const key = `${above}${name}`;
    const row = [code(key), allowed(schema), defaultOf(schema), schema.description ?? ''];
    if (schema.properties !== undefined) return [row, ...keyRows(schema.properties, `${key}.`)];
    if (schema.items?.properties !== undefined) return [row, ...keyRows(schema.items.properties, `${key}[].`)];
    return [row];
  });
}

function ruleRows(rules: Readonly<Record<string, Schema>>): string[][] {
  return Object.entries(rules).map(([id, schema]) => {
    const map = schema.anyOf?.find(({ properties }) => properties !== undefined);
    const { severity: _, ...options } = map?.properties ?? {};
    const described = Object.entries(options).map(
      ([name, option]) => `${code(name)}: ${allowed(option)} (default ${defaultOf(option)})`,
    );
    return [code(id), schema.description ?? '', defaultOf(schema), described.join('; ')];
  });
}

function allowed(schema: Schema): string {
  if (schema.title !== undefined) return schema.title;
  if (schema.enum !== undefined) return schema.enum.map((value) => code(value)).join(', ');
  if (schema.type === 'boolean') return '`true`, `false`';
  if (schema.items?.properties !== undefined) return 'a list of maps';
  if (schema.items !== undefined) return `a list; each ${allowed(schema.items)}`;
  if (schema.properties !== undefined) return 'a map';
  return '';
}

function defaultOf(schema: Schema): string {
  return schema.default === undefined || schema.properties !== undefined
    ? ''
    : code(JSON.stringify(schema.default).replace(/^"(.*)"$/, '$1'));
}

function code(text: string): string {
  return `\`${text}\``;
}

/** Cells padded to equal width, as the repository's formatter has them. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows].map((cells) => cells.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const [first = [], ...rest] = lines;
  const rule = widths.map((width) => '-'.repeat(width));
  return [first, rule, ...rest]
    .map((cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`)
    .join('\n');
}
