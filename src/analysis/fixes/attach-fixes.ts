/** The door of the room: findings go in, findings with a fix or an example come out. */
import type { Finding, Fix, Step } from '../findings/finding.ts';
import { SEVERITIES } from '../findings/finding.ts';
import type { Module, Span, Statement } from '../python/syntax.ts';
import type { SensitiveNames } from '../sensitive/names.ts';
import { type FixPlace, placeOf } from './fix-place.ts';
import { proposeFixes } from './propose-fixes.ts';
import { proveFix } from './prove-fix.ts';
import { readKeys } from './read-keys.ts';
import { secretSpans } from './secret-spans.ts';
import { statementOnLine } from './surroundings.ts';
import { workedExample } from './worked-example.ts';

export interface FixContext {
  readonly textOf: (path: string) => string | undefined;
  readonly moduleOf: (path: string) => Module | undefined;
  /** Files whose callbacks and views may read what a fix would leave out: those that were parsed. */
  readonly paths: readonly string[];
  readonly names: SensitiveNames;
  /** What the scanner found in the file. */
  readonly secretsOf: (path: string) => readonly Span[];
  /** Every finding at head, new or not, before suppressions: what a fix is held against. */
  readonly present: readonly Finding[];
  /** The same for one file, had it this text. */
  readonly reanalyse: (path: string, text: string) => readonly Finding[];
  /** How many analyses may be spent; less for a large program. */
  readonly analyses?: number;
}

/** Analyses of a run that are spent on proving fixes, unless the context says another number. */
const MOST_ANALYSES = 25;

/** Findings beyond these stand in the check alone, where no fix is shown. */
const MOST_SOLVED = 60;

/** Gravest findings first, should the analyses not be enough for all; the order of the findings stays. */
export function attachFixes(findings: readonly Finding[], context: FixContext): readonly Finding[] {
  let left = context.analyses ?? MOST_ANALYSES;
  let keys: ReadonlySet<string> | undefined;
  const isRead = (key: string): boolean => {
    keys ??= readKeys(context.paths.flatMap((path) => context.moduleOf(path) ?? []));
    return keys.has(key);
  };
  const secrets = new Map<Module, readonly Span[]>();
  const solved = new Map<Finding, Finding>();
  for (const finding of findings.toSorted(byGravity).slice(0, MOST_SOLVED)) {
    const place = placeIn(finding, context, isRead);
    if (!place) continue;
    const proposals = left > 0 ? proposalsFor(place, context, secrets) : [];
    const fix = proposals.find((proposal) => left-- > 0 && proves(proposal, place, context));
    const example = fix ? undefined : workedExample(place);
    if (fix) solved.set(finding, { ...finding, fix });
    else if (example !== undefined) solved.set(finding, { ...finding, example });
  }
  return findings.map((finding) => solved.get(finding) ?? finding);
}

function placeIn(finding: Finding, context: FixContext, isRead: (key: string) => boolean): FixPlace | undefined {
  const text = context.textOf(finding.path);
  const module = context.moduleOf(finding.path);
  if (text === undefined || !module) return undefined;
  return placeOf({
    finding,
    text,
    module,
    names: context.names,
    isRead,
    statementOf: (step) => statementOf(step, context),
  });
}

function statementOf({ path, line }: Step, { textOf, moduleOf }: FixContext): Statement | undefined {
  const text = textOf(path);
  const module = moduleOf(path);
  return text === undefined || !module ? undefined : statementOnLine(module, text, line);
}

/** A finding of low confidence gets no comment, so it is not worth an analysis. */
function proposalsFor(
  place: FixPlace,
  { names, secretsOf, present }: FixContext,
  secrets: Map<Module, readonly Span[]>,
): readonly Fix[] {
  const { finding, module } = place;
  if (finding.confidence === 'low') return [];
  const here = present.filter(({ path }) => path === finding.path);
  const spans = secrets.get(module) ?? secretSpans(module, names, secretsOf(finding.path), here);
  secrets.set(module, spans);
  return proposeFixes(place, spans);
}

function proves(fix: Fix, { finding, text, module }: FixPlace, { present, reanalyse }: FixContext): boolean {
  const { path } = finding;
  const here = present.filter((other) => other.path === path);
  const again = (fixed: string) => reanalyse(path, fixed).filter((other) => other.path === path);
  return proveFix(fix, { finding, text, errors: module.errors.length, present: here, reanalyse: again });
}

function byGravity(a: Finding, b: Finding): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
}
