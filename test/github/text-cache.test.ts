import { describe, expect, it } from 'vitest';
import { createTextCache } from '../../src/github/text-cache.ts';

describe('the text cache', () => {
  it('keeps texts, and reasons why there is none', () => {
    const cache = createTextCache();
    cache.set('a', { text: 'x = 1\n' });
    cache.set('b', { problem: 'The file is not UTF-8.' });
    expect(cache.get('a')).toEqual({ text: 'x = 1\n' });
    expect(cache.get('b')).toEqual({ problem: 'The file is not UTF-8.' });
    expect(cache.get('c')).toBeUndefined();
  });

  it('drops what was not used longest when it is full', () => {
    const cache = createTextCache(3000);
    const text = 'x'.repeat(400);
    for (const oid of ['a', 'b', 'c']) cache.set(oid, { text });
    cache.get('a');
    cache.set('d', { text });
    expect(['a', 'b', 'c', 'd'].map((oid) => cache.get(oid) !== undefined)).toEqual([true, false, true, true]);
  });

  it('does not keep what is larger than itself', () => {
    const cache = createTextCache(1000);
    cache.set('a', { text: 'x'.repeat(2000) });
    expect(cache.get('a')).toBeUndefined();
  });

  it('remembers which blob a path of a commit is', () => {
    const cache = createTextCache();
    cache.rememberOid('commit', 'a.py', 'oid');
    expect(cache.oidAt('commit', 'a.py')).toBe('oid');
    expect(cache.oidAt('other', 'a.py')).toBeUndefined();
  });
});
