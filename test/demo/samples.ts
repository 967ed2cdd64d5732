/** A pull request with one changed file and one comment, to be varied. */

import type { PullRequestModel } from '../../demo/page/model.ts';
import type { ShownComment, ShownFile, Snapshot } from '../../demo/snapshot.ts';
import { parseHunks } from '../github-double/git/hunks.ts';

const PATCH = `@@ -1,3 +1,3 @@ def layout():
 from dash import dcc
-box = dcc.Input(id="password", type="password")
+box = dcc.Input(id="password", type="password", persistence=True)
 row = [box]`;

const BODY = [
  '**Sensitive input that the browser keeps**',
  'A password typed in `password` is kept by the browser.',
  'This change resolves it:',
  '```suggestion\nbox = dcc.Input(id="password", type="password", persistence=False)\n```',
  '<sub>[`persisted-sensitive-input`](http://127.0.0.1:4000/guidelines/persisted-sensitive-input): error.</sub>',
  '<!-- dash-state-guard fingerprint=ab12 sig=x -->',
].join('\n\n');

export function sampleFile(change: Partial<ShownFile> = {}): ShownFile {
  const file = {
    path: 'pages/login.py',
    previousPath: undefined,
    status: 'modified',
    additions: 1,
    deletions: 1,
  } as const;
  return { ...file, hunks: parseHunks(PATCH), ...change };
}

export function sampleComment(change: Partial<ShownComment> = {}): ShownComment {
  const place = { path: 'pages/login.py', line: 2, startLine: undefined };
  return { id: 1, author: 'dash-state-guard[bot]', ...place, body: BODY, resolved: false, ...change };
}

export function sampleSnapshot(change: Partial<Snapshot> = {}): Snapshot {
  const headSha = 'a'.repeat(40);
  return {
    headSha,
    commits: [{ sha: headSha, author: 'priya', title: 'Keep the sign-in' }],
    files: [sampleFile()],
    comments: [sampleComment()],
    check: {
      name: 'Dash state',
      conclusion: 'failure',
      title: '1 new finding, which blocks',
      summary: '| Rule | Where |\n| --- | --- |\n| `a-rule` | `pages/login.py:2` |',
      text: '### 1 new finding',
    },
    ...change,
  };
}

export function sampleModel(change: Partial<PullRequestModel> = {}): PullRequestModel {
  const headSha = 'b'.repeat(40);
  const review = sampleSnapshot();
  const body = `**Fixed in ${headSha}.**\n\n<details><summary>What was found</summary>\n\nIt was.\n\n</details>`;
  const fixed = sampleSnapshot({
    headSha,
    commits: [...review.commits, { sha: headSha, author: 'priya', title: 'Do not keep it' }],
    comments: [sampleComment({ body, resolved: true })],
    check: {
      name: 'Dash state',
      conclusion: 'success',
      title: 'No new sensitive state',
      summary: 'Nothing.',
      text: '',
    },
  });
  return {
    repository: 'northside-clinic/front-desk',
    number: 1,
    title: 'Stay signed in',
    author: 'priya',
    base: 'main',
    head: 'tablets',
    body: 'The tablets lose the sign-in.',
    rounds: [review, fixed],
    changes: [],
    ...change,
  };
}
