/** Passwords that everybody tries first. They hide nothing, so their place in code is told by the rules for settings. */
const WEAK_DEFAULTS: ReadonlySet<string> = new Set(
  `admin administrator root toor guest user username postgres mysql redis mongo oracle sa test demo default password passwort
  senha contraseña pass passwd pwd password1 password123 pass123 admin123 admin1234 test123 test1234 user123 root123 guest123 demo123 secret
  secret123 supersecret topsecret mysecret changeme change-me change_me changeit letmein welcome welcome1 qwerty
  qwerty123 abc123 iloveyou monkey dragon hunter2 1234 12345 123456 1234567 12345678 123456789 0000 1111 111111`.split(
    /\s+/,
  ),
);

/** Whether a literal is one of the passwords that everybody tries first, such as `changeme`, `admin` or `123456`. */
export function isWeakDefault(value: string): boolean {
  return WEAK_DEFAULTS.has(value.trim().toLowerCase());
}
