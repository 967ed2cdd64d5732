import { expect, it } from 'vitest';
import { readFileAt } from '../../src/git/read-file-at.ts';
import { makeRepository } from './repository.ts';

it('reads a file as a commit holds it', async () => {
  const { folder, commit } = makeRepository();
  const first = commit({ '.github/config.yml': 'mode: é\n', 'large.yml': '#'.repeat(1_000_001) });
  const second = commit({ '.github/config.yml': undefined });
  expect(await readFileAt(folder, first, '.github/config.yml')).toBe('mode: é\n');
  expect(await readFileAt(folder, second, '.github/config.yml')).toBeUndefined();
  expect(await readFileAt(folder, first, '.github')).toBeUndefined();
  await expect(readFileAt(folder, first, 'large.yml')).rejects.toThrow(/^large\.yml at [0-9a-f]{12} could not be read/);
});
