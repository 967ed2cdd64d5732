/** Calls that run the text of a query; parameters are given beside it. */

import type { CallSite, Machine } from '../machine/machine.ts';
import { labelsIn } from '../values/contents.ts';
import { extend } from '../values/label.ts';
import { hasTrait, traitsOf } from '../values/traits.ts';
import type { Arguments, Value } from '../values/value.ts';
import { shapeOf } from '../values/value.ts';

/** Methods and functions that are handed a query, in databases' own words and in those of helpers. */
const RUNS = /(^|_)(execute\w*|exec_driver_sql|exec|sql|query\w*|raw|read_database(_uri)?|fetch_?(row|val|all|one)?)$/i;
const ONLY_BUILDS =
  /(^|_)(log|print|format|parse|build|make|get_sql|to_sql|quote|escape|clean)|^(urllib|sqlparse|logging)/i;
/** What is handed to these is a query whatever it looks like. */
const OF_A_DATABASE =
  /^(pandas|polars|duckdb|sqlite3|sqlalchemy)\b|(^|\.)_?(cur|curs|cursor|c|conn|con|connection|db|engine|database|session|db_session)\d?\.(execute|executemany|executescript|exec_driver_sql)$/i;
const QUERY_ARGUMENT = ['sql', 'query', 'statement', 'operation', 'stmt', 'q'];

export function noteQuery(machine: Machine, name: string, args: Arguments, at: CallSite): void {
  const method = name.slice(name.lastIndexOf('.') + 1);
  if (!RUNS.test(method) || ONLY_BUILDS.test(name)) return;
  const text = args.positional[0] ?? QUERY_ARGUMENT.map((argument) => args.keywords.get(argument)).find(Boolean);
  if (!text) return;
  const labels = labelsIn(text);
  const inText = hasTrait(labels, 'sql') || (isText(text) && hasTrait(labels, 'input') && isOfDatabase(name, at.text));
  if (!inText) return;
  machine.observer.hit({
    sink: 'query',
    identity: method,
    place: { name: at.text },
    site: at.site,
    writer: at.activation.scope.name,
    labels: extend(traitsOf(labels, ['sql', 'input']), at.site, `run by '${method}'`),
    resolved: true,
  });
}

function isOfDatabase(name: string, text: string): boolean {
  return OF_A_DATABASE.test(name) || OF_A_DATABASE.test(text);
}

function isText(value: Value): boolean {
  return !shapeOf(value, 'sequence') && !shapeOf(value, 'dict') && !shapeOf(value, 'frame');
}
