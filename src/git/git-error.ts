/** Git failed, or the repository is not as it was asked for; the message is one sentence for the user. */
export class GitError extends Error {
  /** Git's exit status where it ran. */
  readonly status: number | null;

  constructor(message: string, status: number | null = null, options?: ErrorOptions) {
    super(message, options);
    this.name = 'GitError';
    this.status = status;
  }
}
