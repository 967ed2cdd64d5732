/** What is going on, on standard error, while somebody watches. */
import pc from 'picocolors';

/** Replaces the line before it; an empty text removes the line. Nothing is written where no terminal is attached. */
export function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${pc.dim(text)}`);
}
