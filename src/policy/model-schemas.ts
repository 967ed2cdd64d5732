/** The configuration's entries about a team's own code: data types, names, sources, sinks, paths. */
import { z } from 'zod';
import { DATA_TYPES } from './data-types.ts';
import { choice, list, section, text } from './schema-parts.ts';

const STARS_IN_A_SEGMENT = 3;
const GLOBSTARS = 3;

/** A glob over paths of the repository. The number of stars is bounded, because matching cost grows with it. */
export function glob() {
  return text(/^[^\p{Cc}\\]{1,200}$/u, 'a glob such as "legacy/**"').refine(isCheap, {
    error: `has too many stars; at most ${GLOBSTARS} "**" and ${STARS_IN_A_SEGMENT} "*" between two slashes`,
  });
}

/** A dotted name in Python code, such as `app.security.mask`. */
export function pythonName() {
  return text(/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*){0,9}$/, 'a dotted name such as app.security.mask');
}

/** A variable's name; `*` stands for any letters, `?` for one. */
export function variablePattern() {
  return text(/^(?=.*\w)[\w*?]{1,100}$/, 'a name such as token_count or "*_margin"');
}

export function ownDataType() {
  return section({
    id: text(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/, 'an id such as business.deal-size').describe('Its family and name.'),
    level: choice(['high', 'moderate']).default('high').describe('How sensitive the data is.'),
    names: list(variablePattern(), 'names')
      .min(1, 'must not be empty')
      .describe('Names that hold it, in any style: `deal_size` is `dealSize` as well.'),
    examples: section({
      match: list(plainName(), 'names').default([]).describe('Names that must be recognised.'),
      no_match: list(plainName(), 'names').default([]).describe('Names that must not be.'),
    })
      .prefault({})
      .describe('Checked whenever the file is read.'),
  });
}

export function ownSource() {
  return section({
    call: pythonName().describe('The function or method.'),
    data_type: dataTypeId().describe('What it returns: a built-in data type or one of your own.'),
  });
}

export function ownSink() {
  return section({
    call: pythonName().describe('The function or method.'),
    argument: z
      .union([z.number().int().min(0).max(50), z.string().regex(/^[A-Za-z_]\w*$/)], {
        error: () => "must be an argument's position, counted from 0, or its name",
      })
      .default(0)
      .meta({ title: 'a position, counted from 0, or a name' })
      .describe('The argument that is kept.'),
    surface: choice(['store', 'session', 'global', 'cache', 'cookie', 'url']).describe(
      'What kind of state it becomes.',
    ),
  });
}

function plainName() {
  return text(/^\w{1,100}$/, 'a name as it stands in code');
}

/** Whether the id is known is checked once the file's own data types are. */
function dataTypeId() {
  return text(
    /^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/,
    `a data type such as ${[...DATA_TYPES.keys()].slice(0, 3).join(', ')}`,
  );
}

function isCheap(pattern: string): boolean {
  const segments = pattern.split('/');
  const globstars = segments.filter((segment) => segment === '**').length;
  const stars = segments.map((segment) => (segment === '**' ? 0 : segment.split('*').length - 1));
  return globstars <= GLOBSTARS && Math.max(...stars) <= STARS_IN_A_SEGMENT;
}
