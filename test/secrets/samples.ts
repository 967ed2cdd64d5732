/** Secrets of the right form, made anew at each run so that none stands in a file. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWYZabcdefghjkmnopqrstuvwyz23456789';

export function letters(length: number, alphabet = ALPHABET): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('');
}

const capitals = (length: number) => letters(length, 'ABCDEFGHJKLMNPQRSTUVWYZ23456789');

export const samples = {
  aws_key_id: { secret: `AKIA${capitals(16)}`, dataType: 'credential.api-key', label: 'AWS access key id' },
  aws_secret_access_key: { secret: letters(40), dataType: 'credential.api-key', label: 'AWS secret access key' },
  github: { secret: `gh${'p'}_${letters(36)}`, dataType: 'credential.token', label: 'GitHub token' },
  github_fine: { secret: `github_${'pat'}_${letters(82)}`, dataType: 'credential.token', label: 'GitHub token' },
  slack: {
    secret: `xox${'b'}-${letters(12, '23456789')}-${letters(24)}`,
    dataType: 'credential.token',
    label: 'Slack token',
  },
  slack_hook: {
    secret: `https://hooks.slack.com/${'services'}/T${capitals(8)}/B${capitals(8)}/${letters(24)}`,
    dataType: 'credential.secret',
    label: 'Slack webhook address',
  },
  openai: {
    secret: `sk-${letters(20)}T3Blbk${'FJ'}${letters(20)}`,
    dataType: 'credential.api-key',
    label: 'OpenAI API key',
  },
  anthropic: {
    secret: `sk-${'ant'}-api03-${letters(93)}AA`,
    dataType: 'credential.api-key',
    label: 'Anthropic API key',
  },
  sendgrid: {
    secret: `SG.${letters(22)}.${letters(43)}`,
    dataType: 'credential.api-key',
    label: 'SendGrid API key',
  },
  npm: { secret: `npm_${letters(36)}`, dataType: 'credential.token', label: 'npm access token' },
  basic_auth: {
    secret: `https://maria:${letters(12)}@intranet.acme-corp.com`,
    dataType: 'credential.password',
    label: 'password in a URL',
  },
  postgres: {
    secret: `postgresql://maria:${letters(12)}@db.acme-corp.com:5432/sales`,
    dataType: 'credential.connection-string',
    label: 'PostgreSQL connection string with a password',
  },
  mongo: {
    secret: `mongodb+srv://maria:${letters(12)}@cluster0.acme-corp.com/sales`,
    dataType: 'credential.connection-string',
    label: 'MongoDB connection string with a password',
  },
  pem: {
    secret: generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    }).privateKey.trim(),
    dataType: 'credential.private-key',
    label: 'private key',
  },
} satisfies Readonly<Record<string, { secret: string; dataType: string; label: string }>>;
