import { describe, expect, it } from 'vitest';
import { attached } from './attach.ts';
import { change, fixed } from './changes.ts';

describe('a setting is switched', () => {
  it.each([
    ['debug-exposed', 'from wsgi import app\napp.run(host="0.0.0.0", debug=True)\n', 'debug=False)'],
    [
      'persisted-sensitive-input',
      'from dash import dcc\npin = dcc.Input(id="pin", type="password", persistence="v2")\n',
      'persistence=False)',
    ],
  ])('%s', (rule, text, end) => {
    expect(change(rule, text)).toContain(end);
  });

  it('only in the component that was found', () => {
    const text =
      'from dash import dcc, html\nlayout = html.Div([\n    dcc.Input(id="city", persistence=True),\n' +
      '    dcc.Input(id="pin", type="password", persistence=True),\n])\n';
    expect(attached({ 'app.py': text }).map(({ fix }) => fix)).toEqual([
      {
        path: 'app.py',
        startLine: 4,
        endLine: 4,
        replacement: '    dcc.Input(id="pin", type="password", persistence=False),',
      },
    ]);
  });

  it('not where a name decides', () => {
    const text = 'from wsgi import app\nDEBUG = True\napp.run(host="0.0.0.0", debug=DEBUG)\n';
    expect(fixed('debug-exposed', { 'app.py': text })).toBeUndefined();
  });
});
