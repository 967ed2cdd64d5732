/** The published model, read as the product reads it. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { nameModelSchema } from '../../../src/analysis/sensitive/models.ts';
import { compileNames } from '../../../src/analysis/sensitive/names.ts';

const file = new URL('../../../rules/models/sensitive-names.yml', import.meta.url);

export const publishedModel = nameModelSchema.parse(parse(readFileSync(file, 'utf8')));
export const publishedNames = compileNames(publishedModel);
