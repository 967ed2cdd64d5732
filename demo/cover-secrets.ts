/** Keeps the example's secrets out of what the demo prints and writes. */
import { sampleSecrets } from './story.ts';

/** The text with a bar in place of each sample secret. */
export function coverSecrets(text: string): string {
  return sampleSecrets.reduce((covered, secret) => covered.replaceAll(secret, '████████'), text);
}
