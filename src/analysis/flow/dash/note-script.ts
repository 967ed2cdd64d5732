/** The JavaScript of a clientside callback comes before its outputs, as text; it stands in the page's HTML. */

import type { Groupings } from '../machine/groupings.ts';
import type { CallSite, Machine } from '../machine/machine.ts';
import { labelsIn } from '../values/contents.ts';
import { extend } from '../values/label.ts';
import type { Arguments } from '../values/value.ts';
import { NOTHING, shapeOf, stringsOf } from '../values/value.ts';

export function noteScript(machine: Machine, args: Arguments, groupings: Groupings, at: CallSite): void {
  const source = args.positional[0] ?? args.keywords.get('clientside_function') ?? NOTHING;
  if (shapeOf(source, 'dependency') || shapeOf(source, 'sequence') || shapeOf(source, 'dict')) return;
  const { site } = at;
  const writer = at.activation.scope.name;
  for (const text of stringsOf(source)) machine.observer.script({ ...groupings, text, site, writer });
  // An f-string's secret is read by everyone who loads the page.
  machine.observer.hit({
    sink: 'component-prop',
    identity: 'clientside script',
    place: { name: '', component: 'dash.script', property: 'source' },
    site,
    writer,
    labels: extend(labelsIn(source), site, 'put in the source of a script'),
    resolved: true,
  });
}
