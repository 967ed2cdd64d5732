/** `dash-state-guard rules`: the catalogue, or one rule's guideline. */
import { createColors } from 'picocolors';
import { nearMiss } from '../policy/near-miss.ts';
import { loadRules } from '../rules/load-rules.ts';
import type { Rule } from '../rules/rule.ts';
import { UserError } from './user-error.ts';
import { writeOut } from './write-out.ts';

/** @throws UserError where there is no such rule */
export async function rules(id: string | undefined): Promise<number> {
  const all = loadRules().rules;
  await writeOut(id === undefined ? catalogue([...all.values()]) : guideline(findRule(id, all)));
  return 0;
}

function findRule(id: string, all: ReadonlyMap<string, Rule>): Rule {
  const rule = all.get(id);
  if (rule !== undefined) return rule;
  const near = nearMiss(id, [...all.keys()]);
  const hint = near === undefined ? 'run "dash-state-guard rules" for all of them' : `did you mean "${near}"?`;
  throw new UserError(`There is no rule "${id}"; ${hint}`);
}

function catalogue(all: readonly Rule[]): string {
  const { bold } = createColors();
  const width = Math.max(...all.map(({ id }) => id.length), 0);
  return all.map(({ id, severity, title }) => `${bold(id.padEnd(width))}  ${severity.padEnd(7)}  ${title}\n`).join('');
}

function guideline({ id, kind, severity, since, cwe, options, body }: Rule): string {
  const weaknesses = cwe.map((number) => `CWE-${number}`).join(', ');
  const facts = [
    `Rule      ${id} (${kind} rule, since ${since})`,
    `Severity  ${severity}`,
    `Weakness  ${weaknesses}`,
    ...Object.entries(options).map(([name, value]) => `Option    ${name}, default ${JSON.stringify(value)}`),
  ];
  return `${facts.join('\n')}\n\n${body.trimEnd()}\n`;
}
