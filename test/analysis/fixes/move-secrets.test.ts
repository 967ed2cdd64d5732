import { describe, expect, it } from 'vitest';
import { moveSecrets } from '../../../src/analysis/fixes/move-secrets.ts';

/** Marks what is in angle brackets. */
function marked(text: string) {
  const start = text.indexOf('<');
  const end = text.indexOf('>') - 1;
  const secrets = [{ start, end, dataType: 'credential.token', label: 'a token' }];
  return { path: 'app.py', text: text.replace(/[<>]/g, ''), secrets };
}

describe('moveSecrets', () => {
  it.each([
    ['before the change', 'a = "<abc>"\nb = 1\n', 'a = "abc"\nb = 22\n'],
    ['behind a longer text', 'b = 1\na = "<abc>"\n', 'b = 22\nc = 3\na = "abc"\n'],
    ['behind a shorter one', 'b = 1\nb = 1\na = "<abc>"\n', 'b = 1\na = "abc"\n'],
    ['where nothing changed', 'a = "<abc>"\n', 'a = "abc"\n'],
  ])('finds it again %s', (_, before, after) => {
    const [moved] = moveSecrets(marked(before), after);
    expect(after.slice(moved?.start, moved?.end)).toBe('abc');
    expect(moved).toMatchObject({ dataType: 'credential.token', label: 'a token' });
  });

  it('drops what was replaced', () => {
    expect(moveSecrets(marked('a = "<abc>"\n'), 'a = os.environ["A"]\n')).toEqual([]);
    expect(moveSecrets({ path: 'app.py', text: 'a\n' }, 'b\n')).toEqual([]);
  });
});
