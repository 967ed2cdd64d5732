/** What a key is made of, by the calls that make it. */
import type { Call } from '../python/syntax.ts';

/** Gravest first: known or guessable; random but short; random, and another one in each process; from outside. */
export type KeySource = 'predictable' | 'short' | 'anew' | 'outside';

/** Random bytes below which a key can be found by trying; twelve, as tutorials have it, cannot. */
const FEWEST_BYTES = 9;

/** Things that others know or can work out. Source: docs.python.org, notes of `random`, `uuid` and `secrets`. */
const PREDICTABLE =
  /^(random\.(?!SystemRandom)|numpy\.random\.|time\.(time|time_ns|monotonic|perf_counter|ctime|strftime)|datetime\.(datetime|date)\.(now|utcnow|today)|uuid\.(uuid1|uuid3|uuid5|getnode)|socket\.(gethostname|getfqdn)|getpass\.getuser|os\.(getpid|getlogin|uname|getcwd|getuid)|platform\.|builtins\.(hash|id)$)/;
/** Random values that nobody can work out. */
const RANDOM =
  /^(secrets\.(token_\w+|choice|randbits|SystemRandom)|os\.urandom|uuid\.uuid4|random\.SystemRandom|Crypto\.Random\.|cryptography\.fernet\.Fernet\.generate_key|nacl\.utils\.random|werkzeug\.security\.gen_salt)/;
/** What only changes the form of a value. */
const FORM =
  /^(hashlib\.\w+|hmac\.new|base64\.\w+|binascii\.\w+|zlib\.\w+|json\.dumps|builtins\.(str|bytes|repr|hex|int|range|list|tuple|len|max|min|ascii|format|map|join)|uuid\.UUID|string\.\w+)$|^\*\./;

/** undefined where the call says nothing of the key: it only changes its form. */
export function sourceOf(name: string, call: Call): KeySource | undefined {
  if (RANDOM.test(name)) return isShort(name, call) ? 'short' : 'anew';
  if (PREDICTABLE.test(name)) return 'predictable';
  return FORM.test(name) ? undefined : 'outside';
}

/** `token_hex(4)`, `urandom(8)`; without a number the library's own length holds. */
function isShort(name: string, { args, keywords }: Call): boolean {
  const length = args[0] ?? keywords[0]?.value;
  if (!/^(secrets\.token_|os\.urandom|werkzeug\.)/.test(name) || length?.kind !== 'Num') return false;
  return length.value < FEWEST_BYTES;
}
