import { isPlaceholder } from './is-placeholder.ts';
import { isWeakDefault } from './is-weak-default.ts';
import { splitWords } from './split-words.ts';

const MAX_LENGTH = 4000;

/** Made to be seen: Mapbox's public tokens, Stripe's publishable keys, reCAPTCHA's site keys. */
const PUBLIC_BY_DESIGN = /^(?:pk\.eyJ|pk_(?:live|test)_|6L[a-zA-Z0-9_-]{38}$)/;

/** The names of fields, columns, headers and schemes: `password`, `X-API-Key`, `access_token`, `Bearer`. */
const FIELD_WORDS: ReadonlySet<string> = new Set(
  `password passwd passwort senha contrasena pwd pass passcode pin secret token tokens key keys api apikey auth oauth authorization
  authentication bearer basic digest jwt access refresh id client user username login signin signup session cookie csrf xsrf header
  credential credentials creds private public email e mail name new old current confirm confirmation repeat reset forgot change
  input field form label button btn text value data store storage state url uri path file env var config setting settings type
  my the a an your for of to in x app flask django dash server db database aws github google openai azure mapbox slack service
  required optional invalid valid missing expired wrong hidden visible show hide toggle placeholder error message none null true false
  code grant string number role admin page modal div container component`.split(/\s+/),
);

const PATH_OR_FILE = /^(?:\.{0,2}\/|~\/|[a-z]:\\|[\w.-]+\/[\w./-]*$)|\.(?:json|ya?ml|txt|pem|key|env|ini|toml|cfg|csv|py|html?|css|js|png|svg)$/i;
const URL_WITHOUT_PASSWORD = /^[a-z][a-z0-9+.-]*:\/\/(?![^/\s:@]*:[^/\s@]+@)/i;
const ENVIRONMENT_NAME = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
/** `mb-3 form-control`, `fas fa-key`: words of lower-case letters, small numbers and hyphens. */
const CLASS_NAMES = /^[a-z]{1,2}-\d{1,3}$|^[a-z]+(?:-[a-z]+|-\d{1,3})*(?: [a-z]+(?:-[a-z]+|-\d{1,3})*)+$/;

/**
 * Whether a literal that is given to a credential's name can be the credential: `hunter2`, not a label, the name of a
 * field or of an environment variable, a path, a URL prefix, a class, a sentence, a format or nothing at all. For
 * names only; without a credential's name any text would do.
 */
export function looksLikeSecret(value: string): boolean {
  const text = value.slice(0, MAX_LENGTH).trim();
  if (text.length < 4 || isPlaceholder(text) || PUBLIC_BY_DESIGN.test(text)) return false;
  if (/\s/.test(text)) return isPem(text);
  if (ENVIRONMENT_NAME.test(text) || PATH_OR_FILE.test(text) || URL_WITHOUT_PASSWORD.test(text)) return false;
  if (/[=:([]$/.test(text) || CLASS_NAMES.test(text)) return false;
  if (isWeakDefault(text)) return !/^(?:password|passwort|senha|contraseña|pass|passwd|pwd|secret|user|username|default|change.?me)$/i.test(text);
  return !isFieldName(text) && !isPlainWord(text);
}

/** The only secret with spaces that is told from prose by its form; passphrases of words are not. */
function isPem(text: string): boolean {
  return /^-----BEGIN [A-Z ]*PRIVATE KEY/.test(text);
}

/** Every word is one that fields are called by: `user-password`, `api_key`, `X-Auth-Token`. */
function isFieldName(text: string): boolean {
  return splitWords(text).every((word) => FIELD_WORDS.has(word));
}

/** One word of letters, in one case or capitalised, and of a word's length: `visible`, `Loading`, `oauth`. */
function isPlainWord(text: string): boolean {
  return /^[\p{Lu}]?[\p{Ll}]{1,11}$|^[\p{Lu}]{1,11}$/u.test(text) || /^[\p{L}\p{M}]+(?:[-_.][\p{L}\p{M}]+)+$/u.test(text);
}
