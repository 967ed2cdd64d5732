/** GitHub's published example payloads, the ground on which the double's own payloads are built. */
import { createRequire } from 'node:module';

interface Definition {
  readonly name: string;
  readonly examples: readonly Readonly<Record<string, unknown>>[];
}

const require = createRequire(import.meta.url);
let loaded: readonly Definition[] | undefined;

/** The first example of the event with the action, or else of the event. Throws for an event without examples. */
export function exampleOf(event: string, action: string | null): Readonly<Record<string, unknown>> {
  loaded ??= require('@octokit/webhooks-examples') as readonly Definition[];
  const examples = loaded.find((definition) => definition.name === event)?.examples ?? [];
  const example = examples.find((each) => each.action === action) ?? examples[0];
  if (!example) throw new Error(`There is no example of the event ${event}`);
  return example;
}
