import { holdsUrlPassword } from './holds-url-password.ts';
import { isPlaceholder } from './is-placeholder.ts';
import { isWeakDefault } from './is-weak-default.ts';
import { splitWords } from './split-words.ts';

const MAX_LENGTH = 4000;

/** Made to be seen: Mapbox's public tokens, Stripe's publishable keys, reCAPTCHA's site keys. */
const PUBLIC_BY_DESIGN = /^(?:pk\.eyJ|pk_(?:live|test)_|6L[a-zA-Z0-9_-]{38}$)/;

/** The names of fields, columns, headers and schemes: `password`, `X-API-Key`, `access_token`, `Bearer`. */
const FIELD_WORDS: ReadonlySet<string> = new Set(
  `password passwd passwort senha contrasena pwd pass passcode pin secret token tokens key keys api apikey auth oauth
  authorization authentication bearer basic digest jwt access refresh id client user username login signin signup session cookie
  csrf xsrf header credential credentials creds private public email e mail name new old current confirm confirmation repeat
  reset forgot change input field form label button btn text value data store storage state url uri path file env var config
  setting settings type my the a an your for of to in x app flask django dash server db database aws github google openai azure
  mapbox slack service required optional invalid valid missing expired wrong hidden visible show hide toggle placeholder error
  message none null true false code grant string number role admin page modal div container component`.split(/\s+/),
);

/** What is none by its form: names of environment variables, paths and files, hosts, prefixes, classes. */
const OTHER_FORMS = [
  /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/,
  /^(?:\.{0,2}\/|~\/|[a-z]:\\|[\w.-]+\/[\w./-]*$)/i,
  /\.(?:json|ya?ml|txt|pem|key|env|ini|toml|cfg|csv|py|html?|css|js|png|svg)$/i,
  /^[a-z][\w.-]*:\d{2,5}$/i,
  /[=:([]$/,
  /^[a-z]{1,2}-\d{1,3}$/,
];

/** One word of letters and of a word's length, or such words with marks between: `visible`, `Loading`, `reset-modal`. */
const PLAIN_WORDS = [/^\p{Lu}?\p{Ll}{1,11}$/u, /^\p{Lu}{1,11}$/u, /^[\p{L}\p{M}]+(?:[-_.][\p{L}\p{M}]+)+$/u];

/** Three words or more that no field is called by: `correct-horse-battery`. */
const PASS_PHRASE = /^\p{L}{3,}(?:[-_.]\p{L}{3,}){2,}$/u;

/** Weak defaults that are names of fields far more often. */
const FIELD_LIKE_DEFAULT =
  /^(?:password|passwort|senha|contraseña|pass|passwd|pwd|secret|user|username|default|change.?me|change.?it)$/i;

/** Words that passwords are stuck together from: `mysqlroot`, `adminpass`, `supersecretpassword`. */
const STUCK_TOGETHER =
  /^(?=.*(?:root|admin|mysql|postgres|super|welcome|qwerty|letmein|master))(?:root|admin|mysql|postgres|super|secret|welcome|qwerty|letmein|master|my|user|pass|password|word|db|key|login|dev|test|demo|local){2,8}$/;

/**
 * Whether a literal that is given to a credential's name can be the credential: `hunter2`, not a label, the name of a
 * field or of an environment variable, a path, a URL without a password, a class, a sentence, a format or nothing at
 * all. It says nothing about literals under other names.
 */
export function looksLikeSecret(value: string): boolean {
  const text = value.slice(0, MAX_LENGTH).trim();
  if (text.includes('://')) return holdsUrlPassword(text);
  if (text.length < 4 || isPlaceholder(text) || PUBLIC_BY_DESIGN.test(text)) return false;
  // Of what has spaces only a key is told from prose; pass phrases are not.
  if (/\s/.test(text)) return /^-----BEGIN [A-Z ]*PRIVATE KEY/.test(text);
  if (OTHER_FORMS.some((form) => form.test(text))) return false;
  if (isWeakDefault(text)) return !FIELD_LIKE_DEFAULT.test(text);
  if (PASS_PHRASE.test(text)) return !splitWords(text).some((word) => FIELD_WORDS.has(word));
  return STUCK_TOGETHER.test(text) || !(isFieldName(text) || PLAIN_WORDS.some((form) => form.test(text)));
}

/** Every word is one that fields are called by: `user-password`, `api_key`, `X-Auth-Token`. */
function isFieldName(text: string): boolean {
  return splitWords(text).every((word) => FIELD_WORDS.has(word));
}
