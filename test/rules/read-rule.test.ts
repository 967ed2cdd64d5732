import { describe, expect, it } from 'vitest';
import { readRule } from '../../src/rules/read-rule.ts';

const METADATA = {
  kind: 'flow',
  severity: 'error',
  since: '0.1.0',
  cwe: '[312, 359]',
  threats: '[information-disclosure]',
};

function page(
  metadata: Record<string, string | undefined> = {},
  body = '# A title\n\nWhy it\nmatters.\n\n## Bad\n',
): string {
  const lines = Object.entries({ ...METADATA, ...metadata }).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${value}`],
  );
  return `---\n${lines.join('\n')}\n---\n${body}`;
}

describe('readRule', () => {
  it('reads metadata, title, why and body', () => {
    expect(readRule('some-rule', page({ options: '{ max: 12h }' }))).toEqual({
      id: 'some-rule',
      kind: 'flow',
      severity: 'error',
      since: '0.1.0',
      cwe: [312, 359],
      threats: ['information-disclosure'],
      options: { max: '12h' },
      title: 'A title',
      why: 'Why it matters.',
      body: '# A title\n\nWhy it\nmatters.\n\n## Bad\n',
    });
  });

  it('has no options by default and takes Windows line ends', () => {
    const rule = readRule('some-rule', page().replaceAll('\n', '\r\n'));
    expect(rule).toMatchObject({ options: {}, title: 'A title', why: 'Why it matters.' });
  });

  it.each([
    ['no front matter', '# Title\n', /^some-rule\.md:1: front matter: /],
    ['a wrong value', page({ severity: 'fatal' }), /^some-rule\.md:3: severity: .*"error"/],
    ['a wrong value in a list', page({ threats: '[\n  data-breach,\n  theft]' }), /^some-rule\.md:8: threats\.1: /],
    ['a missing key', page({ cwe: undefined }), /^some-rule\.md:2: cwe: /],
    ['an unknown key', page({ since: '0.1.0\nauthor: me' }), /^some-rule\.md:5: author: /],
    ['a version that is none', page({ since: 'soon' }), /^some-rule\.md:4: since: must be a version such as 0\.1\.0$/],
    ['YAML that does not parse', page({ cwe: '[1' }), /^some-rule\.md:\d+: /],
    ['no title', page({}, 'Why.\n'), /^some-rule\.md:8: title: /],
    ['no paragraph below the title', page({}, '# A title\n'), /^some-rule\.md:8: title: /],
    ['a section where the why should be', page({}, '# A title\n\n## Bad\n'), /^some-rule\.md:8: title: /],
  ])('says where and what: %s', (_, text, message) => {
    expect(() => readRule('some-rule', text)).toThrow(message);
  });
});
