/** Holds what an installation relies on: Node 20 is enough, no install script runs, and what is shipped is there. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Locked {
  readonly engines?: { readonly node?: string };
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const manifest = readJson('package.json');
const locked: Readonly<Record<string, Locked>> = readJson('package-lock.json').packages;

/** The oldest Node that runs the product, and the oldest that runs its tools as well. */
const OLDEST = { run: [20, 18, 1], work: [20, 19, 0] } as const;
type Version = readonly [number, number, number];

it('names the Node versions that Probot takes', () => {
  const withoutSpaces = (range = '') => range.replaceAll(/(?<=>=)\s+/g, '');
  expect(manifest.engines.node).toBe('^20.18.1 || >=22');
  expect(manifest.engines.node).toBe(withoutSpaces(locked['node_modules/probot']?.engines?.node));
});

it('installs nothing that asks for a newer Node, which npm would warn about', () => {
  const refused = Object.entries(locked)
    .filter(([, { engines, dev }]) => !takes(engines?.node ?? '*', dev ? OLDEST.work : OLDEST.run))
    .map(([path, { engines }]) => `${path} wants ${engines?.node}`);
  expect(refused).toEqual([]);
});

it('locks the packages of all platforms, also those that npm left out because its registry lacks them', () => {
  const missing = Object.entries(locked).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !(`${path}/node_modules/${name}` in locked || `node_modules/${name}` in locked))
      .map((name) => `${name}, for ${path}: npm ci would refuse the lock file`),
  );
  expect(missing).toEqual([]);
});

it('pins every direct dependency to one version', () => {
  const versions: string[] = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

it('ships files that exist', () => {
  expect(manifest.files.filter((path: string) => !existsSync(path))).toEqual([]);
});

describe('the parser', () => {
  it('has binaries of its own, so that no compiler and no install script is needed', () => {
    for (const name of ['tree-sitter', 'tree-sitter-python']) {
      expect(existsSync(`node_modules/${name}/build`), `${name} was compiled here`).toBe(false);
      for (const platform of ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64']) {
        expect(existsSync(`node_modules/${name}/prebuilds/${platform}/${name}.node`), `${name}, ${platform}`).toBe(
          true,
        );
      }
    }
  });

  it('is all that brings install scripts, and they are turned down, so that npm neither runs them nor asks', () => {
    const scripted = Object.keys(locked).filter((path) => locked[path]?.hasInstallScript);
    const denied = Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name] === false);
    expect(scripted.map((path) => path.replace('node_modules/', '')).sort()).toEqual(denied.sort());
  });

  it('loads and parses in a fresh process', () => {
    const program = `
      import Parser from 'tree-sitter';
      import Python from 'tree-sitter-python';
      const parser = new Parser();
      parser.setLanguage(Python);
      process.stdout.write(parser.parse('a = 1\\n').rootNode.toString());
    `;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
    });
    expect({ stdout, stderr }).toEqual({
      stdout: '(module (expression_statement (assignment left: (identifier) right: (integer))))',
      stderr: '',
    });
  });
});

describe('the licence and the changelog', () => {
  it('is MIT everywhere', () => {
    expect(manifest.license).toBe('MIT');
    expect(readFileSync('LICENSE', 'utf8')).toMatch(/^MIT License\n/);
  });

  it('has a section for what is not released, and one for each release up to this version', () => {
    const headings = [...readFileSync('CHANGELOG.md', 'utf8').matchAll(/^## \[([^\]]+)\]/gm)].map(([, name]) => name);
    expect(headings[0]).toBe('Unreleased');
    if (headings.length > 1) expect(headings[1]).toBe(manifest.version);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: the shape of these files is npm's.
function readJson(path: string): any {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Enough of npm's range syntax for what packages say about Node: alternatives of `>=`, `^` and bare versions. */
function takes(range: string, version: Version): boolean {
  return range.split('||').some((part) => {
    const [, operator, least = ''] = /^\s*(>=|\^)?\s*([\d.x*]+)/.exec(part) ?? [];
    if (least === '*') return true;
    const wanted = least.split('.').map((digits) => Number(digits) || 0);
    const reached = compare(version, wanted) >= 0;
    return operator === '>=' ? reached : reached && wanted[0] === version[0];
  });
}

function compare(version: Version, wanted: readonly number[]): number {
  const differences = version.map((number, index) => number - (wanted[index] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}
