/** Encodings, hashes, ciphers and signatures: what they leave of the data that goes in. */

import type { CallSite } from '../machine/machine.ts';
import { labelsOfArguments } from '../objects/functions.ts';
import { labelsIn } from '../values/contents.ts';
import type { Label } from '../values/label.ts';
import { extend, joinLabels } from '../values/label.ts';
import { dataOf, madeOf, traitAt, traitsOf, withTraits } from '../values/traits.ts';
import type { Arguments, ObjectShape, Value } from '../values/value.ts';
import { CLEAN, of, shapeOf, stringsOf, UNKNOWN, unknownWith } from '../values/value.ts';

/** undefined where the call protects nothing. */
export function callProtection(
  name: string,
  args: Arguments,
  at: CallSite,
  receiver: Value | undefined,
): Value | undefined {
  if (ENCODES.test(name)) return encoded(args, at);
  if (HASHES.test(name)) return hashed(name, args, at);
  if (BUILDS.test(name)) return builtOf(name, args, at);
  const made = receiver && shapeOf(receiver, 'object');
  return methodOf(name, made, args, at);
}

const ENCODES =
  /^(base64\.(\w*encode|encodebytes)|base64\.[abz]\d\dencode|binascii\.(hexlify|b2a_\w+)|codecs\.encode|zlib\.compress|gzip\.compress|bz2\.compress|lzma\.compress|pybase64\.\w*encode)$/;
const HASHES =
  /^(hashlib\.(md5|sha\w*|blake2\w|new)|zlib\.crc32|zlib\.adler32|mmh3\.hash|xxhash\.\w+|hmac\.(new|digest)|Crypto\.Hash\.\w+\.new)$/;
/** What has a key of its own, or writes a signature. */
const BUILDS =
  /^(cryptography\.fernet\.(Fernet|MultiFernet)|Crypto(dome)?\.Cipher\.\w+\.new|Cryptodome\.Cipher\.\w+\.new|itsdangerous\.(\w+\.)?\w*(Serializer|Signer))$/;
/** Ciphers that are broken, and the mode that shows patterns. */
const BROKEN = /\.(DES3?|ARC[24]|Blowfish|CAST|XOR)\.new$/;

/** Few enough values that all of them can be tried. */
const FEW_VALUES =
  /^(credential\.password|pii\.(phone|birth-date|government-id)|financial\.(card|bank-account|salary))$/;

/** Whole tables and files are encoded for their way, not to protect them. */
function encoded(args: Arguments, at: CallSite): Value {
  const labels = extend(labelsOfArguments(args, labelsIn), at.site, `goes through '${at.text}'`);
  const marks = weakly(
    labels.filter((label) => !label.record && !label.inherited),
    'an encoding',
  );
  return madeOf([...args.positional, ...args.keywords.values()], joinLabels(labels, marks));
}

function hashed(name: string, args: Arguments, at: CallSite): Value {
  const isKeyed = name.startsWith('hmac.');
  const [key, message] = isKeyed ? args.positional : [undefined, args.positional.at(-1) ?? args.keywords.get('data')];
  const labels = message ? labelsIn(message) : [];
  const references = traitsOf(labels, ['reference', 'guessable']);
  const open = isKeyed && !isLiteral(key) ? [] : dataOf(labels).filter((label) => FEW_VALUES.test(label.dataType));
  const kept = extend(open, at.site, `hashed by '${at.text || name}'`);
  return kept.length === 0
    ? withTraits(CLEAN, references)
    : unknownWith([...kept, ...weakly(kept, 'a fast hash'), ...references]);
}

function builtOf(name: string, args: Arguments, at: CallSite): Value {
  const key = args.positional[0] ?? args.keywords.get('key') ?? args.keywords.get('secret_key') ?? UNKNOWN;
  const mode = args.positional[1] ?? args.keywords.get('mode');
  const isBroken = BROKEN.test(name) || /MODE_ECB$/.test((mode && shapeOf(mode, 'external')?.name) ?? '');
  const fields = new Map<string, Value>([['key', key]]);
  const type = name.startsWith('itsdangerous.')
    ? /Timed|Timestamp/.test(name)
      ? TIMED_SIGNER
      : SIGNER
    : isBroken
      ? BROKEN_CIPHER
      : CIPHER;
  const shape: ObjectShape = { kind: 'object', type, fields, site: at.site };
  return of(shape);
}

