/** The code's own words for an example: identifiers alone, never a literal. */
import type { Expression, FunctionDef, Statement } from '../python/syntax.ts';
import { walk } from '../python/walk.ts';
import type { FixPlace } from './fix-place.ts';
import { functionAround } from './surroundings.ts';

export interface CodeWords {
  /** What the data is called, for names and keys: `ssn` of `user.ssn`. */
  readonly name: string;
  /** How the code writes it: `user.ssn`. */
  readonly expression: string;
  /** The function's first line from its name on, as in `load(account_id)`. */
  readonly signature: string;
  /** How the data leaves: by a callback's `return`, by `set_props`, or in another way. */
  readonly leaves: 'return' | 'set_props' | 'otherwise';
  /** Typed by a visitor, a secret of the app itself, or data that the app holds of someone. */
  readonly origin: 'typed' | 'app' | 'held';
}

const MOST_PARAMETERS = 4;
const USERS_PASSWORD = /^(hashed_|new_|old_|current_|user_)?(password|passwd|pwd|passcode|pin)(_hash|_digest)?$/i;
/** Of these an app has its own; a visitor types none but a password. */
const APP_SECRET = /^credential\.(password|api-key|private-key|connection-string|secret)$/;

export function codeWords(place: FixPlace): CodeWords {
  const { finding, statement, module, span } = place;
  const steps = finding.trace.map((step) => place.statementOf(step)).reverse();
  const found = [statement, ...steps].flatMap((one) => (one ? (subjectIn(one, place) ?? []) : []))[0];
  const subject = found ?? fallback(finding.dataTypes[0]);
  return {
    ...subject,
    signature: signatureOf(functionAround(module, span.start)),
    leaves: leavingOf(statement),
    origin: originOf([statement, ...steps], finding.dataTypes, subject.name),
  };
}

interface Subject {
  readonly name: string;
  readonly expression: string;
}

/** What the statement keeps; else the first thing in it with a name of one of the finding's types. */
function subjectIn(statement: Statement, place: FixPlace): Subject | undefined {
  if (statement.kind === 'FunctionDef') {
    const parameter = statement.parameters.find(({ name }) => isMeant(name, 'parameter', place));
    return parameter && subjectOf([parameter.name]);
  }
  const value = 'value' in statement ? statement.value : undefined;
  if (!value) return undefined;
  if (statement.kind === 'Assign' && statement !== place.statement) {
    const [target] = statement.targets;
    if (target?.kind === 'Name' && isMeant(target.id, 'variable', place)) return subjectOf([target.id]);
  }
  if (statement.kind === 'Return' && value.kind === 'Name') return subjectOf([value.id]);
  let found: Subject | undefined;
  const called = new Set<Expression>();
  walk(value, (node) => {
    if (node.kind === 'Call') called.add(node.func);
    if (called.has(node as Expression)) return true;
    if (node.kind === 'Name' && isMeant(node.id, 'variable', place)) found ??= subjectOf([node.id]);
    if (node.kind === 'Attribute' && isMeant(node.attr, 'attribute', place)) {
      // Of several fields the whole record is kept.
      found ??= subjectOf(dotted(place.finding.dataTypes.length > 1 ? node.value : node));
    }
    if (node.kind === 'Subscript' && node.index.kind === 'Str' && isMeant(node.index.value, 'key', place)) {
      found ??= subjectOf(dotted(node.value));
    }
    return found === undefined;
  });
  return found;
}

function isMeant(
  name: string,
  kind: 'variable' | 'parameter' | 'attribute' | 'key',
  { finding, names }: FixPlace,
): boolean {
  const type = names.classifyName(name, { kind })?.dataType;
  return type !== undefined && finding.dataTypes.includes(type);
}

/** `user.ssn` → its names; none where it is more than names and dots. */
function dotted(expression: Expression): readonly string[] {
  if (expression.kind === 'Name') return [expression.id];
  if (expression.kind !== 'Attribute') return [];
  const before = dotted(expression.value);
  return before.length === 0 || before.length > 3 ? [] : [...before, expression.attr];
}

function subjectOf(names: readonly string[]): Subject | undefined {
  const name = names.at(-1);
  return name !== undefined && names.every(isPlain) ? { name: bare(name), expression: names.join('.') } : undefined;
}

/** `credential.api-key` → `api_key`. */
function fallback(dataType: string | undefined): Subject {
  const word = (dataType ?? '').split('.').at(-1)?.replaceAll('-', '_') ?? '';
  const name = isPlain(word) ? word : 'content';
  return { name, expression: name };
}

function bare(name: string): string {
  return name.replace(/^_+/, '') || 'content';
}

/** Short, plain ASCII, and no word of Python's or of the examples. */
function isPlain(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]{0,39}$/.test(name) && !RESERVED.has(name);
}

const RESERVED = new Set(
  `False None True and as assert async await break class continue def del elif else except finally for from global if import in is
  lambda nonlocal not or pass raise return try while with yield cache environ os ref secrets session _`.split(/\s+/),
);

function signatureOf(around: FunctionDef | undefined): string {
  if (!around || !isPlain(around.name)) return 'load()';
  const names = around.parameters.map(({ name }) => name);
  const isCopied = names.every((name) => name === '_' || isPlain(name)) && new Set(names).size === names.length;
  return `${around.name}(${isCopied && names.length <= MOST_PARAMETERS ? names.join(', ') : '*inputs'})`;
}

function leavingOf(statement: Statement | undefined): CodeWords['leaves'] {
  if (statement?.kind === 'Return') return 'return';
  const call =
    statement?.kind === 'ExpressionStatement' && statement.value.kind === 'Call' ? statement.value : undefined;
  return call?.func.kind === 'Name' && call.func.id === 'set_props' ? 'set_props' : 'otherwise';
}

/** A password that comes in as a parameter is typed; so was, once, the one of a user's record. */
function originOf(
  way: readonly (Statement | undefined)[],
  dataTypes: readonly string[],
  name: string,
): CodeWords['origin'] {
  if (way.some((one) => one && one.kind !== 'FunctionDef' && readsEnvironment(one))) return 'app';
  const isParameter = way.at(-1)?.kind === 'FunctionDef';
  if (dataTypes.includes('credential.password') && (isParameter || USERS_PASSWORD.test(name))) return 'typed';
  return dataTypes.length > 0 && dataTypes.every((type) => APP_SECRET.test(type)) ? 'app' : 'held';
}

function readsEnvironment(statement: Statement): boolean {
  let reads = false;
  walk(statement, (node) => {
    const name = node.kind === 'Name' ? node.id : node.kind === 'Attribute' ? node.attr : '';
    if (name === 'environ' || name === 'getenv') reads = true;
  });
  return reads;
}
