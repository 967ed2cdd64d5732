/**
 * Which unchanged files decide how sessions are kept, where a change touches sessions: a flag that the base sets in
 * another file is set, and a session that it used before is no news. Found as text.
 */
import type { SourceFile } from './types.ts';

/** The change begins, keeps or sets up sessions, or touches what enforces HTTPS. */
const TOUCHES =
  /\bsession\s*\[|\bsession\.(permanent|update|setdefault|clear|pop)\b|\blogin_user\b|\bflask_session\b|SESSION_|session_(cookie|protection|interface)|REMEMBER_COOKIE|permanent_session_lifetime|\bTalisman\b|SSLify|ssl_context/;
/** The file makes an app, sets it up, or uses its session. */
const DECIDES =
  /\b(Dash|DashProxy|Flask|Quart)\(|SESSION_\w|REMEMBER_COOKIE|permanent_session_lifetime|\bTalisman\(|\bfrom flask import [^\n]*\bsession\b|\bflask_session\b|\blogin_user\(/;
/** More of them are a collection of apps, of which the near ones are reached by their imports. */
const MOST_FILES = 60;

export function filesForSessions(
  changed: readonly SourceFile[],
  context: readonly SourceFile[],
  isIgnored: (path: string) => boolean,
): readonly string[] {
  if (!changed.some(({ text }) => TOUCHES.test(text))) return [];
  const deciding = context.filter(({ path, text }) => DECIDES.test(text) && !isIgnored(path));
  return deciding.length > MOST_FILES ? [] : deciding.map(({ path }) => path);
}
