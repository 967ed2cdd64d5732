/** How many requests each kind of event costs: none where there is nothing to do, and never more with a larger repository. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PullRequest } from '../github-double/state/model.ts';
import { FILES, FIXED, LEAK } from './example-app.ts';
import { type Scene, type Stage, setStage } from './stage.ts';

let stage: Stage;
let scene: Scene;
let pull: PullRequest;

/** One scene and one step after the other, so that every request of the app is counted. */
beforeAll(async () => {
  stage = await setStage();
  scene = await stage.scene(FILES);
  pull = await scene.open('first', { 'callbacks.py': LEAK });
  await scene.verdict(pull);
});
afterAll(() => stage?.end());

/** Long enough for a first request to leave. */
async function idle(): Promise<void> {
  await stage.double.settle();
  await new Promise((resolve) => setTimeout(resolve, 500));
}

function commentId(): number {
  return stage.double.reviewComments(pull)[0]?.id ?? 0;
}

describe('what asks for nothing costs nothing', () => {
  it.each([
    { event: 'pull_request edited, but for its base', fields: { action: 'edited', changes: { title: { from: 'x' } } } },
    { event: 'pull_request closed', fields: { action: 'closed' } },
    { event: 'pull_request labeled', fields: { action: 'labeled' } },
  ])('$event', async ({ fields }) => {
    const opened = stage.double.deliveries.find(({ event }) => event === 'pull_request');
    expect(
      await stage.requestsOf(async () => {
        expect(await stage.send('pull_request', { ...opened?.payload, ...fields })).toBe(200);
        await idle();
      }),
    ).toBe(0);
  });

  it('push, a reply, a resolved thread, a run of another app', async () => {
    const requests = await stage.requestsOf(async () => {
      await stage.double.commit(scene.repository, 'other', { files: { 'notes.md': 'x\n' } });
      stage.double.reply(commentId(), 'dev', 'I see.');
      stage.double.resolveThread(commentId(), 'dev');
      stage.double.addForeignCheckRun(scene.repository, { name: 'Other', head_sha: pull.head.sha });
      await idle();
    });
    expect(requests).toBe(0);
  });

  it('a command of someone without write access costs the look at who that is', async () => {
    stage.double.setRole(scene.repository, 'eve', 'read');
    const requests = await stage.requestsOf(async () => {
      stage.double.reply(commentId(), 'eve', '/dash-state recheck');
      await idle();
    });
    expect(requests).toBe(1);
  });
});

describe('what asks for an evaluation', () => {
  it('a recheck by the author: check run, pull request, configuration, files, comments, merge base, tree, verdict', async () => {
    const requests = await stage.requestsOf(async () => {
      stage.double.reply(commentId(), 'dev', '/dash-state recheck');
      await scene.verdict(pull, 2);
    });
    expect(requests).toBe(8);
  });

  it('an acceptance: besides, who gave it, who edited it, head again, the edit and the collapsing', async () => {
    const requests = await stage.requestsOf(async () => {
      stage.double.reply(commentId(), 'dev', '/dash-state accept A public token.');
      await scene.verdict(pull, 3);
    });
    expect(requests).toBe(8 + 5);
  });

  it('a merge group: check run, configuration, two trees, verdict; with findings its commits, pull requests, comments, people, editors', async () => {
    const clean = await scene.open('clean', { 'other.py': 'PAGES = []\n' });
    await scene.verdict(clean);
    const group = await stage.double.addMergeGroup([clean]);
    const without = await stage.requestsOf(() => scene.verdictAt(group.headSha));
    expect(without).toBeLessThanOrEqual(5);

    const requests = await stage.requestsOf(async () => {
      const second = await stage.double.addMergeGroup([pull]);
      expect(await scene.verdictAt(second.headSha)).toMatchObject({ conclusion: 'success' });
    });
    expect(requests).toBe(5 + 1 + 4);
  });
});

describe('the cost of a push', () => {
  it('does not grow with old comments, but for their pages', async () => {
    const costs: number[] = [];
    for (const replies of [0, 60, 60]) {
      for (let each = 0; each < replies; each += 1) stage.double.reply(commentId(), 'dev', `Reply ${each}.`);
      costs.push(
        await stage.requestsOf(async () => {
          await stage.double.pushTo(pull, { files: { 'notes.md': `${costs.length}\n` } });
          await scene.verdict(pull);
        }),
      );
    }
    const [first = 0] = costs;
    expect(costs).toEqual([first, first, first + 1]);
  });

  it('does not grow with the repository, once it was read', async () => {
    const costs: number[] = [];
    for (const size of [10, 400]) {
      const files = Object.fromEntries(
        Array.from({ length: size }, (_, each) => [`lib/m_${each}.py`, `N = ${each}\n`]),
      );
      const large = await stage.scene({ ...FILES, ...files });
      await large.verdict(await large.open('warm', { 'callbacks.py': FIXED }));
      costs.push(
        await stage.requestsOf(async () => {
          await large.verdict(await large.open('measured', { 'callbacks.py': LEAK }));
        }),
      );
    }
    expect(costs[1]).toBe(costs[0]);
  });
});
