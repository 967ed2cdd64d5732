import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatConfigProblem } from '../../src/policy/config-problem.ts';
import { readConfig } from '../../src/policy/read-config.ts';
import { sampleRules } from './sample-rules.ts';

const FILE = '.github/dash-state-guard.yml';
const read = (text: string) => readConfig(text, FILE, sampleRules);
const messages = (text: string) => {
  const result = read(text);
  return 'problems' in result ? result.problems.map(formatConfigProblem) : [];
};

const CONTRACT = `
mode: enforce            # observe (check neutral, no comments) | warn (comments, check neutral) | enforce
fail_on: error
comment_on: warning
paths:
  include: ["**/*.py"]
  ignore: ["legacy/**"]
  builtin_ignore: true
rules:
  store-user-data-scope: { severity: error, allowed_storage: [session] }
  session-lifetime: { max: 8h }
  debug-exposed: off
data_types:
  - { id: business.deal-size, level: high, names: [deal_size, "*_margin"], examples: { match: [deal_size], no_match: [deal] } }
not_sensitive: [token_count, "email_template_*"]
sources: [{ call: app.vault.read, data_type: credential.secret }]
sanitizers: [app.security.mask]
sinks: [{ call: app.cache.put_public, argument: 1, surface: store }]
guidelines_url: "https://example.org/secure-dash/{rule}"
drafts: check
bots: check
accept: { by: write, author: true }
suppressions: allow
locked: [fail_on, "rules.debug-exposed"]
`;

