import type { NameContext, NameKind } from './name-match.ts';

const MAX_NAME = 60;

const WHAT: Readonly<Record<NameKind, string>> = {
  variable: 'name',
  parameter: 'parameter',
  attribute: 'attribute',
  key: 'key',
  column: 'column',
  'component-id': 'component id',
  function: 'function',
  env: 'environment variable',
  path: 'path',
};

/** For the reader: `the attribute 'user.email'`. One line, clipped; markup is for the writer of a report to escape. */
export function nameReason(name: string, context: NameContext): string {
  const full = context.kind === 'attribute' && context.owner !== undefined ? `${context.owner}.${name}` : name;
  return `the ${WHAT[context.kind]} '${clip(full)}'`;
}

function clip(text: string): string {
  const line = text
    .slice(0, MAX_NAME + 1)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  return text.length > MAX_NAME ? `${line.slice(0, MAX_NAME - 1)}…` : line;
}
