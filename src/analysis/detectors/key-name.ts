/** Settings that hold the key by which the app signs sessions and tokens. */
const KEY_NAME = /^(\w+_)?SECRET_KEY$|^(SESSION|JWT)_SECRET\w*$/i;
/** Keys of other services than the app's own sessions and tokens. */
const FOREIGN = /(AWS|S3|STRIPE|RECAPTCHA|TWILIO|OPENAI|PAYPAL|AZURE|GOOGLE|GITHUB|OAUTH|CLIENT|MINIO|CELERY_RESULT)/;

export function isSigningKey(name: string): boolean {
  return KEY_NAME.test(name) && !FOREIGN.test(name.toUpperCase());
}
