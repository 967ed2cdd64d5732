/** A secret literal in the code: one that the scanner knows, or a value under a name that says credential. */
import type { Candidate } from '../findings/candidate.ts';
import { sentence } from '../findings/judge-flows.ts';
import type { Label } from '../flow/values/label.ts';
import { labelOf } from '../flow/values/label.ts';
import type { Site } from '../flow/values/site.ts';
import type { Compare, Dict, Expression, FunctionDef, Lambda, Module, Span } from '../python/syntax.ts';
import { walk } from '../python/walk.ts';
import { isWeakDefault } from '../sensitive/is-weak-default.ts';
import { looksLikeSecret } from '../sensitive/looks-like-secret.ts';
import type { NameKind } from '../sensitive/name-match.ts';
import type { SensitiveNames } from '../sensitive/names.ts';
import type { Detector, DetectorInput } from './detector.ts';

export const detectHardcodedSecret: Detector = (input) => input.paths.flatMap((path) => secretsIn(path, input));

interface Found {
  readonly node: Span;
  /** The name it stands under; no part of the identity is the literal. */
  readonly name: string;
  readonly label: Label;
}

function secretsIn(path: string, { program, names, secretsOf }: DetectorInput): readonly Candidate[] {
  const module = program.module(path);
  if (!module) return [];
  const found: Found[] = [];
  const site = (node: Span): Site => ({ path, lineStarts: module.lineStarts, start: node.start, end: node.end });
  for (const span of secretsOf(path)) {
    const match = { dataType: span.dataType, level: 'high', certainty: 'strong' } as const;
    found.push({
      node: span,
      name: span.label,
      label: labelOf(match, site(span), `a literal that is ${span.label}`, { literal: true, ofApp: true }),
    });
  }
  for (const named of namedLiterals(module)) {
    const match = credentialName(named, names);
    if (!match || found.some((other) => overlaps(other.node, named.literal))) continue;
    const label = labelOf(match, site(named.node), `a literal under ${match.reason}`, { literal: true, ofApp: true });
    found.push({ node: named.node, name: named.name, label });
  }
  return found.map((secret) => candidate(secret, site(secret.node), path, names));
}

interface NamedLiteral {
  readonly name: string;
  readonly kind: NameKind;
  readonly owner?: string;
  readonly literal: Span & { readonly value: string };
  readonly node: Span;
}

/** A header with a token in it. */
const AUTHORIZATION = /^authorization: (Bearer|Basic|Token) \S/i;
const TOKEN = {
  dataType: 'credential.token',
  level: 'high',
  certainty: 'strong',
  reason: "the header 'Authorization'",
} as const;

function credentialName({ name, kind, literal }: NamedLiteral, names: SensitiveNames) {
  const match = AUTHORIZATION.test(`${name}: ${literal.value}`) ? TOKEN : names.classifyName(name, { kind });
  if (!match?.dataType.startsWith('credential.')) return undefined;
  // `password="password"` names a field; a placeholder is none of anyone's secrets.
  const value = literal.value.replace(/^(Bearer|Basic|Token) /, '');
  if (value.toLowerCase() === name.toLowerCase() || STAND_IN.test(value)) return undefined;
  // Passwords are often weak words; keys and tokens never are.
  const isWeak = match.dataType === 'credential.password' && isWeakDefault(value);
  return looksLikeSecret(value) || isWeak ? match : undefined;
}

/** What emulators and tests are given in place of a key. */
const STAND_IN = /^(test(ing)?|dummy|fake|mock|sample|none|null|local(stack)?|minio)$/i;

