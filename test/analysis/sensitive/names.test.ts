import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileNames, type NameKind } from '../../../src/analysis/sensitive/names.ts';
import { publishedNames as names, publishedModel } from './published.ts';

const variable = { kind: 'variable' } as const;

test('a match says type, level, words, reason and certainty', () => {
  expect(names.classifyName('user_api_token', variable)).toEqual({
    dataType: 'credential.token',
    level: 'high',
    words: ['api', 'token'],
    reason: "the name 'user_api_token'",
    certainty: 'strong',
    record: false,
  });
});

test.each([
  ['password', 'variable', undefined, 'strong'],
  ['access_token', 'variable', undefined, 'strong'],
  ['ssn', 'key', undefined, 'strong'],
  ['Date of Birth', 'column', undefined, 'strong'],
  ['credit_card_number', 'parameter', undefined, 'strong'],
  ['token', 'variable', undefined, 'weak'],
  ['email', 'variable', undefined, 'weak'],
  ['email', 'attribute', 'user', 'strong'],
  ['user_email', 'variable', undefined, 'strong'],
  ['name', 'attribute', 'user', 'weak'],
  ['profile', 'variable', undefined, 'weak'],
  ['address', 'column', undefined, 'weak'],
  ['balance', 'key', undefined, 'weak'],
  ['password_xyz', 'variable', undefined, 'weak'],
] as const)('%s as a %s of %s is %s', (name, kind, owner, certainty) => {
  expect(names.classifyName(name, owner === undefined ? { kind } : { kind, owner })?.certainty).toBe(certainty);
});

test.each([
  ['user', true],
  ['user_info', true],
  ['df_patients', true],
  ['transactions', true],
  ['medical_records', true],
  ['resume_text', true],
  ['user_email', false],
  ['password', false],
])('%s: a whole record is %s', (name, record) => {
  expect(names.classifyName(name, variable)?.record).toBe(record);
});

describe('owners', () => {
  test.each([
    'user',
    'current_user',
    'users',
    'df_customers',
    'patients_df',
    'usuario_logado',
    'employee_records',
    'user_1',
  ])('the name of %s is a person', (owner) => {
    expect(names.classifyName('name', { kind: 'attribute', owner })?.dataType).toBe('pii.name');
  });

  test.each([
    'file',
    'user_group',
    'user_input',
    'product',
    'n_users',
    'categoria_cliente',
    'self',
    'column',
    'player',
    'client_config',
  ])('the name of %s is none', (owner) => {
    expect(names.classifyName('name', { kind: 'attribute', owner })).toBeUndefined();
  });
});

test.each([
  ['variable', 'x_password', undefined, "the name 'x_password'"],
  ['parameter', 'password', undefined, "the parameter 'password'"],
  ['attribute', 'email', 'user', "the attribute 'user.email'"],
  ['key', 'email', 'row', "the key 'email'"],
  ['column', 'Date of Birth', undefined, "the column 'Date of Birth'"],
  ['component-id', 'login-password', undefined, "the component id 'login-password'"],
  ['function', 'get_token', undefined, "the function 'get_token'"],
  ['env', 'DB_PASSWORD', undefined, "the environment variable 'DB_PASSWORD'"],
] as const)('the reason of a %s', (kind, name, owner, reason) => {
  expect(names.classifyName(name, owner === undefined ? { kind } : { kind, owner })?.reason).toBe(reason);
});

test('a reason is one line and short, whatever the name', () => {
  const reason = names.classifyName(
    `a\n\u0000\u202e${'_'.repeat(40)} user password ${'x '.repeat(60)}`,
    variable,
  )?.reason;
  expect(reason?.length).toBeLessThan(80);
  expect(reason).not.toMatch(/[\p{C}]/u);
});

test('functions are read as calls', () => {
  expect(names.classifyName('check_password', { kind: 'function' })).toBeUndefined();
  expect(names.classifyName('get_password', { kind: 'function' })).toEqual(names.classifyCall('get_password'));
  expect(names.classifyCall('get_name', 'user')?.dataType).toBe('pii.name');
  expect(names.classifyCall('get_name')).toBeUndefined();
});

