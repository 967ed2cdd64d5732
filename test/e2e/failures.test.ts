/** What goes wrong between the app and GitHub: never a green check for a run that did not happen, never an open one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fault, Intercept } from '../github-double/http/intercept.ts';
import { FILES, LEAK } from './example-app.ts';
import { type Stage, setStage } from './stage.ts';
import { waitFor } from './wait-for.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.end());

/** The first request of the operation meets the fault, later ones pass. */
function once(operation: string, fault: Fault): Intercept {
  let left = 1;
  return (request) => (request.operation === operation && left-- > 0 ? fault : undefined);
}

describe.concurrent('an error of GitHub', () => {
  it('while reading ends in a failed check that names its request', async () => {
    const scene = await stage.scene(FILES);
    const body = { message: 'Resource not accessible by integration' };
    scene.intercept(once('git/get-tree', { status: 403, body, headers: { 'x-github-request-id': 'AB12:CD34' } }));
    const pull = await scene.open('refused', { 'callbacks.py': LEAK });
    const check = await scene.verdict(pull);
    expect(check).toMatchObject({ conclusion: 'failure', output: { title: 'Could not evaluate' } });
    expect(check.output.summary).toContain('AB12:CD34');
    expect(check.output.summary).toContain('permission');
    expect(stage.double.reviews(pull)).toEqual([]);
  });

  it.each([
    { what: 'after', carryOut: true },
    { what: 'before', carryOut: false },
  ])('$what a check run was opened leaves one run, and none open', async ({ what, carryOut }) => {
    const scene = await stage.scene(FILES);
    scene.intercept(once('checks/create', { status: 502, carryOut }));
    const pull = await scene.open(`opening-${what}`, { 'README.md': '# X\n' });
    expect(await scene.verdict(pull)).toMatchObject({ conclusion: 'success' });
    expect(stage.double.checkRuns(scene.repository, pull.head.sha)).toHaveLength(1);
  });

  it('that loses the answer to a review does not double its comments', async () => {
    const scene = await stage.scene(FILES);
    scene.intercept(once('pulls/create-review', { status: 502, carryOut: true }));
    const pull = await scene.open('lost-answer', { 'callbacks.py': LEAK });
    expect((await scene.verdict(pull)).output.title).toContain('new finding');
    expect(stage.double.reviewComments(pull)).toHaveLength(1);
  });

  it('before a review leaves no comment out', async () => {
    const scene = await stage.scene(FILES);
    scene.intercept(once('pulls/create-review', { status: 502 }));
    const pull = await scene.open('early-error', { 'callbacks.py': LEAK });
    expect((await scene.verdict(pull)).output.title).toContain('new finding');
    expect(stage.double.reviewComments(pull)).toHaveLength(1);
  });

  it('while completing the check does not leave it open', async () => {
    const scene = await stage.scene(FILES);
    scene.intercept(once('checks/update', { disconnect: true }));
    const pull = await scene.open('completing', { 'README.md': '# X\n' });
    expect(await scene.verdict(pull)).toMatchObject({ conclusion: 'success' });
  });
});

describe.concurrent('a newer head', () => {
  it('ends the run of the older one, whose check says so', async () => {
    const scene = await stage.scene(FILES);
    const reading = new Promise<() => void>((resolve) => {
      scene.intercept(async ({ operation }) => {
        if (operation === 'git/get-tree') await new Promise<void>((goOn) => resolve(goOn));
        return undefined;
      });
    });
    const pull = await scene.open('overtaken', { 'callbacks.py': LEAK });
    const older = pull.head.sha;
    const goOn = await reading;
    scene.intercept(undefined);
    await stage.double.pushTo(pull, { files: { 'callbacks.py': `# Newer\n${LEAK}` } });
    expect(await scene.verdict(pull)).toMatchObject({ conclusion: 'failure' });
    goOn();

    const superseded = await scene.verdictAt(older);
    expect(superseded.conclusion).toBe('neutral');
    expect(superseded.output.title).toContain(pull.head.sha.slice(0, 7));
    expect(stage.double.reviewComments(pull)).toHaveLength(1);
  });

  it('makes a re-run of an older one point to it', async () => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('old-rerun', { 'README.md': '# X\n' });
    const older = await scene.verdict(pull);
    const { sha } = pull.head;
    await stage.double.pushTo(pull, { files: { 'notes.md': 'x\n' } });
    await scene.verdict(pull);
    stage.double.rerequestCheckRun(older.id);
    const again = await scene.verdictAt(sha, 2);
    expect(again.conclusion).toBe('neutral');
    expect(again.output.summary).toContain(pull.head.sha);
  });
});

describe.concurrent('a delivery', () => {
  it('that comes twice is worked on once', async () => {
    const scene = await stage.scene(FILES);
    const pull = await scene.open('twice', { 'README.md': '# Twice\n' });
    await scene.verdict(pull);
    const delivery = stage.double.deliveries.find(
      ({ event, repositoryId }) => event === 'pull_request' && repositoryId === scene.repository.id,
    );
    const { url = '', headers = {}, payload } = delivery ?? {};
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(payload) });
    expect(response.status).toBe(200);
    await waitFor('the second delivery', () => stage.app.output().includes('"submitted":"duplicate"'));
    expect(stage.double.checkRuns(scene.repository, pull.head.sha)).toHaveLength(1);
  });

  it.each([undefined, `sha256=${'0'.repeat(64)}`])(
    'with the signature %s is refused, and not logged',
    async (signature) => {
      const headers = {
        'content-type': 'application/json',
        'x-github-event': 'pull_request',
        'x-github-delivery': 'x',
        ...(signature && { 'x-hub-signature-256': signature }),
      };
      const body = JSON.stringify({ action: 'opened', note: 'unsigned words' });
      const response = await fetch(`${stage.app.url}/api/github/webhooks`, { method: 'POST', headers, body });
      expect(response.status).toBe(400);
      expect(stage.app.output()).not.toContain('unsigned words');
    },
  );
});

describe.concurrent('two pull requests with one head', () => {
  it('get no verdict from a re-run that names neither', async () => {
    const { repository, open, verdict } = await stage.scene(FILES);
    const first = await open('shared-head', { 'README.md': '# Shared\n' });
    await verdict(first);
    await stage.double.commit(repository, 'release', { files: { 'release.md': 'x\n' } });
    await stage.double.openPullRequest({ repository, head: 'shared-head', base: 'release' });
    await verdict(first, 2);
    const [suite] = stage.double.checkSuites(repository, first.head.sha);
    stage.double.rerequestCheckSuite(suite?.id ?? 0);
    expect((await verdict(first, 3)).output.title).toBe('Could not evaluate');
  });
});
