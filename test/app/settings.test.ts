import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from '../../src/app/settings.ts';

const PEM = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs1', format: 'pem' });
const KEY = String(PEM);
const ENV = { APP_ID: '12', PRIVATE_KEY: KEY, WEBHOOK_SECRET: 'made-up' };

function noFile(): string {
  throw new Error('ENOENT');
}

describe('readSettings', () => {
  it('fills in what has a default', () => {
    expect(readSettings(ENV, noFile)).toEqual({
      appId: 12,
      privateKey: KEY,
      webhookSecrets: ['made-up'],
      redisUrl: undefined,
      role: 'both',
      pool: { processes: undefined, seconds: 60 },
      operatorToken: undefined,
      leaseSeconds: 20,
      drainSeconds: 20,
      host: 'localhost',
      port: 3000,
      apiUrl: 'https://api.github.com',
      webUrl: 'https://github.com',
      logLevel: 'info',
      logFormat: 'json',
    });
  });

  it.each([
    { what: 'on one line', given: { PRIVATE_KEY: KEY.replaceAll('\n', '\\n') } },
    { what: 'as base64', given: { PRIVATE_KEY: Buffer.from(KEY).toString('base64') } },
    { what: 'in a file', given: { PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: '/run/key.pem' } },
  ])('takes a key $what', ({ given }) => {
    expect(readSettings({ ...ENV, ...given }, () => KEY).privateKey).toBe(KEY);
  });

  it.each([
    { given: { GHE_HOST: 'ghe.example.org' }, api: 'https://ghe.example.org/api/v3', web: 'https://ghe.example.org' },
    {
      given: { GHE_HOST: '127.0.0.1:4567', GHE_PROTOCOL: 'http' },
      api: 'http://127.0.0.1:4567/api/v3',
      web: 'http://127.0.0.1:4567',
    },
  ])('knows GitHub Enterprise Server at $api', ({ given, api, web }) => {
    expect(readSettings({ ...ENV, ...given }, noFile)).toMatchObject({ apiUrl: api, webUrl: web });
  });

  it.each([
    { name: 'APP_ID', given: { APP_ID: undefined } },
    { name: 'APP_ID', given: { APP_ID: 'twelve' } },
    { name: 'PRIVATE_KEY', given: { PRIVATE_KEY: undefined } },
    { name: 'PRIVATE_KEY', given: { PRIVATE_KEY: 'no key' } },
    { name: 'PRIVATE_KEY_PATH', given: { PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: '/none.pem' } },
    { name: 'WEBHOOK_SECRET', given: { WEBHOOK_SECRET: undefined } },
    { name: 'WEBHOOK_SECRET', given: { WEBHOOK_SECRET: '' } },
    { name: 'WEBHOOK_SECRET', given: { WEBHOOK_SECRET: 'development' } },
    { name: 'PORT', given: { PORT: 'eighty' } },
    { name: 'PORT', given: { PORT: '70000' } },
    { name: 'LOG_LEVEL', given: { LOG_LEVEL: 'loud' } },
  ])('names $name where it is wrong: $given', ({ name, given }) => {
    const reading = () => readSettings({ ...ENV, ...given }, noFile);
    expect(reading).toThrow(SettingsError);
    expect(reading).toThrow(name);
  });

  it('does not repeat a key in what it says', () => {
    const broken = KEY.replace('BEGIN', 'BEGINNING');
    expect(() => readSettings({ ...ENV, PRIVATE_KEY: broken }, noFile)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(broken.slice(40, 80)) }),
    );
  });
});
