/** The user can put it right: the message says in one sentence what is wrong, where, and what to do. Exit status 2. */
export class UserError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UserError';
  }
}
