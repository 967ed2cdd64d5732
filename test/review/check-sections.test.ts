/** The sections of a check's text that tell who decided what: people, suppressions, configuration. */
import { describe, expect, it } from 'vitest';
import { addSections } from '../../src/review/add-sections.ts';
import { configurationSection } from '../../src/review/configuration-section.ts';
import { dryRunSection } from '../../src/review/dry-run.ts';
import { LONGEST_TEXT } from '../../src/review/limits.ts';
import { planReview } from '../../src/review/plan-review.ts';
import { noDashCodeCheck } from '../../src/review/special-checks.ts';
import { makeEarlier, makeFile, makeFinding, makeInput } from './support.ts';

const ACCEPTED = { by: 'ann', at: '2026-01-31T12:00:00Z', reason: 'Public token of the sandbox. @team' };
const acceptances = (of = 'ab12') => ({ accepted: new Map([[of, ACCEPTED]]), ignored: [] });
const findings = [makeFinding()];

describe('an accepted finding', () => {
  const plan = planReview(makeInput({ analysis: { findings }, acceptances: acceptances() }));

  it('neither blocks nor gets a comment nor a mark', () => {
    expect(plan.check).toMatchObject({ conclusion: 'success', title: 'No new sensitive state; 1 accepted' });
    expect([plan.comments, plan.check.annotations]).toEqual([[], []]);
  });

  it('stands in the check with who, when and why', () => {
    expect(plan.check.text).toContain('### 1 finding accepted by a reply');
    expect(plan.check.text).toContain(
      'Accepted by `ann` at 2026-01-31T12:00:00Z. Reason: Public token of the sandbox. @&#8203;team',
    );
  });

  it('leaves the others to block', () => {
    const both = [...findings, makeFinding({ fingerprint: 'cd34', line: 9 })];
    const { check } = planReview(makeInput({ analysis: { findings: both }, acceptances: acceptances() }));
    expect(check).toMatchObject({ conclusion: 'failure', title: '1 new finding, which blocks; 1 accepted' });
  });

  it('has its comment settled once', () => {
    const earlier = [makeEarlier()];
    const first = planReview(makeInput({ analysis: { findings }, acceptances: acceptances(), earlier }));
    expect(first.edits).toMatchObject([{ minimise: true, reopen: false }]);
    expect(first.edits[0]?.body).toContain('**Accepted by `ann` on 2026-01-31.**');
    const settled = [makeEarlier({ state: 'fixed' })];
    const again = planReview(makeInput({ analysis: { findings }, acceptances: acceptances(), earlier: settled }));
    expect(again.edits).toEqual([]);
  });

  it('speaks again once the acceptance is taken back', () => {
    const earlier = [makeEarlier({ state: 'fixed' })];
    const { edits, comments } = planReview(makeInput({ analysis: { findings }, earlier }));
    expect(edits).toMatchObject([{ minimise: false, reopen: true }]);
    expect(comments).toEqual([]);
  });

  it('names the pull request where it was said on another one', () => {
    const accepted = new Map([['ab12', { ...ACCEPTED, pullRequest: 7 }]]);
    const { check } = planReview(makeInput({ analysis: { findings }, acceptances: { accepted, ignored: [] } }));
    expect(check.text).toContain('on pull request 7');
  });
});

it('commands without effect are said, and by whom', () => {
  const ignored = [{ by: 'eve', why: "may not decide on findings here, which needs 'write'" }];
  const { check } = planReview(makeInput({ acceptances: { accepted: new Map(), ignored } }));
  expect(check.text).toContain('1 command without effect');
  expect(check.text).toContain('- `eve` may not decide on findings here, which needs `write`.');
});

it('suppressions that the change adds are listed, those it only moves past are not', () => {
  const old = 'a = 1  # dash-state: ignore[hardcoded-secret] Old.\n';
  const text = `${old}b = 2  # dash-state: ignore[debug-exposed, x] until=2027-01-31 <b>New</b>.\n`;
  const { check } = planReview(makeInput({ files: [makeFile('app/login.py', old, text)] }));
  expect(check.text).toContain('### 1 suppression that this change adds');
  expect(check.text).toMatch(/login\.py:2.*`debug-exposed, x` until 2027-01-31\. \\<b\\>New/);
  expect(check.text).not.toContain('Old.');
});

