import { expect, test } from 'vitest';
import { isPlaceholder } from '../../../src/analysis/sensitive/is-placeholder.ts';
import { isWeakDefault } from '../../../src/analysis/sensitive/is-weak-default.ts';
import { looksLikeSecret } from '../../../src/analysis/sensitive/looks-like-secret.ts';

/** Assembled, so that no scanner takes them for real. */
const join = (...parts: string[]) => parts.join('');

test.each([
  '',
  ' ',
  'x',
  'xxxx',
  'XXXXXXXX',
  '****',
  '........',
  '...',
  '<token>',
  '<your password here>',
  join('$', '{TOKEN}'),
  '{{ password }}',
  '{password}',
  '%s',
  '%(password)s',
  '[TOKEN]',
  '$DB_PASSWORD',
  'your-api-key',
  'YOUR_API_KEY',
  'your_password_here',
  'insert-key-here',
  'replace-me',
  'REPLACE_WITH_PASSWORD',
  'placeholder',
  'dummy',
  'fake-token',
  'test-token',
  'sample_key',
  'redacted',
  'none',
  'null',
  'TODO',
  'foobar',
  join('AKIA', 'IOSFODNN7', 'EXAMPLE'),
  'sk-xxxxxxxxxxxxxxxx',
  'ghp_...',
  '00000000-0000',
  '1234567890abcdef',
  'abcdefghijkl',
  'n/a',
  '••••••',
])('%j stands where a secret would be', (value) => {
  expect(isPlaceholder(value)).toBe(true);
  expect(looksLikeSecret(value)).toBe(false);
});

test.each([
  'hunter2',
  'changeme',
  'admin',
  'S3cr3t!Pass',
  'k9Qz-77ab',
  'protestant',
  'attestation9',
  'p4ssw0rd',
  'tr0ub4dor&3',
])('%j is no placeholder', (value) => {
  expect(isPlaceholder(value)).toBe(false);
});

test.each(['changeme', 'ChangeMe', 'admin', 'password', '123456', 'hunter2', ' secret '])(
  '%j is tried first',
  (value) => {
    expect(isWeakDefault(value)).toBe(true);
  },
);

test.each(['k9Qz-77ab', '', 'tr0ub4dor&3', 'adminx9'])('%j is not tried first', (value) => {
  expect(isWeakDefault(value)).toBe(false);
});

test.each([
  'hunter2',
  'admin',
  'admin123',
  'letmein',
  'S3cr3t!Pass',
  'p4ssw0rd',
  'tr0ub4dor&3',
  '1234',
  '48151623',
  'k9Qz77abLm',
  'MyS3cretPw',
  'dev-secret-key-92',
  'supersecretpassword',
  'Winter2024!',
  'qwerty',
  'postgres',
  'root',
  'deadlyParrot',
  'mysqlroot',
  'adminpass',
  'iamthewalrus42',
  'Zk3!',
  'mYp@ss',
  'abc123',
  join('AIza', 'SyA9bQ2w3e4r5t6y7u8i9o0pL', 'kJhGfDsA'),
  join('sk_', 'live_', '4eC39HqLyjWDarjtT1zdp7dc'),
  join('postgresql://app:', 'Zk39slQ', '@db.acme-corp.com/x'),
  join('-----BEGIN RSA ', 'PRIVATE KEY-----\nMIIB'),
  '7b1f0c52-6a3e-4c1b-9d42-0f8f6a1c2b3d',
])('%j can be a secret', (value) => {
  expect(looksLikeSecret(value)).toBe(true);
});

test.each([
  'pw',
  'password',
  'Password',
  'PASSWORD',
  'passwd',
  'user-password',
  'login-password-input',
  'access_token',
  'api_key',
  'X-API-Key',
  'Authorization',
  'Bearer',
  'Bearer ',
  'refreshToken',
  'token',
  'secret',
  'client_secret',
  'DB_PASSWORD',
  'MY_APP_SECRET_KEY',
  'OPENAI_API_KEY',
  'hidden',
  'text',
  'required',
  'visible',
  'Loading',
  'form-control mb-3',
  'fas fa-key',
  'mb-3',
  'Please enter your password',
  'Wrong password!',
  'Passwort vergessen?',
  'The token has expired.',
  '/run/secrets/db',
  './token.txt',
  'config/secret.json',
  'credentials.json',
  'C:\\keys\\key.pem',
  'https://api.acme.com/token',
  'https://acme.com/v1?access_token=',
  'http://localhost:8050/',
  'token=',
  'localhost:6379',
  'redis://localhost:6379/0',
  'sqlite:///app.db',
  join('postgresql://postgres:', 'postgres', '@localhost:5432/app'),
  join('postgresql://username:', 'password', '@host/db'),
  'password:',
  '{}:{}',
  'Token {token}',
  '%s:%s',
  'reset-password-modal',
  'toggle-password-visibility',
  'invalid-credentials',
  'changeme',
  join('pk.', 'eyJ1IjoiYWNtZSJ9.q1w2e3r4'),
  join('pk_', 'live_', '4eC39HqLyjWDarjtT1zdp7dc'),
  'user.password',
  'settings',
  'None',
  'true',
  'current_password',
])('%j is no secret', (value) => {
  expect(looksLikeSecret(value)).toBe(false);
});

test('long texts are bounded', () => {
  expect(looksLikeSecret('a1'.repeat(500_000))).toBe(true);
  expect(isPlaceholder(`${'{'.repeat(500_000)}`)).toBe(true);
});
