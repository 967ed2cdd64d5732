/** What the fix of a finding makes of a program. */
import { applyFix } from '../../../src/analysis/fixes/edits.ts';
import { attached, type Program } from './attach.ts';

/** The text with the first fix of the rule applied; undefined where there is none. */
export function fixed(rule: string, program: Program, path = 'app.py'): string | undefined {
  const finding = attached(program).find((each) => each.rule === rule && each.path === path);
  if (!finding) throw new Error(`Nothing is found by ${rule}.`);
  return finding.fix && applyFix(program[path] ?? '', finding.fix);
}

/** What of the text changed: the lines that went, then those that came. */
export function change(rule: string, text: string): string | undefined {
  const after = fixed(rule, { 'app.py': text })?.split('\n');
  const before = text.split('\n');
  if (!after) return undefined;
  const gone = before.filter((line) => !after.includes(line)).map((line) => `-${line.trim()}`);
  return [...gone, ...after.filter((line) => !before.includes(line)).map((line) => `+${line.trim()}`)].join('\n');
}
