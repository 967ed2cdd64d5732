/** What `fix --dry-run` prints: the change it would make, without the secrets that it would take out. */
import type { Finding } from '../analysis/findings/finding.ts';
import { unifiedDiff } from '../git/unified-diff.ts';
import { printableLines } from '../report/printable.ts';
import type { Texts } from './fix-rounds.ts';

/** `changed`: paths with their new texts; `findings`: those of the old texts. Empty where nothing would change. */
export function showFixes(
  before: Texts,
  changed: readonly (readonly [path: string, after: string])[],
  findings: readonly Finding[],
): string {
  return changed
    .map(([path, after]) => {
      const secrets = findings.filter((finding) => finding.path === path && holdsSecret(finding));
      const patch = unifiedDiff(path, before.get(path) ?? '', after, (line, text) => masked(line, text, secrets));
      return `${printableLines(patch).join('\n')}\n`;
    })
    .join('');
}

/** Rules whose findings stand on the literal itself. */
function holdsSecret({ rule }: Finding): boolean {
  return /^(hardcoded-secret$|secret-key-)/.test(rule);
}

/** On the lines of a secret no string is shown, and nothing of a string over several lines. */
function masked(line: number, text: string, secrets: readonly Finding[]): string {
  const around = secrets.filter((finding) => finding.line <= line && line <= finding.endLine);
  if (around.length === 0) return text;
  const hidden = text.replace(/(["'])(?:\\.|(?!\1).)*\1?/g, '$1***$1');
  return hidden === text && around.some((finding) => finding.line < line) ? '***' : hidden;
}