/** Assignments, entries of dicts, keyword arguments and defaults whose value is a string. */
function namedLiterals(module: Module): NamedLiteral[] {
  const found: NamedLiteral[] = [];
  const add = (name: string | undefined, kind: NameKind, value: Expression | undefined, node: Span): void => {
    if (name !== undefined && value?.kind === 'Str')
      found.push({ name, kind, literal: value, node: { start: node.start, end: value.end } });
  };
  walk(module.body, (node) => {
    switch (node.kind) {
      case 'Assign':
        for (const target of node.targets) {
          add(targetName(target), kindOf(target), literalOf(node.value), node);
          if (node.value.kind === 'Dict' && LOGIN_TABLE.test(targetName(target) ?? ''))
            addLogins(node.value, node, add);
        }
        return;
      case 'AnnotatedAssign':
        add(targetName(node.target), kindOf(node.target), node.value && literalOf(node.value), node);
        return;
      case 'Dict':
        for (const entry of node.entries)
          add(entry.key?.kind === 'Str' ? entry.key.value : undefined, 'key', entry.value, entry);
        return;
      case 'Call':
        for (const keyword of node.keywords) add(keyword.name, 'key', keyword.value, keyword);
        return;
      case 'Compare':
        compared(node, add);
        return;
      case 'FunctionDef':
      case 'Lambda':
        addDefaults(node, add);
        return;
      default:
    }
  });
  return found;
}

/** A dict of users and their passwords. */
const LOGIN_TABLE =
  /^(valid_?)?(user(name)?s?|usuarios?|logins?|credentials)(_?(passwords?|pass|pairs?|pins?|db|cc|accounts|list|auth))*$/i;

/** The first password of a table stands for all of them. */
function addLogins(
  table: Dict,
  node: Span,
  add: (name: string | undefined, kind: NameKind, value: Expression | undefined, node: Span) => void,
): void {
  for (const { key, value } of table.entries) {
    const password = value.kind === 'List' && value.elements.length === 1 ? value.elements[0] : value;
    if (key?.kind !== 'Str' || password?.kind !== 'Str') return;
    if (!looksLikeSecret(password.value) && !isWeakDefault(password.value)) continue;
    add('password', 'key', { ...password, end: password.end }, { start: node.start, end: password.end });
    return;
  }
}

/** `password == 'x'`. */
function compared(
  node: Compare,
  add: (name: string | undefined, kind: NameKind, value: Expression, node: Span) => void,
): void {
  const [left, right] = node.operands;
  if (!left || !right || node.operands.length !== 2 || !/^(==|!=)$/.test(node.operators[0] ?? '')) return;
  add(targetName(left), kindOf(left), right, node);
  add(targetName(right), kindOf(right), left, node);
}

function addDefaults(
  node: FunctionDef | Lambda,
  add: (name: string | undefined, kind: NameKind, value: Expression | undefined, node: Span) => void,
): void {
  for (const parameter of node.parameters) add(parameter.name, 'parameter', parameter.default, parameter);
}

/** `'x'`, or the fallback in `os.environ.get('X', 'x')`, `getenv('X') or 'x'`. */
function literalOf(value: Expression): Expression {
  if (value.kind === 'Call' && value.args.length === 2 && /^(get|getenv)$/.test(calledName(value.func))) {
    return value.args[1] as Expression;
  }
  return value.kind === 'BinaryOperation' && value.operator === 'or' ? value.right : value;
}

function calledName(func: Expression): string {
  return func.kind === 'Attribute' ? func.attr : func.kind === 'Name' ? func.id : '';
}

function targetName(target: Expression): string | undefined {
  if (target.kind === 'Name') return target.id;
  if (target.kind === 'Attribute') return target.attr;
  return target.kind === 'Subscript' && target.index.kind === 'Str' ? target.index.value : undefined;
}

function kindOf(target: Expression): NameKind {
  return target.kind === 'Name' ? 'variable' : target.kind === 'Attribute' ? 'attribute' : 'key';
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function candidate(secret: Found, site: Site, path: string, names: SensitiveNames): Candidate {
  return {
    rule: 'hardcoded-secret',
    surface: 'code',
    identity: secret.name,
    path,
    writer: '',
    spots: [{ site, labels: [secret.label] }],
    sentence: (dataTypes) =>
      sentence(dataTypes, { one: 'stands in the code as a literal', many: 'stand in the code as literals' }, names),
    exposure:
      'Everyone who can read the repository has it, and git history keeps it after it is removed: replace it, do not only delete it.',
  };
}
