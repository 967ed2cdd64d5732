import { describe, expect, it } from 'vitest';
import { readSuppressionComment } from '../../../src/analysis/findings/suppression-comment.ts';

const rule = 'store-sensitive-data';

describe('readSuppressionComment', () => {
  it.each([
    ['# dash-state: ignore[store-sensitive-data] demo data', [rule], 'demo data', undefined],
    ['#dash-state:ignore[store-sensitive-data] demo data', [rule], 'demo data', undefined],
    ['# Dash-State: ignore [ store-sensitive-data , debug-exposed ] two', [rule, 'debug-exposed'], 'two', undefined],
    ['# dash-state: ignore[store-sensitive-data] until=2027-01-31 ticket #12', [rule], 'ticket #12', '2027-01-31'],
    ['# dash-state: ignore[store-sensitive-data]: until=2028-02-29 - leap', [rule], 'leap', '2028-02-29'],
    ['# dash-state: ignore[store-sensitive-data] until the new login', [rule], 'until the new login', undefined],
    ['# noqa: S105  # dash-state: ignore[store-sensitive-data] a sample', [rule], 'a sample', undefined],
    ['# dash-state: ignore[store-sensitive-data] a sample # noqa', [rule], 'a sample', undefined],
    ['# dash-state: ignore[store-sensitive-data,,store-sensitive-data] twice', [rule], 'twice', undefined],
    ['# dash-state: ignore[no-such-rule] 理由', ['no-such-rule'], '理由', undefined],
  ])('understands %s', (text, rules, reason, until) => {
    expect(readSuppressionComment(text)).toEqual({ rules, reason, until });
  });

  it.each([
    ['# dash-state: ignore[store-sensitive-data]', 'gives no reason'],
    ['# dash-state: ignore[store-sensitive-data] --', 'gives no reason'],
    ['# dash-state: ignore[store-sensitive-data] # noqa', 'gives no reason'],
    ['# dash-state: ignore[store-sensitive-data] until=2027-01-01', 'gives no reason'],
    ['# dash-state: ignore[] why', 'names no rule'],
    ['# dash-state: ignore[,] why', 'names no rule'],
    ['# dash-state: ignore why', 'names no rule'],
    ['# dash-state: ignore[store-sensitive-data why', 'names no rule'],
    ['# dash-state: disable[store-sensitive-data] why', 'not understood'],
    ['# dash-state: ignored[store-sensitive-data] why', 'not understood'],
    ['# dash-state: ignore[store-sensitive-data] until=soon why', 'YYYY-MM-DD'],
    ['# dash-state: ignore[store-sensitive-data] until=2027-02-29 why', 'YYYY-MM-DD'],
    ['# dash-state: ignore[store-sensitive-data] until= why', 'YYYY-MM-DD'],
  ])('says what is wrong with %s', (text, words) => {
    expect(readSuppressionComment(text)).toEqual({ fault: expect.stringContaining(words) });
  });

  it.each([
    '# a comment',
    '# noqa',
    '# write "# dash-state: ignore[rule] reason"',
    '# dash-states: many',
    '## dash-state',
  ])('takes %s for no suppression', (text) => {
    expect(readSuppressionComment(text)).toBeUndefined();
  });

  it('keeps what it reads short', () => {
    const ids = Array.from({ length: 400 }, (_, index) => `r${index}`).join(',');
    expect(readSuppressionComment(`# dash-state: ignore[a] ${'x '.repeat(1000)}`)).toMatchObject({
      reason: expect.stringMatching(/^[x ]{1,300}$/),
    });
    expect(readSuppressionComment(`# dash-state: ignore[${ids.slice(0, 1500)}] why`)).toMatchObject({
      rules: expect.objectContaining({ length: 50 }),
    });
    expect(readSuppressionComment(`#${' '.repeat(100_000)}dash-state: ignore[a] why`)).toBeUndefined();
  });
});
