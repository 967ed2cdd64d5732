/** `response.set_cookie(…)` → the same call with Secure, HttpOnly and SameSite. */
import type { Call, Span } from '../python/syntax.ts';
import { walk } from '../python/walk.ts';
import { type Edit, overlaps, type Proposer } from './fix-place.ts';
import { indentOfOwnLine, lineEndOf } from './lines.ts';

const FLAGS: readonly (readonly [string, string])[] = [
  ['secure', 'True'],
  ['httponly', 'True'],
  ['samesite', '"Lax"'],
];

export const addCookieFlags: Proposer = ({ statement, span, text }) => {
  if (!statement) return [];
  const calls: Call[] = [];
  walk(statement, (node) => {
    if (node.kind === 'Call' && isSetCookie(node) && overlaps(node, span)) calls.push(node);
  });
  return calls.map((call) => editsFor(call, text)).filter((edits) => edits.length > 0);
};

function isSetCookie({ func, args }: Call): boolean {
  // More than two positional arguments leave open which flag is given by position.
  return func.kind === 'Attribute' && func.attr === 'set_cookie' && args.length <= 2;
}

function editsFor(call: Call, text: string): readonly Edit[] {
  const edits: Edit[] = [];
  const missing: string[] = [];
  for (const [name, right] of FLAGS) {
    const given = call.keywords.find((keyword) => keyword.name === name);
    if (!given) missing.push(`${name}=${right}`);
    else if (given.value.kind === 'Constant' && given.value.value !== true)
      edits.push({ ...spanOf(given.value), replacement: right });
  }
  const last = [...call.args, ...call.keywords].toSorted((a, b) => a.start - b.start).at(-1);
  if (!last) return [];
  if (missing.length > 0) {
    const indent = indentOfOwnLine(text, last.start);
    const separator = indent === undefined ? ', ' : `,${lineEndOf(text)}${indent}`;
    const replacement = missing.map((flag) => separator + flag).join('');
    edits.push({ start: last.end, end: last.end, replacement });
  }
  return edits;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
