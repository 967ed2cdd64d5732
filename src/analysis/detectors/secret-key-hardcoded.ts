/** `SECRET_KEY` is a literal, or falls back to one. */
import type { Candidate } from '../findings/candidate.ts';
import type { Setting } from '../flow/observer.ts';
import { stringsOf } from '../flow/value.ts';
import { isPlaceholder } from '../sensitive/is-placeholder.ts';
import type { Detector } from './detector.ts';

const KEY_NAME = /^(secret_key|(\w+_)?SECRET_KEY|SESSION_SECRET\w*|JWT_SECRET\w*)$/;
/** Keys of other services than the app's own sessions and tokens. */
const FOREIGN = /(AWS|S3|STRIPE|RECAPTCHA|TWILIO|OPENAI|PAYPAL|AZURE|GOOGLE|GITHUB|OAUTH|CLIENT|MINIO|CELERY_RESULT)/;

export const detectHardcodedSecretKey: Detector = ({ observations }) =>
  observations.settings.filter(isLiteralKey).map(candidate);

function isLiteralKey(setting: Setting): boolean {
  if (!KEY_NAME.test(setting.name) || FOREIGN.test(setting.name.toUpperCase())) return false;
  return stringsOf(setting.value).some((text) => text.trim() !== '' && !isTemplate(text));
}

/** `{{ secret_key }}` of a project template is filled in before it is code. */
function isTemplate(text: string): boolean {
  return /^(\{\{.*\}\}|<[^>]*>|\$\{.*\})$/.test(text.trim()) && isPlaceholder(text);
}

function candidate(setting: Setting): Candidate {
  const fallback = setting.value.open;
  return {
    rule: 'secret-key-hardcoded',
    surface: 'config',
    identity: setting.name.toUpperCase(),
    path: setting.site.path,
    writer: setting.writer,
    spots: [{ site: setting.site, labels: [] }],
    sentence: () =>
      fallback
        ? `'${setting.name}' falls back to a literal that stands in the code.`
        : `'${setting.name}' is a literal that stands in the code.`,
    exposure:
      'Whoever can read the repository can sign session cookies and tokens of this app, and so be any user. Git history keeps the key: replace it, do not only remove it.',
    confidence: setting.form === 'constant' && setting.name.toUpperCase() !== 'SECRET_KEY' ? 'medium' : 'high',
  };
}
