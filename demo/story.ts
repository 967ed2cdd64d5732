/** What the demo plays: a clinic's front desk, and a pull request with the best intentions. */
export const story = {
  owner: 'northside-clinic',
  repository: 'front-desk',
  author: 'priya',
  branch: 'desk-tablets',
  title: 'Stay signed in on the desk tablets',
  body: [
    'The desk gets tablets, and they lose the sign-in with each restart of the app. With this change they keep it,',
    'the visits that are still to be billed show next to the patient, and a tablet that is left alone can be locked',
    'with a PIN.',
  ].join('\n'),
  message: 'Keep the sign-in on the tablets, count visits, lock the screen',
  fixMessage: 'Ask for the token where it is needed',
} as const;

/** The folders beside this file: the repository, what the pull request changes, and what its author mends by hand. */
export const folders = {
  base: 'demo/example-app',
  change: 'demo/pull-request',
  fix: 'demo/fixed',
} as const;

/**
 * The literals in the example that stand for secrets. GitHub shows a pushed secret in the diff; what the demo prints
 * and writes covers it, so that nothing of ours repeats one.
 */
export const sampleSecrets: readonly string[] = ['correct-horse-battery-staple-at-the-front-desk'];
