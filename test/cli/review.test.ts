import { describe, expect, it } from 'vitest';
import { makeRepository, temporaryFolder, writeFiles } from '../git/repository.ts';
import { CLEAN_APP, LEAK, LEAK_LINE, runCli } from './cli.ts';

describe('dash-state-guard review', () => {
  it('reports every finding of a checkout, new or not', () => {
    const { folder, commit } = makeRepository();
    commit({ 'app.py': CLEAN_APP + LEAK, 'tests/app.py': CLEAN_APP + LEAK });
    const { status, out } = runCli(folder, 'review', '--format', 'json');
    expect(status).toBe(1);
    // Nothing in the app enforces HTTPS, which a review alone says.
    const found = { rule: 'store-sensitive-data', path: 'app.py', line: LEAK_LINE };
    expect(JSON.parse(out).findings).toMatchObject([{ rule: 'https-not-enforced', severity: 'notice' }, found]);
    const writers = [{ path: 'app.py', line: LEAK_LINE }];
    expect(JSON.parse(out).inventory).toMatchObject([{ name: 'auth', storage: 'local', level: 'high', writers }]);
  });

  it('reviews a folder that is no checkout, by the configuration in it', () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'app.py': CLEAN_APP + LEAK, '.github/dash-state-guard.yml': 'mode: warn\n' });
    const { status, out, err } = runCli(temporaryFolder(), 'review', folder);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain(`app.py:${LEAK_LINE}:5  error    store-sensitive-data`);
  });

  it('says which folder is missing', () => {
    const { status, out, err } = runCli(temporaryFolder(), 'review', 'nowhere');
    expect({ status, out, err }).toEqual({ status: 2, out: '', err: 'nowhere could not be read (ENOENT).\n' });
  });
});
