/** Literals that a rule calls a secret. No fix repeats one: a fix is shown to everyone who reads the comment. */
import type { Finding } from '../findings/finding.ts';
import type { Node } from '../python/children.ts';
import type { Compare, Expression, Module, Span } from '../python/syntax.ts';
import { walk } from '../python/walk.ts';
import { looksLikeSecret } from '../sensitive/looks-like-secret.ts';
import type { NameKind } from '../sensitive/name-match.ts';
import type { SensitiveNames } from '../sensitive/names.ts';
import { offsetOf } from './fix-place.ts';
import { namedValuesIn } from './named-values.ts';

const SECRET_RULE = /^(hardcoded-secret|secret-key-|weak-state-protection)/;

/**
 * `known`: what the scanner found in the file; `present`: the findings in it. What stands under a credential's name
 * counts as well, so that a rule that is off keeps its secrets too.
 */
export function secretSpans(
  module: Module,
  names: SensitiveNames,
  known: readonly Span[],
  present: readonly Finding[],
): readonly Span[] {
  const spans: Span[] = [...known];
  const reported = present
    .filter(({ rule }) => SECRET_RULE.test(rule))
    .map((one) => ({
      start: offsetOf(module, one.line, one.column),
      end: offsetOf(module, one.endLine, one.endColumn),
    }));
  for (const { name, kind, value } of namedValuesIn(module.body)) {
    if (isSecretName(name, kind, names)) spans.push(...literalsIn(value));
  }
  const keys = new Set<Node | undefined>();
  walk(module.body, (node) => {
    if (node.kind === 'Subscript') keys.add(node.index);
    if (node.kind === 'Dict') for (const { key } of node.entries) keys.add(key);
    if (keys.has(node)) return;
    if (node.kind === 'Str' && reported.some((one) => one.start <= node.start && node.end <= one.end)) spans.push(node);
    if (node.kind === 'Compare' && comparesSecret(node, names)) spans.push(...literalsIn(node));
  });
  return spans;
}

function isSecretName(name: string, kind: NameKind, names: SensitiveNames): boolean {
  return /secret_?key/i.test(name) || names.classifyName(name, { kind })?.dataType.startsWith('credential.') === true;
}

function comparesSecret({ operands }: Compare, names: SensitiveNames): boolean {
  return operands.some((one) => one.kind === 'Name' && isSecretName(one.id, 'variable', names));
}

/** All that may be the secret; names of environment variables are none. */
function literalsIn(value: Expression): readonly Span[] {
  const found: Span[] = [];
  walk(value, (node: Node) => {
    if (node.kind === 'Str' && (node.bytes || looksLikeSecret(node.value))) found.push(node);
  });
  return found;
}
