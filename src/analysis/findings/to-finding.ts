/** A candidate → the finding that is reported: the line, the trace, severity and confidence. */

import type { Label, Way } from '../flow/values/label.ts';
import { columnAt, lineAt, type Site } from '../flow/values/site.ts';
import type { SensitiveNames } from '../sensitive/names.ts';
import type { AnalysisPolicy, RuleSetting } from '../types.ts';
import type { Candidate, Spot } from './candidate.ts';
import type { Confidence, Finding, Level, Severity, Step } from './finding.ts';
import { SEVERITIES } from './finding.ts';

/** Contact data is everywhere in apps; it warns and never blocks by default. */
const CONTACT = new Set(['pii.email', 'pii.name', 'pii.phone']);

/**
 * `dataTypes`: those to report, undefined for all; `isAdded`: whether a line is one of the change, to prefer the spot
 * that the change brought. Undefined where the rule is off.
 */
export function toFinding(
  candidate: Candidate,
  policy: AnalysisPolicy,
  names: SensitiveNames,
  fingerprint: string,
  dataTypes?: ReadonlySet<string>,
  isAdded: (path: string, line: number) => boolean = () => false,
): Finding | undefined {
  const setting = policy.rules.get(candidate.rule);
  if (!setting || setting.severity === 'off') return undefined;
  const { severity, options } = setting;
  const spots = candidate.spots
    .map((spot) => ({ ...spot, labels: spot.labels.filter((label) => !dataTypes || dataTypes.has(label.dataType)) }))
    .filter((spot) => spot.labels.length > 0 || !dataTypes);
  const spot = mostTelling(spots, (one) => isAdded(one.site.path, lineAt(one.site.lineStarts, one.site.start)));
  if (!spot) return undefined;
  const types = [...new Set(spots.flatMap((one) => one.labels.map((label) => label.dataType)))].sort(
    names.gravityOrder,
  );
  const gravest = spot.labels.toSorted((a, b) => names.gravityOrder(a.dataType, b.dataType))[0];
  return {
    rule: candidate.rule,
    severity: atMost(severityOf({ severity, options }, types, names, candidate), candidate.atMost),
    confidence: candidate.confidence ?? confidenceOf(spots),
    ...locate(spot.site),
    surface: candidate.surface,
    dataTypes: types,
    level: levelOf(spots),
    message: candidate.sentence(types),
    fingerprint,
    trace: traceOf(gravest?.way ?? candidate.way, spot.site),
    exposure: candidate.exposure,
  };
}

/** One that the change brought, with the most data; of equals the last, since early returns are those that refuse. */
function mostTelling(spots: readonly Spot[], isNew: (spot: Spot) => boolean): Spot | undefined {
  const rank = (spot: Spot): number => spot.labels.length + (isNew(spot) ? 100 : 0);
  return spots.reduce<Spot | undefined>((best, spot) => (best && rank(best) > rank(spot) ? best : spot), undefined);
}

function severityOf(
  { severity, options }: RuleSetting & { readonly severity: Severity },
  dataTypes: readonly string[],
  names: SensitiveNames,
  { ofUsers = false }: Candidate,
): Severity {
  const ofCredentials = SEVERITIES.find((one) => one === options.credential_severity);
  if (ofCredentials && dataTypes.some((dataType) => dataType.startsWith('credential.'))) return ofCredentials;
  if (dataTypes.length === 0) return severity;
  if (!ofUsers && dataTypes.every((dataType) => names.levelOf(dataType) === 'moderate')) return 'notice';
  return dataTypes.every((dataType) => CONTACT.has(dataType)) ? atMost(severity, 'warning') : severity;
}

function atMost(severity: Severity, most: Severity = 'error'): Severity {
  return SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(most) ? most : severity;
}

function confidenceOf(spots: readonly Spot[]): Confidence {
  const labels = spots.flatMap((spot) => spot.labels);
  return labels.length === 0 || labels.some((label) => label.certainty === 'strong') ? 'high' : 'medium';
}

function levelOf(spots: readonly Spot[]): Level {
  const levels = spots.flatMap((spot) => spot.labels.map((label: Label) => label.level));
  return levels.includes('high') ? 'high' : levels.includes('moderate') ? 'moderate' : 'none';
}

/** The first line of the place is its line; the end is where it ends. */
function locate(site: Site) {
  return {
    path: site.path,
    line: lineAt(site.lineStarts, site.start),
    endLine: lineAt(site.lineStarts, Math.max(site.start, site.end - 1)),
    column: columnAt(site.lineStarts, site.start),
    endColumn: columnAt(site.lineStarts, Math.max(site.start, site.end - 1)) + 1,
  };
}

function traceOf(way: Way | undefined, sink: Site): readonly Step[] {
  const steps: Step[] = [];
  for (let at = way; at; at = at.before) {
    steps.unshift({ path: at.site.path, line: lineAt(at.site.lineStarts, at.site.start), note: at.note });
  }
  const line = lineAt(sink.lineStarts, sink.start);
  const last = steps.at(-1);
  if (!last || last.line !== line || last.path !== sink.path) steps.push({ path: sink.path, line, note: 'here' });
  return steps.reduce<Step[]>(mergeLine, []);
}

/** Two steps on one line read as one. */
function mergeLine(steps: Step[], step: Step): Step[] {
  const last = steps.at(-1);
  if (!last || !sameLine(last, step)) return [...steps, step];
  const isSource = steps.length === 1;
  const note = isSource && last.note !== step.note ? `${last.note}, ${step.note}` : step.note;
  return [...steps.slice(0, -1), { ...step, note }];
}

function sameLine(a: Step, b: Step | undefined): boolean {
  return b !== undefined && a.path === b.path && a.line === b.line;
}
