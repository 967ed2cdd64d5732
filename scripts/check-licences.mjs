/**
 * Holds the licences of what is installed with the product to those that let it be shipped under MIT, and the lock file to
 * packages from the registry: `npm run licences`.
 */
import { readFileSync } from 'node:fs';

const ALLOWED = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Python-2.0',
]);

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const shipped = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);
const refused = shipped.filter(([, { license }]) => !isAllowed(license));
const foreign = shipped.filter(([, entry]) => (entry.resolved ?? '').startsWith('git') || lacksChecksum(entry));
for (const [path, { license }] of refused) console.error(`${path}: the licence ${license ?? 'is not named'}`);
for (const [path] of foreign) console.error(`${path}: not from the registry, or without a checksum`);
console.log(`${shipped.length} packages, ${refused.length + foreign.length} refused`);
process.exitCode = refused.length + foreign.length > 0 ? 1 : 0;

/** Optional binaries of platforms that the lock file was not made on stand there by version alone. */
function lacksChecksum({ integrity, optional, os }) {
  return !integrity && !(optional && os);
}

/** One of several is enough where a package may be used under any of them. */
function isAllowed(license = '') {
  const alternatives = license.replace(/[()]/g, '').split(' OR ');
  return alternatives.some((each) => each.split(' AND ').every((name) => ALLOWED.has(name.trim())));
}