const SIGNER = 'signer';
const TIMED_SIGNER = 'signer.timed';
const CIPHER = 'cipher';
const BROKEN_CIPHER = 'cipher.broken';

function methodOf(name: string, made: ObjectShape | undefined, args: Arguments, at: CallSite): Value | undefined {
  const method = name.slice(name.lastIndexOf('.') + 1);
  if (/(^|\.)jwt\.encode$/.test(name)) return signed(claimsOf(name, args), neverEnds(claimsOf(name, args)), at);
  if (/(^|\.)jwt\.decode$/.test(name)) return isUnchecked(args) ? undefined : { ...UNKNOWN, called: true };
  if (made?.type === SIGNER || made?.type === TIMED_SIGNER) {
    if (method === 'dumps' || method === 'sign') return signed(args.positional[0], made.type === SIGNER, at);
    return /^(loads|unsign|loads_unsafe)$/.test(method) ? { ...UNKNOWN, called: true } : undefined;
  }
  if (!/^(encrypt|encrypt_at_time|encrypt_and_digest)$/.test(method)) return undefined;
  // `encrypt(text, key)` of small libraries has the key beside the text.
  const key = made?.fields.get('key') ?? (made ? undefined : (args.positional[1] ?? args.keywords.get('key')));
  if (made?.type !== BROKEN_CIPHER && !isLiteral(key)) return CLEAN;
  const labels = extend(args.positional[0] ? labelsIn(args.positional[0]) : [], at.site, `goes through '${method}'`);
  const why = made?.type === BROKEN_CIPHER ? 'a broken cipher' : 'a key that stands in the code';
  return unknownWith(joinLabels(labels, weakly(labels, why)));
}

/** Signed, not encrypted: everyone reads what is in it. */
function signed(content: Value | undefined, endless: boolean, at: CallSite): Value {
  const labels = extend(content ? dataOf(labelsIn(content)) : [], at.site, `signed by '${at.text}'`);
  const marks = weakly(
    labels.filter((label) => label.level === 'high'),
    'a signature',
  );
  const unexpiring = endless ? [traitAt('unexpiring', at.site, 'signed without an end')] : [];
  const high = labels.filter((label) => label.level === 'high');
  return high.length === 0 ? withTraits(CLEAN, unexpiring) : unknownWith([...high, ...marks, ...unexpiring]);
}

/** PyJWT and python-jose take the claims first, Authlib after the header. */
function claimsOf(name: string, args: Arguments): Value | undefined {
  const position = name.startsWith('authlib.') ? 1 : 0;
  return args.positional[position] ?? args.keywords.get('payload') ?? args.keywords.get('claims');
}

/** All claims are known, and none says when the token ends. */
function neverEnds(claims: Value | undefined): boolean {
  const dict = claims && !claims.open && claims.shapes.length === 1 ? shapeOf(claims, 'dict') : undefined;
  return dict !== undefined && dict.rest === undefined && !dict.fields.has('exp');
}

function isUnchecked(args: Arguments): boolean {
  const options = args.keywords.get('options');
  const verify = (options && shapeOf(options, 'dict')?.fields.get('verify_signature')) ?? args.keywords.get('verify');
  return verify !== undefined && shapeOf(verify, 'constant')?.value === false;
}

/** A text of the code, also as the fallback of an environment variable, or made of one. */
function isLiteral(key: Value | undefined): boolean {
  if (!key) return false;
  return stringsOf(key).some((text) => text !== '') || labelsIn(key).some((label) => label.literal);
}

function weakly(labels: readonly Label[], subject: string): readonly Label[] {
  return dataOf(labels)
    .filter((label) => label.level === 'high')
    .map((label) => ({ ...label, trait: 'protected', subject }));
}
