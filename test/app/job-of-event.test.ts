import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import {
  type CheckRunEvent,
  type CheckSuiteEvent,
  jobOfCheckRun,
  jobOfCheckSuite,
  jobOfPullRequest,
  type PullRequestEvent,
} from '../../src/app/job-of-event.ts';

interface Payload {
  readonly action: string;
  readonly [key: string]: unknown;
}

const DEFINITIONS: readonly { readonly name: string; readonly examples: readonly Payload[] }[] = createRequire(
  import.meta.url,
)('@octokit/webhooks-examples');

/** GitHub's published example, with `changes` put over it and over the object that the event is about. */
function event(name: string, action: string, changes: object = {}, about: object = {}) {
  const examples = DEFINITIONS.find((definition) => definition.name === name)?.examples ?? [];
  const example = examples.find((each) => each.action === action) ?? { action, ...examples[0] };
  const payload = { installation: { id: 1 }, ...example, action, ...changes };
  return { id: 'delivery-1', payload: { ...payload, [name]: { ...(example[name] as object), ...about } } };
}

function pullRequest(action: string, changes: object = {}, about: object = {}): PullRequestEvent {
  return event('pull_request', action, changes, about) as unknown as PullRequestEvent;
}

const APP = { id: 12, slug: 'guard' };
const SHA = 'a'.repeat(40);

function checkRun(action: string, about: object): CheckRunEvent {
  return event('check_run', action, {}, { app: APP, head_sha: SHA, ...about }) as unknown as CheckRunEvent;
}

function checkSuite(action: string, about: object): CheckSuiteEvent {
  return event('check_suite', action, {}, { app: APP, head_sha: SHA, ...about }) as unknown as CheckSuiteEvent;
}

describe('pull_request', () => {
  it.each(['opened', 'synchronize', 'reopened', 'ready_for_review', 'converted_to_draft'])(
    '%s is evaluated',
    (action) => {
      const given = pullRequest(action);
      const { pull_request: pull, repository } = given.payload;
      expect(jobOfPullRequest(given)).toMatchObject({
        kind: 'evaluate',
        delivery: 'delivery-1',
        installation: expect.any(Number),
        repository: { owner: repository.owner.login, repo: repository.name },
        repositoryId: repository.id,
        number: pull.number,
        headSha: pull.head.sha,
        pull: { baseRef: pull.base.ref, baseSha: pull.base.sha },
        updatedAt: Date.parse(pull.updated_at),
      });
    },
  );

  it.each(['closed', 'labeled', 'assigned', 'locked', 'enqueued', 'milestoned'])('%s is not', (action) => {
    expect(jobOfPullRequest(pullRequest(action))).toBeUndefined();
  });

  it('edited is evaluated where the base changed', () => {
    const changes = { base: { ref: { from: 'main' }, sha: { from: SHA } } };
    expect(jobOfPullRequest(pullRequest('edited', { changes }))).toMatchObject({ kind: 'evaluate' });
    expect(jobOfPullRequest(pullRequest('edited', { changes: { title: { from: 'x' } } }))).toBeUndefined();
  });

  it('says nothing about a deleted fork', () => {
    const head = { ref: 'patch', sha: SHA, repo: null, user: null, label: 'unknown' };
    expect(jobOfPullRequest(pullRequest('opened', {}, { head }))).toMatchObject({ headSha: SHA });
  });

  it('asks for nothing where it comes from no installation', () => {
    expect(jobOfPullRequest(pullRequest('opened', { installation: undefined }))).toBeUndefined();
  });
});

describe('check_run', () => {
  it('is run again for the pull request in its external id', () => {
    expect(jobOfCheckRun(checkRun('rerequested', { external_id: 'pr=7' }), 12)).toMatchObject({
      kind: 'evaluate',
      number: 7,
      headSha: SHA,
    });
  });

  it('brings no state along that could be old', () => {
    const job = jobOfCheckRun(checkRun('rerequested', { external_id: 'pr=7' }), 12);
    expect(job).not.toHaveProperty('pull');
    expect(job).not.toHaveProperty('updatedAt');
  });

  it('has its pull request looked for where the id says nothing', () => {
    const job = jobOfCheckRun(checkRun('rerequested', { external_id: '' }), 12);
    expect(job).toMatchObject({ kind: 'locate', headSha: SHA });
  });

  it.each([
    { what: 'of another app', given: checkRun('rerequested', { external_id: 'pr=7', app: { id: 13 } }) },
    { what: 'that was created', given: checkRun('created', { external_id: 'pr=7' }) },
    { what: 'that was completed', given: checkRun('completed', { external_id: 'pr=7' }) },
  ])('$what is left alone', ({ given }) => {
    expect(jobOfCheckRun(given, 12)).toBeUndefined();
  });
});

describe('check_suite', () => {
  it.each([
    { pulls: [{ number: 7 }], expected: { kind: 'evaluate', number: 7 } },
    { pulls: [], expected: { kind: 'locate' } },
    { pulls: [{ number: 7 }, { number: 8 }], expected: { kind: 'locate' } },
  ])('with pull requests $pulls', ({ pulls, expected }) => {
    const job = jobOfCheckSuite(checkSuite('rerequested', { pull_requests: pulls }), 12);
    expect(job).toMatchObject({ ...expected, headSha: SHA });
  });

  it.each([
    { what: 'of another app', given: checkSuite('rerequested', { app: { id: 13 } }) },
    { what: 'that was requested', given: checkSuite('requested', {}) },
  ])('$what is left alone', ({ given }) => {
    expect(jobOfCheckSuite(given, 12)).toBeUndefined();
  });
});
