/** Holds what README and its neighbours say to what there is. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DIFF_FORMATS, REVIEW_FORMATS } from '../../src/cli/formats.ts';
import { readConfig } from '../../src/policy/read-config.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { updateIndex } from '../../src/rules/update-index.ts';

const DOCUMENTS = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
  ...['rules/README.md', 'test/e2e/README.md'],
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const { rules } = loadRules();
const readme = read('README.md');
const manifest = JSON.parse(read('package.json'));

describe.each(DOCUMENTS)('%s', (document) => {
  const text = read(document);

  it('links to files and headings that exist', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const broken = links.filter((target) => !/^https?:/.test(target) && !isThere(document, target));
    expect(broken).toEqual([]);
  });

  it('names npm scripts that exist', () => {
    const named = [...text.matchAll(/\bnpm (?:run (?:--silent )?([a-z:-]+)|(test|start)\b)/g)].map(
      ([, a, b]) => a ?? b,
    );
    expect(named.filter((name) => manifest.scripts[name ?? ''] === undefined)).toEqual([]);
  });

  it('names files and folders of the repository that exist', () => {
    const paths = [...text.matchAll(/`((?:src|test|rules|scripts|demo|docs|schema)\/[\w./-]*)`/g)].map(
      ([, path = '']) => path,
    );
    expect(paths.filter((path) => !existsSync(path) && !path.includes('/my-'))).toEqual([]);
  });
});

describe('README.md', () => {
  it('has the table of rules that there are', () => {
    expect(updateIndex(readme, rules.values(), 'rules/') === readme, 'run npm run generate').toBe(true);
  });

  it('lists the permissions of the manifest', () => {
    const listed = tableOf('permissions').map(([name, level]) => [name, level]);
    expect(Object.fromEntries(listed)).toEqual(parse(read('app.yml')).default_permissions);
  });

  it('lists the environment variables that the app reads', () => {
    const used = [...read('src/app/settings.ts').matchAll(/\benv\.([A-Z_]+)/g)].map(([, name]) => name);
    expect(
      tableOf('environment')
        .map(([name]) => name)
        .sort(),
    ).toEqual([...new Set(used)].sort());
  });

  it('shows a configuration that is valid', () => {
    expect(readConfig(blocksOf('yaml')[0] ?? '', 'README.md', rules)).toHaveProperty('config');
  });

  it('shows JSON of the published shape', async () => {
    const { Ajv2020 } = await import('ajv/dist/2020.js');
    const isValid = new Ajv2020({ strict: true }).compile(JSON.parse(read('schema/findings.schema.json')));
    expect(isValid(JSON.parse(blocksOf('json')[0] ?? '')), JSON.stringify(isValid.errors)).toBe(true);
  });

  it('names the formats that there are', () => {
    expect(readme).toContain(`\`diff\` takes \`--format ${DIFF_FORMATS.join('|')}\``);
    expect(readme).toContain(`\`review\` takes \`--format ${REVIEW_FORMATS.join('|')}\``);
  });

  it('opens with the two commands, set-up included: the demo, then the tests', () => {
    expect(blocksOf('sh').slice(0, 2)).toEqual(['npm ci && npm run demo\n', 'npm ci && npm test\n']);
    expect(read('.ci/run')).toMatch(/^npm ci && npm test$/m);
  });
});

it('ARCHITECTURE.md gives a reason for each package that is installed with the product', () => {
  const architecture = read('ARCHITECTURE.md');
  expect(Object.keys(manifest.dependencies).filter((name) => !architecture.includes(`\`${name}\``))).toEqual([]);
});

function read(path: string): string {
  return readFileSync(path, 'utf8');
}

function isThere(document: string, target: string): boolean {
  const [path = '', heading] = target.split('#');
  const file = path === '' ? document : join(dirname(document), path);
  if (!existsSync(file)) return false;
  return heading === undefined || headingsOf(read(file)).includes(heading);
}

/** As GitHub makes anchors of them. */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
}

/** The rows of the table between two comments: cells without their backticks. */
function tableOf(name: string): string[][] {
  const [, table = ''] = readme.split(new RegExp(`<!-- /?${name} -->`));
  const rows = table.trim().split('\n').slice(2);
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}

function blocksOf(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\\s*\`\`\`${language}\\n([\\s\\S]*?)^\\s*\`\`\``, 'gm'))].map(
    ([, text = '']) => text,
  );
}
