import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { missingPermissions, NEEDED_PERMISSIONS, readMissingPermissions } from '../../src/github/permissions.ts';
import { testAccess } from './nock-access.ts';

describe('permissions', () => {
  it('are those of the manifest', () => {
    expect(NEEDED_PERMISSIONS).toEqual(parse(readFileSync('app.yml', 'utf8')).default_permissions);
  });

  it.each([
    { granted: NEEDED_PERMISSIONS, missing: [] },
    { granted: { ...NEEDED_PERMISSIONS, contents: 'write', checks: 'admin' }, missing: [] },
    { granted: { ...NEEDED_PERMISSIONS, checks: 'read' }, missing: ['checks: write'] },
    { granted: { ...NEEDED_PERMISSIONS, merge_queues: undefined }, missing: ['merge_queues: read'] },
  ])('$missing are missing', ({ granted, missing }) => {
    expect(missingPermissions(granted)).toEqual(missing);
  });

  it('are not called missing where nobody knows them', async () => {
    expect(await readMissingPermissions(testAccess())).toEqual([]);
  });
});
