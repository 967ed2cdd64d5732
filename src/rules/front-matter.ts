/** The metadata of a rule page: the YAML between the two `---` lines at its top. */
import { type Document, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { SEVERITIES } from '../analysis/findings/finding.ts';

const schema = z.strictObject({
  kind: z.enum(['flow', 'config', 'code']),
  severity: z.enum(SEVERITIES),
  since: z.string().regex(/^\d+\.\d+\.\d+$/, 'must be a version such as 0.1.0'),
  cwe: z.array(z.number().int().positive()).min(1),
  threats: z.array(z.enum(['information-disclosure', 'session-hijacking', 'data-breach'])).min(1),
  options: z.record(z.string(), z.unknown()).default({}),
});

export type FrontMatter = z.infer<typeof schema>;

/**
 * Reads the YAML of a page's front matter.
 *
 * @param page name of the page, for messages
 * @param yaml the text between the two `---` lines
 * @throws Error `page:line: key: what is wrong` for the first thing that is wrong
 */
export function readFrontMatter(page: string, yaml: string): FrontMatter {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  // The front matter's first line is the page's second.
  const fail = (offset: number, message: string): never => {
    throw new Error(`${page}:${lines.linePos(offset).line + 1}: ${message}`);
  };
  const broken = document.errors[0];
  if (broken !== undefined) fail(broken.pos[0], broken.message.split('\n')[0] ?? 'not YAML');

  const result = schema.safeParse(document.toJS() ?? {});
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : (issue?.path ?? []);
  return fail(offsetOf(document, path), `${path.join('.')}: ${issue?.message}`);
}

/** Where the value at `path` stands, or the nearest thing above it that is there. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    const range = (node as { range?: [number, number, number] | null } | undefined)?.range;
    if (range) return range[0];
  }
  return 0;
}
