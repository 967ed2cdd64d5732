/** Data that reached a place, and the rules that speak for the place → candidates. */

import type { Hit } from '../flow/machine/observer.ts';
import type { Label } from '../flow/values/label.ts';
import { dataOf, hasData } from '../flow/values/traits.ts';
import type { SensitiveNames } from '../sensitive/names.ts';
import type { Candidate, Spot } from './candidate.ts';
import { exposureOf } from './exposure.ts';
import type { FlowRule } from './flow-rules.ts';
import { FLOW_RULES, TRAIT_RULES } from './flow-rules.ts';

export function judgeFlows(hits: readonly Hit[], names: SensitiveNames): readonly Candidate[] {
  const byPlace = new Map<string, Candidate>();
  for (const hit of hits) {
    for (const rule of FLOW_RULES) {
      if (rule.sink !== hit.sink) continue;
      const labels = dataOf(hit.labels).filter((label) => rule.accepts(label, hit));
      if (labels.length === 0) continue;
      const key = `${rule.id}|${hit.identity}|${hit.site.path}|${hit.writer}`;
      const before = byPlace.get(key);
      const spot: Spot = { site: hit.site, labels };
      byPlace.set(key, before ? joined(before, spot, hit) : candidate(rule, hit, spot, names));
    }
  }
  const flows = [...byPlace.values()].map((found) => ({
    ...found,
    spots: found.spots.toSorted((a, b) => a.site.start - b.site.start),
  }));
  return [...flows, ...judgeTraits(hits)];
}

/** Each line is a place of its own: two queries of one function are two findings. */
function judgeTraits(hits: readonly Hit[]): readonly Candidate[] {
  return hits.flatMap((hit) =>
    TRAIT_RULES.flatMap((rule) => {
      if (rule.sink !== hit.sink || (rule.unlessData && hasData(hit.labels))) return [];
      const label = rule.traits.map((trait) => hit.labels.find((one) => one.trait === trait)).find(Boolean);
      if (!label) return [];
      return {
        rule: rule.id,
        surface: rule.surface,
        identity: hit.identity,
        path: hit.site.path,
        writer: hit.writer,
        spots: [{ site: hit.site, labels: [] }],
        sentence: () => rule.says(hit),
        exposure: exposureOf(hit),
        way: label.way,
        ...(hit.resolved ? {} : { confidence: 'low' as const }),
      };
    }),
  );
}

function joined(before: Candidate, spot: Spot, hit: Hit): Candidate {
  return { ...before, spots: [...before.spots, spot], echo: before.echo === true && hit.echo === true };
}

function candidate(rule: FlowRule, hit: Hit, spot: Spot, names: SensitiveNames): Candidate {
  const unresolved = hit.resolved || spot.labels.some(isCredential) ? {} : ({ confidence: 'low' } as const);
  return {
    rule: rule.id,
    surface: rule.surface,
    identity: hit.identity,
    path: hit.site.path,
    writer: hit.writer,
    spots: [spot],
    sentence: (dataTypes) => sentence(dataTypes, rule.fact(hit), names),
    exposure: exposureOf(hit),
    ...(rule.ofUsers ? { ofUsers: true } : {}),
    ...(hit.echo ? { echo: true } : {}),
    ...unresolved,
  };
}

/** "An access token and an e-mail address are put in the browser store 'auth'." */
export function sentence(
  dataTypes: readonly string[],
  fact: { readonly one: string; readonly many: string },
  names: SensitiveNames,
): string {
  const shown = dataTypes.slice(0, 4).map((dataType) => names.labelOf(dataType).one);
  if (dataTypes.length > shown.length) shown.push('more');
  const last = shown.pop() ?? 'Data';
  const subject = shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
  return `${subject.charAt(0).toUpperCase()}${subject.slice(1)} ${shown.length === 0 ? fact.one : fact.many}.`;
}

function isCredential(label: Label): boolean {
  return label.dataType.startsWith('credential.');
}
