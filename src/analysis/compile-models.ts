/** Models as data → the look-ups the analysis uses; compiled once for each set of models. */

import {
  compileLibraryModels,
  type LibraryModelData,
  type LibraryModels,
  libraryModelSchema,
} from './flow/machine/models.ts';
import { nameModelSchema } from './sensitive/models.ts';
import { compileNames, type SensitiveNames } from './sensitive/names.ts';
import type { Models } from './types.ts';

export interface CompiledModels {
  readonly names: SensitiveNames;
  readonly libraries: LibraryModels;
}

const compiled = new WeakMap<Models, CompiledModels>();

export function compileModels(models: Models): CompiledModels {
  const known = compiled.get(models);
  if (known) return known;
  const { own } = models;
  const dataTypes = (own?.dataTypes ?? []).flatMap(({ id, level, names }) =>
    level === 'none' ? [] : [{ id, level, names }],
  );
  const cleared = (own?.dataTypes ?? []).flatMap(({ level, names }) => (level === 'none' ? names : []));
  const extra = { dataTypes, notSensitive: [...(own?.notSensitive ?? []), ...cleared] };
  const ownLibraries: Partial<LibraryModelData> = {
    sources: [...(own?.sources ?? [])],
    sanitizers: [...(own?.sanitizers ?? [])],
    sinks: (own?.sinks ?? []) as LibraryModelData['sinks'],
  };
  const result: CompiledModels = {
    names: compileNames(nameModelSchema.parse(models.names), extra),
    libraries: compileLibraryModels(libraryModelSchema.parse(models.libraries), ownLibraries),
  };
  compiled.set(models, result);
  return result;
}
