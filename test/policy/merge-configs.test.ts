import { describe, expect, it } from 'vitest';
import { defaultPolicy, mergeConfigs } from '../../src/policy/merge-configs.ts';
import { type Config, readConfig } from '../../src/policy/read-config.ts';
import { sampleRules } from './sample-rules.ts';

function config(text: string | undefined, file: string): Config | undefined {
  if (text === undefined) return undefined;
  const result = readConfig(text, file, sampleRules);
  if ('problems' in result) throw new Error(result.problems[0]?.message);
  return result.config;
}

const merge = (organisation: string | undefined, repository: string | undefined) =>
  mergeConfigs(sampleRules, {
    organisation: config(organisation, 'organisation.yml'),
    repository: config(repository, 'repository.yml'),
  });

describe('mergeConfigs', () => {
  it('fills in every default', () => {
    expect(defaultPolicy(sampleRules)).toEqual({
      mode: 'enforce',
      failOn: 'error',
      commentOn: 'warning',
      paths: { include: ['**/*.py'], ignore: [], builtinIgnore: true },
      rules: new Map([
        ['store-user-data-scope', { severity: 'warning', options: { allowed_storage: ['memory', 'session'] } }],
        ['session-lifetime', { severity: 'warning', options: { max: '12h' } }],
        ['debug-exposed', { severity: 'error', options: {} }],
      ]),
      dataTypes: [],
      notSensitive: [],
      sources: [],
      sanitizers: [],
      sinks: [],
      guidelinesUrl: undefined,
      drafts: 'check',
      bots: 'check',
      accept: { by: 'write', author: true },
      suppressions: 'allow',
      locked: [],
      origins: new Map(),
      notes: [],
    });
  });

  it('lets the repository win, merges maps and adds lists', () => {
    const policy = merge(
      'mode: warn\nbots: skip\npaths: { ignore: [a/**, b/**] }\nrules: { session-lifetime: { max: 8h }, debug-exposed: warning }\naccept: { by: admin }',
      'mode: enforce\npaths: { ignore: [b/**, c/**], builtin_ignore: false }\nrules: { session-lifetime: notice }\naccept: { author: false }',
    );
    expect(policy).toMatchObject({
      mode: 'enforce',
      bots: 'skip',
      paths: { include: ['**/*.py'], ignore: ['a/**', 'b/**', 'c/**'], builtinIgnore: false },
      accept: { by: 'admin', author: false },
    });
    expect(policy.rules.get('session-lifetime')).toEqual({ severity: 'notice', options: { max: '8h' } });
    expect(policy.rules.get('debug-exposed')).toEqual({ severity: 'warning', options: {} });
    expect(policy.notes).toEqual([]);
  });

  it('remembers who set what', () => {
    const { origins } = merge(
      'mode: warn\nnot_sensitive: [a]\nrules: { debug-exposed: off }',
      'mode: observe\nnot_sensitive: [b]',
    );
    expect(Object.fromEntries(origins)).toEqual({
      mode: ['repository'],
      not_sensitive: ['organisation', 'repository'],
      'rules.debug-exposed.severity': ['organisation'],
    });
  });

  it.each([
    ['a key', 'fail_on: error\nlocked: [fail_on]', 'fail_on: notice', { failOn: 'error' }, ['"fail_on" is locked']],
    ['a key that only the default sets', 'locked: [mode]', 'mode: observe', { mode: 'enforce' }, ['"mode" is locked']],
    [
      'a part of a map',
      'locked: [paths.ignore]',
      'paths: { ignore: [a], builtin_ignore: false }',
      { paths: { ignore: [], builtinIgnore: false } },
      ['"paths.ignore" is locked'],
    ],
    [
      'a whole map',
      'locked: [accept]',
      'accept: { by: admin, author: false }',
      { accept: { by: 'write', author: true } },
      ['"accept.by" is locked', '"accept.author" is locked'],
    ],
    [
      'everything',
      'locked: ["*"]',
      'mode: warn\nnot_sensitive: [x]',
      { mode: 'enforce', notSensitive: [] },
      ['"mode" is locked', '"not_sensitive" is locked'],
    ],
    [
      'nothing by the repository',
      'mode: warn',
      'locked: [mode]',
      { locked: [] },
      ['"locked" counts in the organisation\'s file alone'],
    ],
  ])('locks %s', (_, organisation, repository, expected, notes) => {
    const policy = merge(organisation, repository);
    expect(policy).toMatchObject(expected);
    expect(policy.notes).toEqual(notes.map((note) => expect.stringContaining(note)));
  });

  it.each([
    ['fall below the default', 'locked: [rules.debug-exposed]', 'debug-exposed: off', 'error', 1],
    [
      'fall below what the organisation set',
      'rules: { debug-exposed: warning }\nlocked: [rules]',
      'debug-exposed: notice',
      'warning',
      1,
    ],
    ['rise', 'rules: { debug-exposed: off }\nlocked: ["*"]', 'debug-exposed: warning', 'warning', 0],
    ['stay', 'locked: [rules.debug-exposed]', 'debug-exposed: error', 'error', 0],
  ])('lets the severity of a locked rule %s only upwards', (_, organisation, rule, severity, notes) => {
    const policy = merge(organisation, `rules: { ${rule} }`);
    expect(policy.rules.get('debug-exposed')?.severity).toBe(severity);
    expect(policy.notes).toHaveLength(notes);
  });

  it('keeps the options of a locked rule', () => {
    const policy = merge(
      'locked: [rules.session-lifetime]',
      'rules: { session-lifetime: { severity: error, max: 7d } }',
    );
    expect(policy.rules.get('session-lifetime')).toEqual({ severity: 'error', options: { max: '12h' } });
    expect(policy.notes).toEqual([
      '"rules.session-lifetime.max" is locked by the organisation; the repository\'s value is ignored.',
    ]);
  });
});
