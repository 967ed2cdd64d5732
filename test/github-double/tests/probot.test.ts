import { ProbotOctokit } from 'probot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GitHubDouble, startGitHubDouble } from '../github-double.ts';
import { secondaryRateLimit } from '../http/intercept.ts';
import { manifest, refusalOf } from '../test-clients.ts';

let double: GitHubDouble;
let octokit: InstanceType<typeof ProbotOctokit>;
const at = { owner: 'acme', repo: 'board' };

beforeAll(async () => {
  double = await startGitHubDouble({ manifest });
  const { installation } = double.addOrganisation('acme');
  await double.addRepository({ owner: 'acme', name: 'board' });
  const { id: appId, privateKey } = double.app;
  octokit = new ProbotOctokit({
    auth: { appId, privateKey, installationId: installation.id },
    baseUrl: `${double.url}/api/v3`,
    retry: { enabled: false },
    throttle: { enabled: false },
  });
});

afterAll(() => double.stop());

test('the client of Probot proves itself, gets a token and asks on', async () => {
  expect((await octokit.rest.repos.get(at)).data.full_name).toBe('acme/board');
  expect(await octokit.graphql('{ repository(owner: "acme", name: "board") { nameWithOwner } }')).toEqual({
    repository: { nameWithOwner: 'acme/board' },
  });
  expect(double.requests.map(({ operation, token }) => [operation, token])).toEqual([
    ['apps/create-installation-access-token', 'app'],
    ['repos/get', 'installation'],
    ['graphql', 'installation'],
  ]);
  expect(double.violations).toEqual([]);
});

test('it meets a secondary rate limit as GitHub tells of it', async () => {
  double.intercept(() => secondaryRateLimit(7));
  expect(await refusalOf(octokit.rest.repos.get(at))).toMatchObject({
    status: 403,
    message: expect.stringMatching(/secondary rate limit/),
  });
  double.intercept(undefined);
});
