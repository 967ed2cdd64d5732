/** What became of reading a file. */
import type { Problem } from '../analysis/findings/finding.ts';

export type ReadResult = { readonly text: string } | Unread;

export interface Unread {
  /** One sentence, without the file's name. */
  readonly problem: string;
  /** Left out because of its size. */
  readonly budget?: boolean;
  /** Not in this clone. */
  readonly missing?: boolean;
}

export function toProblem(path: string, { problem, budget }: Unread): Problem {
  return { path, message: problem, ...(budget ? { budget } : {}) };
}
