/**
 * The rules that users rely on, with kind and default severity. A page may not change them by accident, so they stand
 * here a second time.
 */
export const PUBLISHED_RULES: Readonly<Record<string, readonly [kind: string, severity: string]>> = {
  'browser-state-trusted': ['flow', 'warning'],
  'component-prop-sensitive-data': ['flow', 'warning'],
  'component-value-sensitive-data': ['flow', 'error'],
  'cookie-sensitive-data': ['flow', 'error'],
  'debug-exposed': ['config', 'error'],
  'global-user-data': ['flow', 'error'],
  'hardcoded-secret': ['code', 'error'],
  'https-not-enforced': ['config', 'warning'],
  'layout-user-data': ['flow', 'error'],
  'long-lived-token': ['flow', 'warning'],
  'persisted-sensitive-input': ['flow', 'error'],
  'secret-key-hardcoded': ['config', 'error'],
  'secret-key-weak': ['config', 'error'],
  'session-cookie-flags': ['config', 'warning'],
  'session-excessive-data': ['flow', 'warning'],
  'session-fixation': ['config', 'warning'],
  'session-lifetime': ['config', 'warning'],
  'session-sensitive-data': ['flow', 'error'],
  'session-unencrypted-at-rest': ['config', 'notice'],
  'shared-cache-user-data': ['flow', 'warning'],
  'store-sensitive-data': ['flow', 'error'],
  'store-user-data-scope': ['flow', 'warning'],
  'unparameterized-query': ['flow', 'error'],
  'unsafe-html': ['flow', 'error'],
  'url-sensitive-data': ['flow', 'error'],
  'weak-state-protection': ['flow', 'error'],
};
