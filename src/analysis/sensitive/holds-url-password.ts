import { isPlaceholder } from './is-placeholder.ts';
import { isWeakDefault } from './is-weak-default.ts';

/** `scheme://user:password@host`, the user perhaps left out. */
const URL_WITH_PASSWORD = /^[a-z][a-z0-9+.:-]*:\/\/[^:/\s@]{0,256}:([^@/\s]{1,256})@([^\s/:?#]*)/i;
const EXAMPLE_HOST = /(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid)$|^(?:host|hostname|server|your.*)$/i;
/** This machine, and the names that containers of one composition have for each other. */
const LOCAL_HOST = /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|db|database|postgres|mysql|mongo|redis)$/i;

/**
 * Whether a URL holds a password that protects something: no placeholder, no documented host, and no default such as
 * `postgres:postgres` on a developer's own machine.
 */
export function holdsUrlPassword(text: string): boolean {
  const [, password = '', host = ''] = URL_WITH_PASSWORD.exec(text) ?? [];
  if (password === '' || isPlaceholder(password) || EXAMPLE_HOST.test(host)) return false;
  return !(isWeakDefault(password) && LOCAL_HOST.test(host));
}
