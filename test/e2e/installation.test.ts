/** The app comes to an account: the check can be chosen as required, and what it may not do is said. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Repository } from '../github-double/state/model.ts';
import { FILES } from './example-app.ts';
import { type Stage, setStage } from './stage.ts';
import { waitFor } from './wait-for.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.end());

/** The newest run that came with the installation, once there are so many. */
async function seededRun(repository: Repository, runs = 1) {
  return waitFor('a run on the default branch', () => {
    const all = stage.double.deliveries.flatMap(({ event, payload }) => {
      const run = event === 'check_run' ? (payload.check_run as { head_sha: string; id: number }) : undefined;
      return run === undefined ? [] : stage.double.checkRuns(repository, run.head_sha);
    });
    const unique = [...new Set(all)];
    return unique.length >= runs && unique.at(-1);
  });
}

describe('an installation', () => {
  it('gets a completed run on the default branch of each repository', async () => {
    const files = { 'README.md': '# x\n' };
    const repositories: Repository[] = [];
    for (const name of ['one', 'two']) {
      stage.double.addUser('globex', 'Organization');
      repositories.push(await stage.double.addRepository({ owner: 'globex', name, files, defaultBranch: 'trunk' }));
    }
    const requests = await stage.requestsOf(async () => {
      stage.double.installApp('globex');
      for (const repository of repositories) {
        expect(await seededRun(repository)).toMatchObject({
          name: 'Dash state',
          status: 'completed',
          conclusion: 'success',
          output: { title: 'Ready' },
        });
      }
    });
    // One look at both default branches, and a run each.
    expect(requests).toBe(3);
  });

  it('that lacks permissions says which, there and in the log', async () => {
    stage.double.addUser('initech', 'Organization');
    const repository = await stage.double.addRepository({ owner: 'initech', name: 'board', files: FILES });
    const permissions = { checks: 'write', contents: 'read', pull_requests: 'read' } as const;
    const installation = stage.double.installApp('initech', { permissions });
    const run = await seededRun(repository);
    expect(run.output.title).toBe('Ready, with permissions missing');
    expect(run.output.summary).toContain('`pull_requests: write`, `merge_queues: read`, `statuses: write`');
    expect(run.output.summary).toContain(`/settings/installations/${installation.id}`);
    await waitFor('the log', () => stage.app.output().includes('permissions are missing'));

    stage.double.grantPermissions(installation, {
      ...permissions,
      pull_requests: 'write',
      merge_queues: 'read',
      statuses: 'write',
    });
    expect(await seededRun(repository, 2)).toMatchObject({ output: { title: 'Ready' } });
  });

  it('that gets more repositories has them seeded', async () => {
    stage.double.addUser('umbrella', 'Organization');
    const first = await stage.double.addRepository({ owner: 'umbrella', name: 'first', files: FILES });
    const second = await stage.double.addRepository({ owner: 'umbrella', name: 'second', files: FILES });
    const installation = stage.double.installApp('umbrella', { repositories: [first] });
    await seededRun(first);
    stage.double.selectRepositories(installation, [first, second]);
    expect(await seededRun(second)).toMatchObject({ output: { title: 'Ready' } });
  });

  it('that ends while its events are under way is no fault', async () => {
    const scene = await stage.scene(FILES);
    await stage.double.settle();
    stage.double.uninstallApp(scene.installation);
    const payload = {
      ...stage.double.deliveries.at(-1)?.payload,
      action: 'created',
      repositories: [{ id: scene.repository.id, name: 'dashboards', full_name: 'x/dashboards', private: true }],
    };
    await stage.send('installation', payload);
    await waitFor('the log', () => stage.app.output().includes('the app is not installed there any more'));
    expect(stage.app.output()).not.toContain('"job failed"');
  });
});