describe("a policy's own names", () => {
  const own = compileNames(publishedModel, {
    dataTypes: [
      { id: 'business.deal-size', level: 'high', names: ['deal_size', '*_margin'] },
      { id: 'pii.email', level: 'high', names: ['rcpt'] },
      { id: 'user.theme', level: 'moderate', names: ['theme?'] },
    ],
    notSensitive: ['password_hint_text', 'email_template_*', 'tokenValue'],
  });

  test.each([
    ['deal_size', 'business.deal-size'],
    ['dealSize', 'business.deal-size'],
    ['Deal Size', 'business.deal-size'],
    ['gross_margin', 'business.deal-size'],
    ['rcpt', 'pii.email'],
    ['theme1', 'user.theme'],
    ['deal', undefined],
    ['margin', undefined],
    ['theme', undefined],
    ['token_value', undefined],
    ['tokenValue', undefined],
    ['email_template_user_password', undefined],
    ['password', 'credential.password'],
  ])('%s', (name, dataType) => {
    expect(own.classifyName(name, variable)?.dataType).toBe(dataType);
  });

  test('they count as certain, and have level, label and a place in the order', () => {
    expect(own.classifyName('deal_size', variable)).toMatchObject({
      level: 'high',
      certainty: 'strong',
      record: false,
    });
    expect(own.levelOf('business.deal-size')).toBe('high');
    expect(own.levelOf('user.theme')).toBe('moderate');
    expect(own.labelOf('business.deal-size').one).toBe('data of type business.deal-size');
    expect(own.labelOf('pii.email').one).toBe('an e-mail address');
    expect(['user.theme', 'identity.user-id', 'business.deal-size', 'pii.name'].sort(own.gravityOrder)).toEqual([
      'pii.name',
      'business.deal-size',
      'identity.user-id',
      'user.theme',
    ]);
  });
});

test('data types sort gravest first', () => {
  const families = publishedModel.types.map(({ id }) => id.split('.')[0]);
  const inOrder = families.filter((family, index) => family !== families[index - 1]);
  expect(inOrder).toEqual(['credential', 'health', 'financial', 'pii', 'business', 'identity', 'user']);
  const types = [
    'user.activity',
    'pii.email',
    'credential.token',
    'financial.card',
    'health.record',
    'credential.password',
  ];
  expect(types.sort(names.gravityOrder)).toEqual([
    'credential.password',
    'credential.token',
    'health.record',
    'financial.card',
    'pii.email',
    'user.activity',
  ]);
});

test('the published types are those of the contract, each with its level and both labels', () => {
  const high =
    `credential.password credential.api-key credential.token credential.private-key credential.connection-string
    credential.secret pii.email pii.phone pii.name pii.address pii.birth-date pii.government-id pii.location pii.biometric
    pii.profile financial.card financial.bank-account financial.salary financial.tax financial.balance health.diagnosis
    health.record business.confidential`.split(/\s+/);
  const moderate = ['identity.session-id', 'identity.user-id', 'user.preference', 'user.activity'];
  const byLevel = (level: string) => publishedModel.types.filter((type) => type.level === level).map(({ id }) => id);
  expect(byLevel('high').sort()).toEqual(high.sort());
  expect(byLevel('moderate').sort()).toEqual(moderate.sort());
  for (const { id } of publishedModel.types) expect(names.labelOf(id).one).not.toBe('');
});

test('every type has examples of both sides, and none twice', () => {
  for (const { id, examples } of publishedModel.types) {
    const all = [...examples.match, ...examples.no_match];
    expect(examples.match.length, id).toBeGreaterThan(8);
    expect(examples.no_match.length, id).toBeGreaterThan(8);
    expect(new Set(all).size, id).toBe(all.length);
  }
});

const kinds: NameKind[] = [
  'variable',
  'parameter',
  'attribute',
  'key',
  'column',
  'component-id',
  'function',
  'env',
  'path',
];
const vocabulary = publishedModel.types.flatMap((type) => type.strong).concat(publishedModel.words.clears_before);

test('no name makes it fail, and asking twice changes nothing', () => {
  const part = fc.oneof(fc.constantFrom(...vocabulary), fc.string({ unit: 'binary', maxLength: 12 }));
  const name = fc.array(part, { maxLength: 8 }).map((parts) => parts.join('_'));
  fc.assert(
    fc.property(name, fc.constantFrom(...kinds), fc.option(name, { nil: undefined }), (text, kind, owner) => {
      const context = owner === undefined ? { kind } : { kind, owner };
      const first = names.classifyName(text, context);
      expect(compileNames(publishedModel).classifyName(text, context)).toEqual(first);
      expect(names.classifyName(text, context)).toEqual(first);
      names.classifyPath(text);
      names.findSensitiveColumns(`select ${text} from ${owner}`);
    }),
    { numRuns: 60 },
  );
});
