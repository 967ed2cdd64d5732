/** An app with a key that exists for this one run only. */
import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { Manifest } from './read-manifest.ts';
import type { Account, AppRecord } from './state/model.ts';
import { isoSeconds } from './state/world.ts';

/** Registers an app with the manifest's permissions and events. */
export async function createApp(
  manifest: Manifest,
  slug: string,
  nextId: () => number,
  now: number,
): Promise<AppRecord> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const owner: Account = { id: nextId(), login: 'app-owner', type: 'User' };
  return {
    id: nextId(),
    clientId: `Iv23${randomBytes(8).toString('hex')}`,
    slug,
    name: slug,
    owner,
    bot: { id: nextId(), login: `${slug}[bot]`, type: 'Bot' },
    permissions: manifest.permissions,
    events: manifest.events,
    privateKey,
    publicKey,
    webhookSecret: randomBytes(20).toString('hex'),
    webhookUrl: undefined,
    createdAt: isoSeconds(now),
  };
}
