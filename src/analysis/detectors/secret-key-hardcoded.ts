/** `SECRET_KEY` is a literal, or falls back to one. */
import type { Candidate } from '../findings/candidate.ts';
import type { Setting } from '../flow/machine/observer.ts';
import { lineAt, type Site } from '../flow/values/site.ts';
import type { ConstantShape } from '../flow/values/value.ts';
import { isPlaceholder } from '../sensitive/is-placeholder.ts';
import { isForTests } from './circumstances.ts';
import type { Detector } from './detector.ts';
import { isSigningKey } from './key-name.ts';

export const detectHardcodedSecretKey: Detector = ({ observations, program }) => {
  const found = new Map<string, Candidate>();
  for (const setting of observations.settings) {
    const literal = literalKey(setting);
    if (!literal) continue;
    // A key that is read from a configuration of the app stands there.
    const elsewhere = literal.site && literal.site.path !== setting.site.path && program.has(literal.site.path);
    const site = elsewhere && literal.site ? literal.site : setting.site;
    if (isForTests({ site, writer: setting.writer })) continue;
    const line = `${site.path}:${lineAt(site.lineStarts, site.start)}`;
    if (!found.has(line)) found.set(line, candidate(setting, site));
  }
  return [...found.values()];
};

function literalKey(setting: Setting): ConstantShape | undefined {
  if (!isSigningKey(setting.name)) return undefined;
  return setting.value.shapes.find(
    (shape): shape is ConstantShape =>
      shape.kind === 'constant' &&
      typeof shape.value === 'string' &&
      shape.value.trim() !== '' &&
      !isTemplate(shape.value),
  );
}

/** `{{ secret_key }}` of a project template is filled in before it is code. */
function isTemplate(text: string): boolean {
  return /^(\{\{.*\}\}|<[^>]*>|\$\{.*\})$/.test(text.trim()) && isPlaceholder(text);
}

function candidate(setting: Setting, site: Site): Candidate {
  const fallback = setting.value.open;
  return {
    rule: 'secret-key-hardcoded',
    surface: 'config',
    identity: setting.name.toUpperCase(),
    path: site.path,
    writer: site === setting.site ? setting.writer : '',
    spots: [{ site, labels: [] }],
    sentence: () =>
      fallback
        ? `'${setting.name}' falls back to a literal that stands in the code.`
        : `'${setting.name}' is a literal that stands in the code.`,
    exposure:
      'Whoever can read the repository can sign session cookies and tokens of this app, and so be any user. Git history keeps the key: replace it, do not only remove it.',
    confidence: setting.form === 'constant' && setting.name.toUpperCase() !== 'SECRET_KEY' ? 'medium' : 'high',
  };
}
