/** Checks the JSON web token by which an app proves itself. */
import { createVerify } from 'node:crypto';
import { Refusal } from '../http/reply.ts';
import type { AppRecord } from '../state/model.ts';

const longestLifeSeconds = 600;
/** GitHub forgives a clock that is ahead by some seconds. */
const clockDriftSeconds = 60;

/** Throws 401 unless the token is signed by the app's key with RS256 and valid now (milliseconds since 1970). */
export function verifyAppJwt(app: AppRecord, jwt: string, now: number): void {
  const [header = '', payload = '', signature = ''] = jwt.split('.');
  if (decode(header).alg !== 'RS256') throw new Refusal(401, 'A JSON web token could not be decoded');

  const claims = decode(payload);
  if (String(claims.iss) !== String(app.id) && claims.iss !== app.clientId) {
    throw new Refusal(401, 'Integration not found');
  }
  const verifier = createVerify('RSA-SHA256').update(`${header}.${payload}`);
  if (!verifier.verify(app.publicKey, signature, 'base64url')) {
    throw new Refusal(401, 'A JSON web token could not be decoded');
  }
  verifyTimes(claims, Math.floor(now / 1000));
}

function verifyTimes({ iat, exp }: Record<string, unknown>, seconds: number): void {
  if (typeof exp !== 'number') throw new Refusal(401, "Missing 'expiration time' claim ('exp')");
  if (typeof iat !== 'number') throw new Refusal(401, "Missing 'issued at' claim ('iat')");
  if (exp <= seconds) throw new Refusal(401, "'Expiration time' claim ('exp') must be a numeric value in the future");
  if (exp > seconds + longestLifeSeconds)
    throw new Refusal(401, "'Expiration time' claim ('exp') is too far in the future");
  if (iat > seconds + clockDriftSeconds) {
    throw new Refusal(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  }
}

function decode(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch {
    // Falls through to the refusal: not JSON.
  }
  throw new Refusal(401, 'A JSON web token could not be decoded');
}
