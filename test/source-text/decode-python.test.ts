import { describe, expect, it } from 'vitest';
import { decodePython, MAX_SOURCE_BYTES } from '../../src/source-text/decode-python.ts';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : Buffer.from(part))));

describe('decodePython', () => {
  it.each([
    ['plain ASCII', bytes('x = 1\n'), 'x = 1\n'],
    ['an empty file', bytes(), ''],
    ['UTF-8 without a declaration', bytes('name = "é€"\n'), 'name = "é€"\n'],
    ['a byte order mark, which is dropped', bytes([0xef, 0xbb, 0xbf], 'x = 1\n'), 'x = 1\n'],
    ['Windows line ends, which stay', bytes('a\r\nb\r\n'), 'a\r\nb\r\n'],
    ['Latin-1', bytes('# -*- coding: latin-1 -*-\n# ', [0xe9, 0x80]), '# -*- coding: latin-1 -*-\n# é\u0080'],
    [
      'Latin-1 on the second line',
      bytes('#!/usr/bin/python\n# coding=iso8859_1\n#', [0xe9]),
      '#!/usr/bin/python\n# coding=iso8859_1\n#é',
    ],
    ['a Windows code page', bytes('# coding: cp1252\n#', [0x80]), '# coding: cp1252\n#€'],
    ['a vim line', bytes('# vim: set fileencoding=koi8-r :\n#', [0xc1]), '# vim: set fileencoding=koi8-r :\n#а'],
    ['Shift JIS', bytes('# coding: shift_jis\n#', [0x83, 0x65]), '# coding: shift_jis\n#テ'],
    ['an editor hint behind the name', bytes('# coding: utf-8-unix\n# é'), '# coding: utf-8-unix\n# é'],
    [
      'a declaration below code, which does not count',
      bytes('x = 1\n# coding: latin-1\n# é'),
      'x = 1\n# coding: latin-1\n# é',
    ],
    ['a word that only looks like one', bytes('# decoding is fun\n# é'), '# decoding is fun\n# é'],
  ])('reads %s', (_, input, text) => {
    expect(decodePython(input)).toEqual({ text });
  });

  it.each([
    [
      'bytes that are not UTF-8',
      bytes('# ', [0xe9], '\n'),
      'The file is not UTF-8 and does not name another encoding.',
    ],
    ['bytes that do not fit the declaration', bytes('# coding: ascii\n# é\n'), 'The file is not valid ascii.'],
    ['an unknown encoding', bytes('# coding: klingon\n'), `The file's encoding "klingon" is not supported.`],
    ['an encoding that hides code', bytes('# coding: utf-7\n'), `The file's encoding "utf-7" is not supported.`],
    ['UTF-16', bytes('# coding: utf-16\n'), `The file's encoding "utf-16" is not supported.`],
    ['a null byte', bytes('x = 1\n', [0]), 'The file contains a null byte, so it is not Python source.'],
  ])('refuses %s', (_, input, problem) => {
    expect(decodePython(input)).toEqual({ problem });
  });

  it('leaves out what is larger than the budget', () => {
    expect(decodePython(Buffer.alloc(MAX_SOURCE_BYTES + 1, 'x'))).toEqual({
      problem: 'The file has 1,000,001 bytes; the limit is 1,000,000.',
      budget: true,
    });
    expect(decodePython(Buffer.alloc(MAX_SOURCE_BYTES, 'x'))).toHaveProperty('text');
  });
});
