/** The program again with one file changed, as a fix would leave it. */
import type { Finding } from './findings/finding.ts';
import { moveSecrets } from './fixes/move-secrets.ts';
import { reachedFiles } from './reach.ts';
import type { SourceFile } from './types.ts';

export interface ReanalysisInput {
  readonly files: ReadonlyMap<string, SourceFile>;
  /** Files that were run. */
  readonly paths: readonly string[];
  /** What was found in the program as it is. */
  readonly present: readonly Finding[];
  readonly findingsOf: (files: ReadonlyMap<string, SourceFile>, paths: readonly string[]) => readonly Finding[];
}

/**
 * What would be found in one file, had it another text. Only what reaches the file is run again, where that finds in
 * the text as it is what running everything finds.
 */
export function createReanalysis({ files, paths, present, findingsOf }: ReanalysisInput) {
  const narrowed = new Map<string, readonly string[]>();
  const analyse = (path: string, text: string, run: readonly string[]): readonly Finding[] => {
    const changed = new Map(files);
    changed.set(path, { path, text, secrets: moveSecrets(files.get(path) ?? { path, text }, text) });
    return findingsOf(changed, run).filter((finding) => finding.path === path);
  };
  const pathsFor = (path: string): readonly string[] => {
    const known = narrowed.get(path);
    if (known) return known;
    const file = files.get(path);
    const run = new Set(paths);
    const others = [...files.values()].filter((other) => other.path !== path && run.has(other.path));
    const fewer = file ? [path, ...reachedFiles([file], others)] : paths;
    const all = placesOf(present.filter((finding) => finding.path === path));
    const chosen = file && placesOf(analyse(path, file.text, fewer)) === all ? fewer : paths;
    narrowed.set(path, chosen);
    return chosen;
  };
  return (path: string, text: string): readonly Finding[] => analyse(path, text, pathsFor(path));
}

function placesOf(findings: readonly Finding[]): string {
  return findings.map(({ rule, line, dataTypes }) => `${rule}:${line}:${dataTypes.join()}`).join('\n');
}
