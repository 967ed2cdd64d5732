import { describe, expect, it } from 'vitest';
import { decidePolicy } from '../../src/app/decide-policy.ts';
import { describeRuling } from '../../src/app/describe-ruling.ts';
import { noDashCodeCheck } from '../../src/review/special-checks.ts';
import { loadRules } from '../../src/rules/load-rules.ts';

const { rules } = loadRules();

function textOf(
  base: string | undefined,
  head: string | undefined,
  organisation?: string,
  repo = 'dashboards',
): string {
  const file = (text: string | undefined) => (text === undefined ? undefined : { text });
  const config = { baseSha: 'b', base: file(base), head: file(head), organisation: file(organisation) };
  const decided = decidePolicy(config, { owner: 'octo', repo }, base !== head, rules);
  if ('check' in decided) return decided.check.text;
  return describeRuling(noDashCodeCheck(), decided, undefined, '0.1.0+x').text;
}

describe('describeRuling', () => {
  it('names who set a key, in order', () => {
    const text = textOf(
      'paths: { ignore: ["a/**"] }\n',
      'paths: { ignore: ["a/**"] }\n',
      'paths: { ignore: ["b/**"] }\n',
    );
    expect(text).toContain("- `paths.ignore`: the organisation's file, then the repository's file");
  });

  it.each([
    ['mode: warn\n', 'mode: enforce\n', '- `mode`: `"warn"` → `"enforce"`'],
    ['', 'paths: { builtin_ignore: false }\n', '- `paths.builtin_ignore`: built-in → `false`'],
    ['accept: { by: admin }\n', '', '- `accept.by`: `"admin"` → built-in'],
    [
      'rules: { debug-exposed: off }\n',
      'rules: { debug-exposed: notice }\n',
      '- `rules.debug-exposed.severity`: `"off"` → `"notice"`',
    ],
    [
      '',
      'guidelines_url: "https://example.org/{rule}"\n',
      '- `guidelines_url`: built-in → `"https://example.org/{rule}"`',
    ],
    ['mode: warn\n', 'mode: warn\n# A comment\n', 'It changes no key.'],
  ])('%j → %j', (base, head, expected) => {
    expect(textOf(base, head)).toContain(expected);
  });

  it('says what of a new file the organisation does not let through', () => {
    const text = textOf('', 'mode: observe\n', 'mode: enforce\nlocked: [mode]\n');
    expect(text).toContain('locked by the organisation');
    expect(text).toContain('It changes no key.');
  });

  it("takes the file of the organisation's own repository for the organisation's", () => {
    const text = textOf('locked: [mode]\n', 'locked: [fail_on]\n', 'locked: [mode]\n', '.github');
    expect(text).toContain('- `locked`: `["mode"]` → `["fail_on"]`');
    expect(text).not.toContain('counts in the organisation');
    expect(text).not.toContain("organisation's repository");
  });
});
