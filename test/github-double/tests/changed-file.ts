/** A pull request to comment on: one file of forty lines, changed in two places. */
import type { GitHubDouble } from '../github-double.ts';

const lines = Array.from({ length: 40 }, (_, index) => `line ${index + 1}`);

/** The forty lines, each as the change makes it; undefined takes a line out. */
export function text(change: (line: string, number: number) => string | undefined): string {
  return `${lines
    .map((line, index) => change(line, index + 1))
    .filter((line) => line !== undefined)
    .join('\n')}\n`;
}

/** The head changes line 5 and takes line 30 out: hunks 2–8 and 27–33 on the left, 27–32 on the right. */
export async function openChangedFile(double: GitHubDouble, name: string) {
  const repository = await double.addRepository({
    owner: 'acme',
    name,
    files: { 'a.py': text((line) => line), 'untouched.py': 'x = 1\n' },
  });
  const pull = await double.openPullRequest({
    repository,
    head: 'change',
    change: { files: { 'a.py': text((line, number) => (number === 5 ? 'five' : number === 30 ? undefined : line)) } },
  });
  const at = { owner: 'acme', repo: name };
  return { repository, pull, at, there: { ...at, pull_number: 1 } };
}
