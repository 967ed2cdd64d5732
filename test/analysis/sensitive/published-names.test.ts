import { describe, expect, test } from 'vitest';
import { publishedModel, publishedNames } from './published.ts';
import { classifyExample } from './read-example.ts';

describe.each(publishedModel.types)('$id', ({ id, examples }) => {
  test.each(examples.match)('%s denotes it', (example) => {
    expect(classifyExample(example, publishedNames)?.dataType).toBe(id);
  });

  test.each(examples.no_match)('%s does not', (example) => {
    expect(classifyExample(example, publishedNames)?.dataType).not.toBe(id);
  });
});