it('changed files that the configuration leaves out are named', () => {
  const { check } = planReview(makeInput({ ignoredFiles: ['tests/test_app.py'] }));
  expect(check.text).toContain('1 changed file left out by configuration');
  expect(check.text).toContain('- `tests/test_app.py`');
});

it('the ledger says what each state held before and holds now', () => {
  const { check } = planReview(
    makeInput({
      ledger: [
        {
          surface: 'store',
          name: 'auth|store',
          storage: 'local',
          path: 'app/layout.py',
          line: 7,
          before: [],
          after: ['credential.token', 'pii.email'],
        },
        { surface: 'session', name: 'user', path: 'app/login.py', line: 3, before: ['pii.email'], after: undefined },
        { surface: 'global', name: 'CACHE', path: 'app/login.py', line: 4, before: undefined, after: [] },
      ],
    }),
  );
  expect(check.text).toContain('### State that this change touches');
  expect(check.text).toMatch(
    /\| `auth\\\|store` \(.*\) \| store, local \| nothing sensitive \| Access token, E-mail address \|/,
  );
  expect(check.text).toMatch(/\| `user` \(.*\) \| session \| E-mail address \| gone \|/);
  expect(check.text).toMatch(/\| `CACHE` \(.*\) \| global \| did not exist \| nothing sensitive \|/);
});

describe('the configuration', () => {
  const ruling = configurationSection({
    files: [{ where: "'.github/dash-state-guard.yml' on the base branch", state: 'read' }],
    keys: [
      { key: 'mode', setBy: ["the organisation's file", "the repository's file"] },
      { key: 'rules.debug-exposed.severity', setBy: ["the repository's file"] },
    ],
    ruleSet: '0.1.0+5f2c9e01ab44',
  });

  it('is listed by file and by key, with the version of the rules', () => {
    const { text } = addSections(noDashCodeCheck(), [ruling]);
    expect(text).toContain('- `.github/dash-state-guard.yml` on the base branch: read');
    expect(text).toContain("- `mode`: the organisation's file, then the repository's file");
    expect(text).toContain("- `rules.debug-exposed.severity`: the repository's file");
    expect(text).toContain('Rule set `0.1.0+5f2c9e01ab44`.');
  });

  it('fits below the longest text', () => {
    const long = { ...noDashCodeCheck(), text: 'x'.repeat(60_000) };
    const { text } = addSections(long, [ruling]);
    expect(text.length).toBeLessThanOrEqual(LONGEST_TEXT + 2);
    expect(text).toContain('Rule set');
  });
});

describe('the dry run', () => {
  const nothing = { check: undefined, changes: [], examples: 0, notes: [] };
  const textOf = (run: Partial<Parameters<typeof dryRunSection>[0]>) =>
    dryRunSection({ ...nothing, ...run }).paragraphs.join('\n\n');

  it('says what the check would be, and which keys change', () => {
    const said = textOf({
      check: { conclusion: 'failure', title: '1 new finding, which blocks' },
      changes: [
        { key: 'mode', before: '"warn"', after: '"enforce"' },
        { key: 'paths.ignore', before: undefined, after: '["a/**"]' },
        { key: 'fail_on', before: '"error"', after: undefined },
      ],
      examples: 3,
      notes: ['"mode" is locked by the organisation; the repository\'s value is ignored.'],
    });
    expect(said).toContain('would be `failure`: 1 new finding, which blocks.');
    expect(said).toContain('- `mode`: `"warn"` → `"enforce"`');
    expect(said).toContain('- `paths.ignore`: built-in → `["a/**"]`');
    expect(said).toContain('- `fail_on`: `"error"` → built-in');
    expect(said).toContain('3 examples of names in it: all hold.');
    expect(said).toContain('locked by the organisation');
  });

  it('says where there is nothing to try it on', () => {
    expect(textOf({})).toContain('no Dash code in this change to try it on');
  });
});
