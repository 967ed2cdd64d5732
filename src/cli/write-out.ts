/** Standard output, complete before the process ends. */

/** Resolves once everything has been handed over, or at once where the reader has gone (`| head`). */
export function writeOut(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // Nobody reads any more; that is no failure of ours, and the exit status still tells the outcome.
    process.stdout.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EPIPE' ? resolve() : reject(error),
    );
    process.stdout.write(text, (error) => {
      if (!error) resolve();
    });
  });
}
