import { describe, expect, it } from 'vitest';
import { changesConfig, decidePolicy } from '../../src/app/decide-policy.ts';
import type { ListedFile } from '../../src/github/list-files.ts';
import { CONFIG_PATH, type RepositoryConfig } from '../../src/github/read-repository-config.ts';
import { loadRules } from '../../src/rules/load-rules.ts';

const { rules } = loadRules();
const NO_CONFIG: RepositoryConfig = {
  baseSha: 'b',
  base: undefined,
  head: undefined,
  organisation: undefined,
};
const CHANGES_CONFIG: readonly ListedFile[] = [{ path: CONFIG_PATH, status: 'modified', oid: 'o' }];
const VALID = { text: 'mode: warn\n' };
const BROKEN = { text: 'mode: sometimes\n' };

function decide(config: Partial<RepositoryConfig>, files: readonly ListedFile[] = []) {
  const repository = { owner: 'octo', repo: 'dashboards' };
  return decidePolicy({ ...NO_CONFIG, ...config }, repository, changesConfig(files), rules);
}

describe('decidePolicy', () => {
  it.each([
    { what: 'nothing is configured', config: {}, mode: 'enforce' },
    { what: 'the base branch says so', config: { base: VALID }, mode: 'warn' },
    { what: 'the organisation says so', config: { organisation: VALID }, mode: 'warn' },
    {
      what: 'the base branch says otherwise than the organisation',
      config: { base: { text: 'mode: observe\n' }, organisation: VALID },
      mode: 'observe',
    },
    { what: 'only head says something', config: { head: { text: 'mode: observe\n' } }, mode: 'enforce' },
  ])('gives mode $mode where $what', ({ config, mode }) => {
    expect(decide(config)).toMatchObject({ policy: { mode } });
  });

  it('judges a change of the configuration by the old one', () => {
    const config = { base: VALID, head: { text: 'mode: observe\n' } };
    expect(decide(config, CHANGES_CONFIG)).toMatchObject({ policy: { mode: 'warn' } });
  });

  it.each([
    { what: 'the base branch', config: { base: BROKEN }, files: [] },
    { what: 'the organisation', config: { organisation: BROKEN }, files: [] },
    { what: 'head, where it is changed,', config: { base: VALID, head: BROKEN }, files: CHANGES_CONFIG },
    { what: 'the base branch (too large)', config: { base: { problem: 'The file is too large.' } }, files: [] },
  ])('fails where the file of $what is broken', ({ config, files }) => {
    expect(decide(config, files)).toMatchObject({
      check: { conclusion: 'failure', title: expect.stringContaining('Configuration error') },
    });
  });

  it('names file, line and key of an error', () => {
    const decided = decide({ base: { text: '# comment\nmode: sometimes\n' } });
    const text = 'check' in decided ? decided.check.text : '';
    expect(text).toContain(`${CONFIG_PATH}:2`);
    expect(text).toContain('mode');
  });

  it('judges a change that repairs a broken file without it', () => {
    const config = { base: BROKEN, head: { text: 'mode: observe\n' }, organisation: VALID };
    expect(decide(config, CHANGES_CONFIG)).toMatchObject({ policy: { mode: 'warn' } });
  });

  it('lets a change remove a broken file', () => {
    expect(decide({ base: BROKEN }, CHANGES_CONFIG)).toMatchObject({ policy: { mode: 'enforce' } });
  });

  it('does not mind a broken head that the change does not touch', () => {
    expect(decide({ base: VALID, head: BROKEN })).toMatchObject({ policy: { mode: 'warn' } });
  });
});
