import type { AppIdentity, CheckRun } from '../github/create-check-run.ts';

/** Our own app, as GitHub named it when the check run was opened. */
export function identityOf({ app }: CheckRun): AppIdentity {
  if (app === undefined) throw new Error('GitHub did not say which app the check run belongs to.');
  return app;
}
