/** What the scanner found in a text, carried over to the text with a fix in it, so that nothing is scanned twice. */
import type { SecretSpan, SourceFile } from '../types.ts';

/** Spans outside the part that changed; what a fix writes itself holds no secret. */
export function moveSecrets({ text, secrets = [] }: SourceFile, changed: string): readonly SecretSpan[] {
  const shortest = Math.min(text.length, changed.length);
  let same = 0;
  while (same < shortest && text.charCodeAt(same) === changed.charCodeAt(same)) same += 1;
  const shift = changed.length - text.length;
  let end = text.length;
  while (end > same && end + shift > same && text.charCodeAt(end - 1) === changed.charCodeAt(end + shift - 1)) end -= 1;
  return secrets.flatMap((secret) => {
    if (secret.end <= same) return [secret];
    return secret.start >= end ? [{ ...secret, start: secret.start + shift, end: secret.end + shift }] : [];
  });
}