describe('readConfig', () => {
  it('takes every key of the documented example', () => {
    const result = read(CONTRACT);
    expect(result).toHaveProperty('config.file', FILE);
    expect(result).toHaveProperty('config.settings.sinks', [
      { call: 'app.cache.put_public', argument: 1, surface: 'store' },
    ]);
  });

  it.each([
    ['nothing', ''],
    ['a comment alone', '# later\n'],
    ['an empty map', '{}'],
    ['false for off', 'rules: { debug-exposed: false, session-lifetime: { severity: false } }'],
    ['a bare severity', 'rules: { debug-exposed: notice }'],
    ['a list used twice by alias', 'paths: { include: &a ["app/**"], ignore: *a }'],
    ['a type of its own', 'data_types: [{ id: own.type, names: [x1] }]\nsources: [{ call: a.b, data_type: own.type }]'],
    ['an argument by name', 'sinks: [{ call: put, argument: value, surface: cookie }]'],
  ])('takes %s', (_, text) => {
    expect(messages(text)).toEqual([]);
  });

  it.each([
    [
      'an unknown key near a known one',
      'mode: warn\nfail-on: error\n',
      '2:1: fail-on: unknown key "fail-on"; did you mean "fail_on"?',
    ],
    [
      'an unknown key far from any',
      'accept:\n  everyone: true\n',
      '2:3: accept.everyone: unknown key "everyone"; allowed: by, author',
    ],
    [
      'a wrong value',
      'mode: enforced\n',
      '1:7: mode: "enforced" is not allowed here; did you mean "enforce"? Allowed: observe, warn, enforce',
    ],
    [
      'a rule that does not exist',
      'rules:\n  debug-exposd: off\n',
      '2:3: rules.debug-exposd: unknown key "debug-exposd"; did you mean "debug-exposed"? Allowed: store-user-data-scope, session-lifetime, debug-exposed',
    ],
    [
      'a severity that does not exist',
      'rules:\n  debug-exposed: critical\n',
      '2:18: rules.debug-exposed: "critical" is not allowed here; allowed: error, warning, notice, off',
    ],
    [
      'true for a rule',
      'rules: { debug-exposed: true }',
      '1:25: rules.debug-exposed: true is not allowed here; allowed: error, warning, notice, off',
    ],
    [
      'a wrong severity inside a rule',
      'rules:\n  session-lifetime:\n    severity: eror\n    max: 8h\n',
      '3:15: rules.session-lifetime.severity: "eror" is not allowed here; did you mean "error"? Allowed: error, warning, notice, off',
    ],
    [
      'an option of another rule',
      'rules: { debug-exposed: { max: 8h } }',
      '1:27: rules.debug-exposed.max: unknown key "max"; allowed: severity',
    ],
    [
      'a storage type that does not exist',
      'rules: { store-user-data-scope: { allowed_storage: [session, cookie] } }',
      '1:62: rules.store-user-data-scope.allowed_storage[1]: "cookie" is not allowed here; allowed: memory, session, local',
    ],
    [
      'a duration without a unit',
      'rules: { session-lifetime: { max: 8 } }',
      '1:35: rules.session-lifetime.max: 8 is not allowed here; it must be a length of time such as 90s, 30m, 8h, 7d or 2w',
    ],
    ['a map where a list belongs', 'paths: { ignore: legacy }', '1:18: paths.ignore: must be a list of globs'],
    ['a file that is no map', '- mode\n', '1:1: must be a map with the keys '],
    ['a key written twice', 'mode: warn\nmode: enforce\n', '2:1: Map keys must be unique'],
    ['broken YAML', 'mode: [warn\nbots: check\n', '2:1: '],
    ['a tag of some program', 'mode: !!js/function "x"\n', '1:7: Unresolved tag'],
    [
      'an unknown data type',
      'sources: [{ call: app.read, data_type: credential.tokn }]',
      '1:40: sources[0].data_type: unknown data type "credential.tokn"; did you mean "credential.token"?',
    ],
    [
      'an example that its names miss',
      'data_types:\n  - id: a.b\n    names: ["*_margin"]\n    examples: { match: [margin] }\n',
      '4:25: data_types[0].examples.match[0]: "margin" matches none of the names',
    ],
    [
      'a counter-example that its names hit',
      'data_types: [{ id: a.b, names: ["deal*"], examples: { no_match: [dealer] } }]',
      '1:66: data_types[0].examples.no_match[0]: "dealer" matches one of the names',
    ],
    ['a glob that costs too much', 'paths: { ignore: ["*a*a*a*a*"] }', '1:19: paths.ignore[0]: has too many stars'],
    [
      'an address that is none',
      'guidelines_url: "javascript:alert(1)"',
      '1:17: guidelines_url: "javascript:alert(1)" is not allowed here; it must be an http or https address',
    ],
    [
      'a lock on nothing',
      'locked: [fail_onn]',
      '1:10: locked[0]: "fail_onn" is not allowed here; did you mean "fail_on"?',
    ],
    ['a prototype key', '__proto__: { mode: warn }\n', '1:1: __proto__: unknown key "__proto__"'],
    ['an inherited key', 'constructor: 1\n', '1:1: constructor: unknown key "constructor"'],
  ])('refuses %s', (_, text, message) => {
    expect(messages(text)).toEqual([expect.stringContaining(`${FILE}:${message}`)]);
  });

  it('reports everything at once, in the order of the file', () => {
    const text = 'rules: { nope: off, debug-exposed: nope }\nmodes: warn\nmoode: warn\nbots: sometimes\n';
    expect(messages(text).map((message) => message.split(': ')[1])).toEqual([
      'rules.nope',
      'rules.debug-exposed',
      'modes',
      'moode',
      'bots',
    ]);
  });

  it.each([
    ['an alias bomb', `a: &a [${'x, '.repeat(9)}x]\nb: &b [${'*a, '.repeat(9)}*a]\nc: [${'*b, '.repeat(9)}*b]\n`],
    ['brackets without end', '['.repeat(60_000)],
    ['a very long file', `# ${'x'.repeat(70_000)}`],
  ])('refuses %s in one sentence', (_, text) => {
    expect(messages(text)).toEqual([expect.stringMatching(/^[^\n]{1,200}$/)]);
  });

  it('stops listing after twenty', () => {
    const text = Array.from({ length: 30 }, (_, index) => `key${index}x: 1\n`).join('');
    expect(messages(text)).toHaveLength(21);
    expect(messages(text).at(-1)).toBe(`${FILE}:21:1: 10 more problems from here on`);
  });

  it('answers any text', () => {
    const word = fc.constantFrom(
      'mode',
      'rules',
      'paths',
      'locked',
      ': ',
      '\n',
      '  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '&a ',
      '*a',
      '"',
      '!!x ',
      '?',
      '\t',
      '|',
      '#',
      'off',
      '1',
      '\u0000',
      '\ud800',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((words) => words.join('')),
        ),
        (text) => {
          const result = read(text);
          return (
            'config' in result ||
            (result.problems.length > 0 && result.problems.every(({ line, column }) => line > 0 && column > 0))
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('knows the data types of the organisation', () => {
    const house = readConfig('data_types: [{ id: house.secret, names: [h1] }]', 'house.yml', sampleRules);
    const text = 'sources: [{ call: a.b, data_type: house.secret }]';
    const inherited = 'config' in house ? house.config : undefined;
    expect(readConfig(text, FILE, sampleRules, inherited)).toHaveProperty('config');
    expect(readConfig(text, FILE, sampleRules)).toHaveProperty('problems');
  });
});
