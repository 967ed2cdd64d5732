/** What the schema cannot see: a data type that nobody defined, and examples that do not hold. */
import { compileOwnNames } from '../analysis/sensitive/own-names.ts';
import type { ConfigProblem } from './config-problem.ts';
import type { ConfigInput } from './config-schema.ts';
import { DATA_TYPES } from './data-types.ts';
import { nearMiss } from './near-miss.ts';
import type { Path } from './parse-yaml.ts';

type Report = (path: Path, message: string) => ConfigProblem;

/** @param inherited settings of the organisation, whose data types count as known */
export function checkModels(
  settings: ConfigInput,
  inherited: ConfigInput | undefined,
  report: Report,
): ConfigProblem[] {
  return [...checkExamples(settings, report), ...checkSources(settings, inherited, report)];
}

function checkExamples({ data_types = [] }: ConfigInput, report: Report): ConfigProblem[] {
  return data_types.flatMap(({ id, names, examples }, index) => {
    const own = compileOwnNames({ dataTypes: [{ id, level: 'high', names }], notSensitive: [] });
    const isMatch = (name: string) => own.typeOf(name) !== undefined;
    const missed = (examples?.match ?? []).map((name, at) =>
      isMatch(name)
        ? []
        : [report(['data_types', index, 'examples', 'match', at], `"${name}" matches none of the names`)],
    );
    const wrong = (examples?.no_match ?? []).map((name, at) =>
      isMatch(name)
        ? [report(['data_types', index, 'examples', 'no_match', at], `"${name}" matches one of the names`)]
        : [],
    );
    return [...missed, ...wrong].flat();
  });
}

function checkSources(settings: ConfigInput, inherited: ConfigInput | undefined, report: Report): ConfigProblem[] {
  const own = [...(inherited?.data_types ?? []), ...(settings.data_types ?? [])].map(({ id }) => id);
  const known = [...DATA_TYPES.keys(), ...own];
  return (settings.sources ?? []).flatMap(({ data_type }, index) => {
    if (known.includes(data_type)) return [];
    const near = nearMiss(data_type, known);
    const hint = near === undefined ? `allowed: ${known.join(', ')}` : `did you mean "${near}"?`;
    return [report(['sources', index, 'data_type'], `unknown data type "${data_type}"; ${hint}`)];
  });
}
