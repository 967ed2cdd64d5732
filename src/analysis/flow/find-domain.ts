/** What an app deals with, by the names of its files, functions and components. */
import type { NameMatch } from '../sensitive/name-match.ts';
import type { SensitiveNames } from '../sensitive/names.ts';

/** Fewer names than this are chance. */
const LEAST = 4;
/** Fields in which whatever is uploaded is sensitive. */
const FIELDS = /^(health|financial|pii)\./;

/** Who speaks of patients in many of its names deals with them, whatever else the names say. */
const PATIENT = /(^|[^a-z])(patients?|pacientes?|patientin(nen)?|patienten|pazient[ei])($|[^a-z])/i;

/** The most frequent record or table that the names speak of, if they agree. */
export function findDomain(names: SensitiveNames, spoken: Iterable<string>): NameMatch | undefined {
  const counts = new Map<string, { match: NameMatch; count: number }>();
  let all = 0;
  for (const name of spoken) {
    const match =
      names.classifyPath(name) ??
      names.classifyName(name, { kind: 'variable' }) ??
      (PATIENT.test(name) ? names.classifyName('patients', { kind: 'path' }) : undefined);
    if (match?.level !== 'high' || !FIELDS.test(match.dataType) || match.dataType === 'pii.email') continue;
    const field = match.dataType.split('.')[0] ?? '';
    all++;
    const known = counts.get(field);
    if (known) known.count++;
    else counts.set(field, { match, count: 1 });
  }
  const most = [...counts.values()].sort((a, b) => b.count - a.count)[0];
  return most && most.count >= LEAST && most.count * 2 > all ? most.match : undefined;
}
