/**
 * Which unchanged files a change reaches: those that import a changed module, and those that name a component id the
 * change names. Found as text; what they import in turn is found when they run.
 */
import type { SourceFile } from './types.ts';

const IDS =
  /(?:Output|Input|State|set_props)\s*\(\s*(?:component_id\s*=\s*)?['"]([^'"\n]{2,80})['"]|\bid\s*=\s*['"]([^'"\n]{2,80})['"]/g;
/** Ids that stand in more files than this say nothing about which file is meant. */
const MOST_FILES_AN_ID = 12;

export function reachedFiles(changed: readonly SourceFile[], context: readonly SourceFile[]): readonly string[] {
  const modules = new Set(changed.map((file) => moduleName(file.path)).filter((name) => name.length > 1));
  const ids = new Set(changed.flatMap((file) => idsIn(file.text)));
  const reached = new Set<string>();
  const importers = modules.size > 0 ? importPattern(modules) : undefined;
  const byId = new Map<string, string[]>();
  for (const file of context) {
    if (importers?.test(file.text)) reached.add(file.path);
    if (ids.size === 0) continue;
    for (const id of idsIn(file.text)) if (ids.has(id)) byId.set(id, [...(byId.get(id) ?? []), file.path]);
  }
  for (const paths of byId.values()) {
    if (paths.length <= MOST_FILES_AN_ID) for (const path of paths) reached.add(path);
  }
  return [...reached].sort();
}

function idsIn(text: string): string[] {
  if (!text.includes('id') && !text.includes('put(')) return [];
  return [...text.matchAll(IDS)].map((match) => match[1] ?? match[2] ?? '');
}

/** The name by which others import the file: the last part, of a package the folder. */
function moduleName(path: string): string {
  const parts = path.replace(/\.py$/, '').split('/');
  const last = parts.pop() ?? '';
  return last === '__init__' ? (parts.pop() ?? '') : last;
}

function importPattern(modules: ReadonlySet<string>): RegExp {
  const names = [...modules].map((name) => name.replace(/[^\w]/g, '\\$&')).join('|');
  return new RegExp(`^[ \\t]*(?:from|import)\\b[^#\\n]*\\b(?:${names})\\b`, 'm');
}
