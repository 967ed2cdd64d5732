import { describe, expect, it } from 'vitest';
import { isCovered, isOutdated, isSuperseded } from '../../src/app/job-order.ts';
import { evaluateJob, locateJob, rerunJob } from './example-jobs.ts';

const [OLD, NEW] = ['1'.repeat(40), '2'.repeat(40)];
const first = evaluateJob({ headSha: OLD, updatedAt: 1 });
const second = evaluateJob({ headSha: NEW, updatedAt: 2 });
const rerun = rerunJob({ headSha: OLD });
const onDevelop = evaluateJob({ headSha: OLD, updatedAt: 2 });
const baseChanged = { ...onDevelop, pull: { ...first.pull, ...onDevelop.pull, baseRef: 'develop' } } as typeof first;

describe('the order of jobs', () => {
  it.each([
    { next: second, waiting: first, covered: false, why: 'it is newer' },
    { next: first, waiting: second, covered: true, why: 'the waiting one is newer' },
    { next: first, waiting: first, covered: false, why: 'a later event of the same second counts' },
    { next: rerun, waiting: first, covered: true, why: 'the waiting one evaluates anew' },
    { next: first, waiting: rerun, covered: false, why: 'it knows the state' },
    { next: rerun, waiting: rerun, covered: false, why: 'they are the same' },
    { next: locateJob(), waiting: locateJob(), covered: false, why: 'they are the same' },
  ])('a waiting job covers the next: $covered, since $why', ({ next, waiting, covered }) => {
    expect(isCovered(next, waiting)).toBe(covered);
  });

  it.each([
    { next: second, running: first, outdated: false, superseded: true, why: 'there is a newer head' },
    { next: first, running: second, outdated: true, superseded: false, why: 'the event is late' },
    { next: baseChanged, running: first, outdated: false, superseded: true, why: 'there is another base' },
    { next: { ...first, updatedAt: 2 }, running: first, outdated: false, superseded: false, why: 'nothing moved' },
    { next: rerun, running: second, outdated: false, superseded: false, why: 'a re-run ends nothing' },
  ])('a running job is superseded: $superseded, since $why', ({ next, running, outdated, superseded }) => {
    expect(isOutdated(next, running)).toBe(outdated);
    expect(isSuperseded(running, next)).toBe(superseded);
  });
});
