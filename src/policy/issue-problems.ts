/** What the schema objects to → problems with a place in the file. */
import type { z } from 'zod';
import type { ConfigProblem } from './config-problem.ts';
import type { Path, Yaml } from './parse-yaml.ts';

type Issue = z.core.$ZodIssue;

export function issueProblems(issue: Issue, yaml: Yaml, file: string, above: Path = []): ConfigProblem[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    // The message has one line a key, see `section`.
    const messages = issue.message.split('\n');
    return issue.keys.map((key, index) => yaml.problemAt([...path, key], messages[index] ?? issue.message, 'key'));
  }
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [yaml.problemAt(path, issue.message)];
  return meantBranch(issue.errors).flatMap((inner) => issueProblems(inner, yaml, file, path));
}

/** Of the alternatives the one that was meant: where something inside is wrong, else the first. */
function meantBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const inside = branches.find((issues) => issues.some(isInside));
  return inside ?? branches[0] ?? [];
}

function isInside(issue: Issue): boolean {
  return issue.path.length > 0 || issue.code === 'unrecognized_keys' || issue.code === 'invalid_union';
}
