/** What a repository's file may still say once the organisation has locked keys. */
import { SEVERITIES } from '../analysis/findings/finding.ts';
import type { Rule } from '../rules/rule.ts';
import type { LongConfig } from './rule-settings.ts';
import { type Leaf, leavesOf, treeOf } from './settings-tree.ts';

/** Gravest last. */
const RANKS: readonly unknown[] = ['off', ...SEVERITIES.toReversed()];

/**
 * Takes from `repository` what `organisation` locks. A locked rule's severity may still rise.
 *
 * @returns what is left, and one sentence for each key that is ignored
 */
export function applyLocks(
  organisation: LongConfig,
  repository: LongConfig,
  rules: ReadonlyMap<string, Rule>,
): { settings: LongConfig; notes: string[] } {
  const locked = new Set(organisation.locked ?? []);
  const judged = leavesOf(repository).map((leaf) => ({ leaf, note: objection(leaf, locked, organisation, rules) }));
  return {
    settings: treeOf(judged.flatMap(({ leaf, note }) => (note === undefined ? [leaf] : []))) as LongConfig,
    notes: judged.flatMap(({ note }) => note ?? []),
  };
}

/** Why a value does not count, or undefined where it does. */
function objection(
  { path, value }: Leaf,
  locked: ReadonlySet<string>,
  organisation: LongConfig,
  rules: ReadonlyMap<string, Rule>,
): string | undefined {
  const key = path.join('.');
  if (key === 'locked') return '"locked" counts in the organisation\'s file alone; the repository\'s is ignored.';
  if (!isLocked(path, locked)) return undefined;

  const [section, id = '', field] = path;
  const isSeverity = section === 'rules' && field === 'severity';
  if (!isSeverity) return `"${key}" is locked by the organisation; the repository's value is ignored.`;
  const current = organisation.rules?.[id]?.severity ?? rules.get(id)?.severity;
  if (RANKS.indexOf(value) >= RANKS.indexOf(current)) return undefined;
  return `"${key}" is locked by the organisation and may only rise above "${current}"; the repository's "${value}" is ignored.`;
}

function isLocked(path: readonly string[], locked: ReadonlySet<string>): boolean {
  return locked.has('*') || path.some((_, index) => locked.has(path.slice(0, index + 1).join('.')));
}
