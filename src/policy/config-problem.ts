/** What is wrong with a configuration file, and where. */

export interface ConfigProblem {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** The key with its parents, such as `rules.session-lifetime.max`; empty for the file as a whole. */
  readonly key: string;
  /** What is wrong and what is allowed; one line. */
  readonly message: string;
}

/** One line for people: file, line, column, key and what is wrong. */
export function formatConfigProblem({ file, line, column, key, message }: ConfigProblem): string {
  return `${file}:${line}:${column}: ${key === '' ? '' : `${key}: `}${message}`;
}
