/**
 * Where no edit clears a finding: a few lines of Python that show the way out with the code's own names. What they
 * show keeps the value on the server, under the key of the user whom the signed session names.
 */
import { type CodeWords, codeWords } from './code-words.ts';
import { environmentName } from './environment.ts';
import type { FixPlace } from './fix-place.ts';
import { namedValuesIn } from './named-values.ts';

/** Undefined where the rule's own words say more than code could. */
export function workedExample(place: FixPlace): string | undefined {
  return EXAMPLES[place.finding.rule]?.(codeWords(place), place)?.join('\n');
}

type Example = (words: CodeWords, place: FixPlace) => readonly string[] | undefined;

const inBrowser: Example = (words) => {
  if (words.origin === 'app') return usedOnServer(words);
  return words.origin === 'typed' ? checkedOnly() : reference(words);
};

const EXAMPLES: Readonly<Record<string, Example>> = {
  'component-prop-sensitive-data': inBrowser,
  'component-value-sensitive-data': (words, place) => (words.origin === 'typed' ? checkedOnly() : masked(words, place)),
  'cookie-sensitive-data': ({ expression }) => [
    ...keptUnderReference(expression),
    'response.set_cookie("ref", ref, max_age=900, secure=True, httponly=True, samesite="Lax")',
  ],
  'debug-exposed': () => [
    'import os',
    '',
    "# Off, unless the environment of a developer's machine turns it on.",
    'DEBUG = os.environ.get("DASH_DEBUG") == "1"',
  ],
  'global-user-data': (words, place) => (isIdentity(place) ? readEachTime(words) : perUser(words, ONE_FOR_EACH)),
  'hardcoded-secret': fromEnvironment,
  'secret-key-hardcoded': fromEnvironment,
  'secret-key-weak': fromEnvironment,
  'session-sensitive-data': (words) => {
    if (words.origin === 'app') return usedOnServer(words);
    return words.origin === 'typed' ? checkedOnly() : perUser(words, ID_ALONE);
  },
  'store-sensitive-data': inBrowser,
};

const ONE_FOR_EACH = '# One entry for each user, not one for all of them.';
const ID_ALONE = "# The session keeps the user's id; the rest stays on the server, under that id.";

/** The reference is worth nothing to another user, and ends. */
function reference({ name, expression, signature, leaves }: CodeWords): readonly string[] {
  const inFunction = leaves !== 'otherwise';
  const leaving = { return: 'return ref', set_props: 'set_props(store_id, {"data": ref})', otherwise: '' }[leaves];
  const lines = [...keptUnderReference(expression), ...(inFunction ? [leaving] : [])];
  return [
    '# The browser gets a random reference; the value stays on the server.',
    ...(inFunction ? [`def ${signature}:`, ...lines.map((line) => `    ${line}`)] : lines),
    '',
    '',
    '# Where it is read: None for another user, and after 15 minutes.',
    `def read_${name}(ref):`,
    `    return cache.get(f"{session.get('user_id')}:{ref}")`,
  ];
}

function keptUnderReference(expression: string): readonly string[] {
  return ['ref = secrets.token_urlsafe(32)', `cache.set(f"{session['user_id']}:{ref}", ${expression}, timeout=900)`];
}

function perUser({ name, expression, signature }: CodeWords, why: string): readonly string[] {
  return [
    why,
    `def ${signature}:`,
    `    cache.set(f"{session['user_id']}:${name}", ${expression}, timeout=900)`,
    '',
    '',
    `def read_${name}():`,
    `    return cache.get(f"{session.get('user_id')}:${name}")`,
  ];
}

function isIdentity({ finding }: FixPlace): boolean {
  return finding.dataTypes.every((type) => type.startsWith('identity.'));
}

function readEachTime({ signature }: CodeWords): readonly string[] {
  return [
    '# Read from the session on each request, and kept nowhere else.',
    `def ${signature}:`,
    '    user_id = session.get("user_id")',
  ];
}

function usedOnServer({ name }: CodeWords): readonly string[] {
  return [
    '# Used on the server, where the request is made; only the answer goes to the browser.',
    `def load_answer(${name}):`,
    `    headers = {"Authorization": f"Bearer {${name}}"}`,
    '    answer = requests.get("https://api.example.org/answer", headers=headers, timeout=5)',
    '    return answer.json()',
  ];
}

/** The field is cleared on every way out of the callback, else the password stays in the page when it was wrong. */
function checkedOnly(): readonly string[] {
  return [
    "# The password is checked and not kept; the last Output is the field's own value.",
    'def log_in(_, username, password):',
    '    user = find_user(username)',
    '    if user is None or not check_password_hash(user.password_hash, password or ""):',
    '        return "Name or password is not right.", ""',
    '    session.clear()',
    '    session["user_id"] = user.id',
    '    return "Welcome.", ""',
  ];
}

const MASKABLE = /^(credential\.(api-key|token|secret)|financial\.(card|bank-account)|pii\.(government-id|phone))$/;

/** The last digits tell the right one from another; a new value is typed into an empty field. */
function masked({ name }: CodeWords, { finding }: FixPlace): readonly string[] | undefined {
  if (!finding.dataTypes.every((type) => MASKABLE.test(type))) return undefined;
  return [
    '# What is shown is not the value; a new one is typed into a field of its own.',
    `def mask(${name}):`,
    `    return "****" + str(${name})[-4:]`,
  ];
}

function fromEnvironment(_words: CodeWords, { statement, names }: FixPlace): readonly string[] {
  const named = (statement ? namedValuesIn(statement) : []).filter(
    ({ name, kind }) =>
      /secret_?key/i.test(name) || names.classifyName(name, { kind })?.dataType.startsWith('credential.'),
  );
  const own = named.find(({ name }) => !/^(authorization|cookie)$/i.test(name));
  const variable = (own && environmentName(own.name)) ?? 'API_SECRET';
  return ['import os', '', `${variable} = os.environ["${variable}"]`];
}
