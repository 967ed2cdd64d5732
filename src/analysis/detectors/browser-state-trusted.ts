/** Something that came back from the browser decides what the server allows, or whose data it loads. */
import type { Candidate } from '../findings/candidate.ts';
import { singlesOf } from '../flow/machine/groupings.ts';
import type { Decision } from '../flow/machine/observer.ts';
import type { Observations } from '../flow/run.ts';
import type { FunctionDef, Lambda } from '../python/syntax.ts';
import { walk } from '../python/walk.ts';
import type { Detector } from './detector.ts';

export const detectTrustedState: Detector = ({ observations, paths }) => {
  const judged = new Set(paths);
  const found = new Map<string, Candidate>();
  for (const decision of observations.decisions) {
    const { site, kind, name, writer, within } = decision;
    // One for a function: what decides its first line decides the others.
    const key = `${site.path}|${writer}|${kind}|${name}`;
    if (!judged.has(site.path) || found.has(key)) continue;
    // Where the session or the login is asked as well, that decides.
    if (within.some((definition) => observations.identityReads.has(definition))) continue;
    if (kind === 'role' && !guardsSomething(decision, observations)) continue;
    found.set(key, candidate(decision));
  }
  return [...found.values()];
};

function candidate({ kind, name, site, writer, label }: Decision): Candidate {
  const from = label.subject === undefined ? 'the browser' : (SOURCES[label.subject] ?? 'the browser');
  return {
    rule: 'browser-state-trusted',
    surface: 'code',
    identity: `${kind} ${name}`,
    path: site.path,
    writer,
    spots: [{ site, labels: [] }],
    sentence: () => `'${name}' ${SAYS[kind]}, and it comes from ${from}.`,
    exposure:
      'Every user can change what the browser sends back, with each request; nothing ties it to what the server sent.',
    confidence: 'medium',
    way: label.way,
  };
}

const SAYS: Readonly<Record<Decision['kind'], string>> = {
  role: 'decides what the server allows',
  user: 'decides whose data is used',
  price: 'decides what is charged',
};

const SOURCES: Readonly<Record<string, string>> = {
  store: 'a store of the browser',
  'hidden field': 'a hidden field of the page',
  URL: 'the URL',
  cookie: 'a cookie',
};

/** Showing and hiding is for the user's convenience; reading and writing on the server is not. */
function guardsSomething({ within }: Decision, { callbacks }: Observations): boolean {
  const served = callbacks.filter(({ fn }) => within.includes(fn.definition));
  const properties = served.flatMap(({ outputs }) => singlesOf(outputs).map(({ property }) => property));
  if (properties.length > 0 && properties.every((property) => CONVENIENCE.test(property))) return false;
  const innermost = within.at(-1) as FunctionDef | Lambda | undefined;
  return innermost !== undefined && acts(innermost);
}

const CONVENIENCE = /^(style|className|class_name|hidden|disabled|is_open|opened|display|href|icon|color)$/;
const ACTS =
  /^_?(delete|remove|drop|create|insert|add|save|update|set|write|upload|send|load|get|fetch|read|query|grant|revoke|approve|pay|charge|reset|export|download|list|find|submit|register|run)_\w+|^(execute|executemany|commit|read_sql|read_sql_query|to_sql|query|delete_one|insert_one)$/;
/** Parts of the page; those of an admin are what is guarded. */
const BUILDS_PAGE =
  /_(layout|page|view|nav\w*|form|card|component|button|element|tab|style|theme|message|alert|header|footer|sidebar|menu|modal)s?$/;

function acts(definition: FunctionDef | Lambda): boolean {
  let found = false;
  walk(definition, (node) => {
    if (node.kind !== 'Call') return !found;
    const { func } = node;
    const name = func.kind === 'Attribute' ? func.attr : func.kind === 'Name' ? func.id : '';
    const isRequest =
      func.kind === 'Attribute' && func.value.kind === 'Name' && /^(requests|httpx)$/.test(func.value.id);
    if ((ACTS.test(name) && (!BUILDS_PAGE.test(name) || /admin/i.test(name))) || isRequest) found = true;
    return !found;
  });
  return found;
}
