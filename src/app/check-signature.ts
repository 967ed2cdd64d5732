/** Whether a webhook comes from GitHub. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Checks the value of `x-hub-signature-256` against each secret, in a time that tells nothing of how far it fits. There
 * are two secrets while one takes the place of the other.
 */
export function isSigned(body: Uint8Array, signature: string, secrets: readonly string[]): boolean {
  const given = Buffer.from(signature, 'utf8');
  return secrets.map((secret) => fits(body, given, secret)).includes(true);
}

function fits(body: Uint8Array, given: Buffer, secret: string): boolean {
  const expected = Buffer.from(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`, 'utf8');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
