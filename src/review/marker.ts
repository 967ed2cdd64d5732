/**
 * The hidden last line of a comment, by which the bot knows its own comments again. It is signed, so that nobody can
 * make a comment pass for one of another finding, pull request or repository, or for one already fixed.
 */
import { createHmac, createPrivateKey, hkdfSync, timingSafeEqual } from 'node:crypto';

/** What a comment's marker says about it: as posted, or edited to say that its finding is gone. */
export type MarkerState = 'open' | 'fixed';

/** Where a marker is valid, and the key that says so. */
export interface MarkerScope {
  /** GitHub's number of the repository, which a rename does not change. */
  readonly repository: number;
  readonly pullRequest: number;
  /** From `deriveMarkerKey`. */
  readonly key: Uint8Array;
}

export interface Marker {
  /** Lower-case hex. */
  readonly fingerprint: string;
  readonly state: MarkerState;
}

/**
 * Gives the marker to put at the end of a comment's body. The signature comes before the state, and neither holds a `>`.
 * A fingerprint that is not lower-case hex is a programming error and throws.
 */
export function writeMarker(marker: Marker, scope: MarkerScope): string {
  if (!/^[0-9a-f]+$/.test(marker.fingerprint)) throw new Error('A fingerprint is lower-case hex.');
  const state = marker.state === 'fixed' ? ' state=fixed' : '';
  return `<!-- dash-state-guard fingerprint=${marker.fingerprint} sig=${sign(marker, scope)}${state} -->`;
}

/** Gives what a comment's marker says; undefined where it has none, where text follows it, or where it is not ours. */
export function readMarker(body: string, scope: MarkerScope): Marker | undefined {
  const text = body.trimEnd();
  const match = MARKER.exec(text.slice(Math.max(0, text.lastIndexOf('<!--'))));
  if (match === null) return undefined;
  const [, fingerprint = '', signature = '', fixed] = match;
  const marker: Marker = { fingerprint, state: fixed === undefined ? 'open' : 'fixed' };
  return isSame(signature, sign(marker, scope)) ? marker : undefined;
}

/**
 * Derives the key of the markers from the app's private key (PEM): it is there in every process, and a change of the
 * webhook secret leaves old comments readable. Throws where the PEM holds no private key.
 */
export function deriveMarkerKey(privateKeyPem: string): Uint8Array {
  // The key itself, not its text: the same key comes with other line ends, or as PKCS#1 and PKCS#8.
  const key = createPrivateKey(privateKeyPem).export({ type: 'pkcs8', format: 'der' });
  return new Uint8Array(hkdfSync('sha256', key, '', 'dash-state-guard comment marker', 32));
}

const MARKER = /^<!-- dash-state-guard fingerprint=([0-9a-f]+) sig=([\w-]{43})( state=fixed)? -->$/;

function sign(marker: Marker, scope: MarkerScope): string {
  const signed = JSON.stringify([scope.repository, scope.pullRequest, marker.fingerprint, marker.state]);
  return createHmac('sha256', scope.key).update(signed).digest('base64url');
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
