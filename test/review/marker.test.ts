import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveMarkerKey, type Marker, type MarkerScope, readMarker, writeMarker } from '../../src/review/marker.ts';

function makePem(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
}

const pem = makePem();
const scope: MarkerScope = { repository: 17, pullRequest: 4, key: deriveMarkerKey(pem) };
const open: Marker = { fingerprint: 'ab12', state: 'open' };
const fixed: Marker = { fingerprint: 'ab12', state: 'fixed' };

describe('marker', () => {
  it('is one hidden comment, the fingerprint first, then a signature', () => {
    expect(writeMarker(open, scope)).toMatch(/^<!-- dash-state-guard fingerprint=ab12 sig=[\w-]{43} -->$/);
    expect(writeMarker(fixed, scope)).toMatch(/^<!-- dash-state-guard fingerprint=ab12 sig=[\w-]{43} state=fixed -->$/);
  });

  it.each([open, fixed])('is read back: %o', (marker) => {
    expect(readMarker(`Text\r\n\r\n${writeMarker(marker, scope)}\r\n`, scope)).toEqual(marker);
  });

  it.each<[string, string]>([
    ['no marker', 'Text'],
    ['an empty body', ''],
    ['text after it', `${writeMarker(open, scope)} more`],
    ['a marker that is not the last', `${writeMarker(open, scope)}\n<!-- other -->`],
    ['another fingerprint', writeMarker(open, scope).replace('ab12', 'ab13')],
    ['a state that was not signed', writeMarker(open, scope).replace(' -->', ' state=fixed -->')],
    ['a state that was taken away', writeMarker(fixed, scope).replace(' state=fixed', '')],
    ['a signature cut short', writeMarker(open, scope).replace(/.{4} -->/, ' -->')],
    ['no signature', '<!-- dash-state-guard fingerprint=ab12 -->'],
    ['another pull request', writeMarker(open, { ...scope, pullRequest: 5 })],
    ['another repository', writeMarker(open, { ...scope, repository: 174 })],
    ['another app', writeMarker(open, { ...scope, key: deriveMarkerKey(makePem()) })],
  ])('is refused with %s', (_name, body) => {
    expect(readMarker(body, scope)).toBeUndefined();
  });

  it('is never confused by what stands before it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('<!-- a -->', '<!--', writeMarker(fixed, scope))), (text) => {
        expect(readMarker(`${text}\n${writeMarker(open, scope)}`, scope)).toEqual(open);
        expect(readMarker(`${text}.`, scope)).toBeUndefined();
      }),
    );
  });

  it('takes lower-case hex only', () => {
    expect(() => writeMarker({ ...open, fingerprint: 'AB -->' }, scope)).toThrow('lower-case hex');
  });
});

describe('deriveMarkerKey', () => {
  it('gives the same key for the same private key, however it is written', () => {
    const pkcs8 = createPrivateKey(pem).export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(deriveMarkerKey(pkcs8)).toEqual(deriveMarkerKey(pem));
    expect(deriveMarkerKey(pem.replaceAll('\n', '\r\n'))).toEqual(deriveMarkerKey(pem));
  });

  it('gives another key for another private key', () => {
    expect(deriveMarkerKey(makePem())).not.toEqual(deriveMarkerKey(pem));
  });

  it('refuses what is no private key', () => {
    expect(() => deriveMarkerKey('not a key')).toThrow();
  });
});
