import { expect, it } from 'vitest';
import { type InstallationEvent, jobOfInstallation } from '../../src/app/job-of-installation.ts';

const INSTALLATION = {
  id: 3,
  account: { login: 'octo' },
  permissions: { checks: 'write' },
  html_url: 'https://github.com/settings/installations/3',
};

function event(action: string, rest: object): InstallationEvent {
  return { id: 'd', payload: { action, installation: INSTALLATION, ...rest } } as unknown as InstallationEvent;
}

it.each([
  { action: 'created', rest: { repositories: [{ name: 'a' }, { name: 'b' }] } },
  { action: 'new_permissions_accepted', rest: { repositories: [{ name: 'a' }, { name: 'b' }] } },
  { action: 'unsuspend', rest: { repositories: [{ name: 'a' }, { name: 'b' }] } },
  { action: 'added', rest: { repositories_added: [{ name: 'a' }, { name: 'b' }], repositories_removed: [] } },
])('$action seeds its repositories', ({ action, rest }) => {
  expect(jobOfInstallation(event(action, rest))).toEqual({
    kind: 'seed',
    delivery: 'd',
    installation: 3,
    owner: 'octo',
    repositories: ['a', 'b'],
    granted: { checks: 'write' },
    settingsUrl: INSTALLATION.html_url,
  });
});

it.each([
  { action: 'deleted', rest: { repositories: [{ name: 'a' }] } },
  { action: 'suspend', rest: { repositories: [{ name: 'a' }] } },
  { action: 'created', rest: {} },
  { action: 'removed', rest: { repositories_added: [], repositories_removed: [{ name: 'a' }] } },
  // An enterprise, which has no repositories of its own.
  {
    action: 'created',
    rest: { repositories: [{ name: 'a' }], installation: { ...INSTALLATION, account: { slug: 'e' } } },
  },
])('$action with $rest seeds nothing', ({ action, rest }) => {
  expect(jobOfInstallation(event(action, rest))).toBeUndefined();
});
