/** What documentation writes where a secret belongs. Whole words, so that chance letters in a real secret do not count. */
const PLACEHOLDER_WORDS =
  /(?:^|[^a-z0-9])(?:your|my-?own|insert|enter|replace|put|add|fill|paste|todo|fixme|tbd|dummy|fake|sample|placeholder|redacted|hidden|omitted|masked|none|null|undefined|test(?:ing)?|foo|bar|foobar|baz|lorem|n\/a)(?:$|[^a-z0-9])/i;

/** The same, run together or in any place: `EXAMPLEKEY`, `xxxx`, `****`, `...`, `1234567890`. */
const PLACEHOLDER_PARTS =
  /example|placeholder|changethis|replaceme|yourapi|yourtoken|yoursecret|yourpassword|[x*•#]{4}|\.{3}|…|0{8}|1234567890|123456789|abcdefgh|deadbeef/i;

/** Slots to be filled: `<token>`, `${TOKEN}`, `{{ token }}`, `{token}`, `%s`, `%(token)s`, `[token]`, `$TOKEN`. */
const SLOT =
  /<[^<>]{0,80}>|\$\{[^{}]{0,80}\}|\{[^{}]{0,80}\}|%(?:\([^()]{0,80}\))?[sdr]|^\[[^[\]]{0,80}\]$|^\$[A-Z_]+$|^%[A-Z_]+%$/;

const MAX_LENGTH = 4000;

/**
 * Whether a literal only stands where a secret would be: empty, a slot, a word of documentation, one character over
 * and over. A weak default such as `changeme` is none: it works, and who deploys it is exposed.
 */
export function isPlaceholder(value: string): boolean {
  const text = value.slice(0, MAX_LENGTH).trim();
  if (text.length < 2 || isOneCharacter(text)) return true;
  return PLACEHOLDER_WORDS.test(text) || PLACEHOLDER_PARTS.test(text) || SLOT.test(text);
}

/** `-----`, `xxx`, `000000`. */
function isOneCharacter(text: string): boolean {
  return text === text.charAt(0).repeat(text.length);
}
