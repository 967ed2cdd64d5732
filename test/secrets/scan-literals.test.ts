import { describe, expect, test } from 'vitest';
import { scanLiterals } from '../../src/secrets/scan-literals.ts';
import { letters, samples } from './samples.ts';

function assignment(name: string, secret: string): string {
  const quote = secret.includes('\n') ? '"""' : '"';
  return `${name} = ${quote}${secret}${quote}\n`;
}

describe('what the scanner knows', () => {
  test.each(Object.entries(samples))('%s', async (name, { secret, dataType, label }) => {
    const text = `import os\n${assignment(name, secret)}print("done")\n`;
    const start = text.indexOf(secret);
    expect(await scanLiterals('app.py', text)).toEqual([{ start, end: start + secret.length, dataType, label }]);
  });

  test('several in one file come in the order of the text', async () => {
    const text = Object.entries(samples)
      .map(([name, { secret }]) => assignment(name, secret))
      .join('');
    const found = await scanLiterals('app.py', text);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(
      Object.values(samples).map((sample) => sample.secret),
    );
  });

  test('offsets count UTF-16 code units, a byte order mark included', async () => {
    const secret = samples.github.secret;
    const text = `\uFEFF# Schlüssel 🔑\nkey = '${secret}'\n`;
    const [span] = await scanLiterals('app.py', text);
    expect(text.slice(span?.start, span?.end)).toBe(secret);
  });

  test('a span never says what the secret is', async () => {
    for (const { secret } of Object.values(samples)) {
      const said = JSON.stringify(await scanLiterals('app.py', `key = "${secret}"`));
      expect(said).not.toContain(secret.slice(-12));
    }
  });

  test('comments do not silence it', async () => {
    const line = `key = "${samples.github.secret}"`;
    expect(await scanLiterals('app.py', `# secretlint-disable\n${line} # secretlint-disable-line\n`)).toHaveLength(1);
  });
});

describe('what is no secret', () => {
  test.each([
    ['nothing at all', ''],
    ['ordinary code', 'import dash\napp = dash.Dash(__name__)\n'],
    ['the key id of the AWS documentation', `key = "AKIA${'IOSFODNN7EXAMPLE'}"`],
    ['the secret of the AWS documentation', `aws_secret_access_key = "wJalrXUtnFEMI/K7MDENG/${'bPxRfiCYEXAMPLEKEY'}"`],
    ['a key id of crosses', `key = "AKIA${'X'.repeat(16)}"`],
    ['a token of crosses', `token = "ghp_${'x'.repeat(36)}"`],
    ['an AWS account id', 'aws_account_id = "123456789012"'],
    ['a slot for a password', 'url = "https://user:{password}@acme-corp.com"'],
    ['a formatted connection string', 'url = f"postgresql://{user}:{pw}@{host}:5432/db"'],
    ['a password in documentation', `url = "postgresql://user:${'your-password'}@db.acme-corp.com/db"`],
    ['an example host', `url = "https://user:${'hunter2hunter2'}@example.com/x"`],
    ['the default of a local database', `url = "postgresql://postgres:${'postgres'}@localhost:5432/app"`],
    ['a URL without a password', 'url = "https://api.acme-corp.com/v1?token="'],
    ['Mapbox, public', `token = "pk.eyJ1Ijoi${letters(40)}.${letters(22)}"`],
    ['Stripe, publishable', `key = "pk_live_${letters(24)}"`],
    ['a Google browser key', `key = "AIza${letters(35)}"`],
    ['a public key', '"""-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----"""'],
    ['the words of a private key without one', 'HEADER = "-----BEGIN PRIVATE KEY-----"'],
  ])('%s', async (_, text) => {
    expect(await scanLiterals('app.py', text)).toEqual([]);
  });
});

test('only the first million characters are scanned', async () => {
  const text = `${'#\n'.repeat(500_000)}key = "${samples.github.secret}"`;
  expect(await scanLiterals('app.py', text)).toEqual([]);
});

test('a default password of a remote database is a secret', async () => {
  expect(await scanLiterals('a.py', `u = "mysql://app:${'admin123'}@db7.acme-corp.com/app"`)).toHaveLength(1);
});
