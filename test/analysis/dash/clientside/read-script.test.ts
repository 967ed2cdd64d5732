import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readScript } from '../../../../src/analysis/dash/clientside/read-script.ts';
import type { Expression } from '../../../../src/analysis/dash/clientside/syntax.ts';

/** An expression in short, such as `call(a.b, 'c')`. */
function inShort(expression: Expression): string {
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'literal':
      return expression.text === undefined ? '_' : `'${expression.text}'`;
    case 'member':
      return `${inShort(expression.object)}[${inShort(expression.property)}]`;
    case 'call':
      return `${inShort(expression.callee)}(${expression.args.map(inShort).join(', ')})`;
    case 'object':
      return `{${expression.entries.map(({ key, value }) => `${key ?? '...'}: ${inShort(value)}`).join(', ')}}`;
    case 'array':
      return `[${expression.items.map(inShort).join(', ')}]`;
    case 'spread':
      return `...${inShort(expression.value)}`;
    case 'assign':
      return `${inShort(expression.target)} = ${inShort(expression.value)}`;
    case 'function':
      return `(${expression.parameters.map(inShort).join(', ')}) => …`;
    default:
      return `${expression.kind}(${expression.parts.map(inShort).join(', ')})`;
  }
}

function statementsOf(text: string): string[] | undefined {
  return readScript(text)?.body.map(({ kind, value }) => `${kind} ${inShort(value)}`);
}

describe('readScript', () => {
  it.each([
    ['a function', 'function(a, b) { return a; }', ['return a']],
    ['a named one', 'async function f(a) { return await a }', ['return a']],
    ['an arrow', '(a) => a.b', ["return a['b']"]],
    ['an arrow of one name', 'a => ({ b: a, c })', ['return {b: a, c: c}']],
    ['in brackets', '(function(a) { return a; })', ['return a']],
    [
      'declarations',
      '() => { const a = 1, { b, c: d = 2 } = e; let f; }',
      ["run a = '1'", "run {b: b, c: d = '2'} = e"],
    ],
    ['branches laid flat', '(a) => { if (a) { return 1 } else return a }', ['run a', "return '1'", 'return a']],
    [
      'loops',
      '(a) => { for (const b of a) c(b); for (let i = 0; i < 2; i++) d(i) }',
      ['run b = a[_]', 'run c(b)', "run i = '0'", "run test(i, '2')", 'run i', 'run d(i)'],
    ],
    ['no semicolons', '(a) => {\n  const b = a\n  return\n  b\n}', ['run b = a', 'return _', 'run b']],
    ['precedence', '(a) => a === 1 ? a || 2 : !a && a + 3', ["return choice(choice(a, '2'), choice(joined(a, '3')))"]],
    ['optional chains', '(a) => a?.b?.[0]?.(c)', ["return a['b']['0'](c)"]],
    [
      'try, switch, throw',
      '(a) => { try { b(a) } catch (e) { throw c } switch (a) { case 1: return a; default: d() } }',
      ['run b(a)', 'run e', 'run c', 'run a', "run '1'", 'return a', 'run d()'],
    ],
    ['methods and spreads', '(a) => ({ ...a, f() { return 1 }, [b]: c })', ['return {...: a, f: () => …, ...: c}']],
    ['templates', '(a) => `b \x24{a}`', ["return joined('b ', a, '')"]],
  ])('%s', (_, text, expected) => {
    expect(statementsOf(text)).toEqual(expected);
  });

  it.each(['', 'a', '1 + 1', 'function', '{', '"use strict"'])('%j is no function with a body', (text) => {
    expect(statementsOf(text) ?? []).toEqual([]);
  });

  it('reads anything without an error, deep nesting too', () => {
    const pieces = fc.constantFrom(
      ...'function ( ) { } [ ] => , ; : ? . ` ${ a b " \' / = const for of if return async ... \n'.split(' '),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        readScript(parts.join(' '));
      }),
    );
    expect(statementsOf(`() => ${'('.repeat(5000)}`)).toBeDefined();
    expect(statementsOf(`() => ${'{'.repeat(5000)}`)).toBeDefined();
    expect(statementsOf(`() => ${'a => '.repeat(5000)}`)).toBeDefined();
    expect(statementsOf(`() => ${'! new '.repeat(20_000)} a`)).toEqual(['return test(a)']);
    expect(statementsOf(`() => { ${'if ('.repeat(5000)} }`)).toBeDefined();
  });
});
