import { describe, expect, it } from 'vitest';
import { readScript } from '../../../../src/analysis/dash/clientside/read-script.ts';
import { runScriptFunction } from '../../../../src/analysis/flow/clientside/evaluate-script.ts';
import type { ScriptHost } from '../../../../src/analysis/flow/clientside/script-calls.ts';
import {
  ANYTHING,
  allLabels,
  INERT,
  type ScriptValue,
} from '../../../../src/analysis/flow/clientside/script-values.ts';
import { type Label, labelOf } from '../../../../src/analysis/flow/values/label.ts';

const SITE = { path: 'app.py', lineStarts: [0], start: 0, end: 1 };
const TOKEN: Label = labelOf({ dataType: 'credential.token', level: 'high', certainty: 'strong' }, SITE, 'told');

/** What the script does with its arguments: `token` and `pin` are the names that tell. */
function follow(text: string, args: readonly ScriptValue[] = [], budget = 1000): string[] {
  const noted: string[] = [];
  const note = (what: string, labels: readonly Label[]): void => {
    if (labels.length > 0) noted.push(what);
  };
  const host: ScriptHost = {
    budget: { left: budget },
    named: (name) => (/token|pin/i.test(name) ? TOKEN : undefined),
    keep: (storage, key, labels) => note(`${storage} ${key}`, labels),
    cookie: (name, labels) => note(`cookie ${name}`, labels),
    address: (labels) => note('address', labels),
    write: (id, property, labels) => note(`${id}.${property}`, labels),
  };
  const definition = readScript(text);
  if (!definition) return [];
  const value = runScriptFunction(host, { definition, scope: { names: new Map(), parent: undefined } }, args);
  note('returned', allLabels(value));
  return [...new Set(noted)];
}

describe('runScriptFunction', () => {
  it.each([
    ['an argument that holds one', '(a) => a', ['returned']],
    ['a part of it', '(a) => ({ b: [1, a] })', ['returned']],
    ['a field of it by its own name', '(a, b) => b.token', ['returned']],
    ['a local function', '(a) => { const f = (b) => ({ c: b }); return f(a); }', ['returned']],
    ['a function declared below', '(a) => { return f(a); function f(b) { return b; } }', ['returned']],
    ['an element of a list', '(a) => [a].map((b) => b)', ['returned']],
    ['the storage', '(a) => { localStorage.setItem("b", a); }', ['local b']],
    ['the storage by key', '(a, b) => { sessionStorage["token"] = b; }', ['session token']],
    ['a cookie by library', '(a, b) => { Cookies.set("token", b); }', ['cookie token']],
    ['a cookie by text', '(a, b) => { document.cookie = "c=1; pin=" + b; }', ['cookie c']],
    ['an address', '(a) => { window.location.replace("/?b=" + a); }', ['address']],
    ['set_props', '(a) => { dash_clientside.set_props("b", { data: a, title: 1 }); }', ['b.data']],
    ['unpacked', '(a, { token }) => token', ['returned']],
    ['decoded', '(a) => JSON.parse(atob(a))', ['returned']],
  ])('follows %s', (_, text, expected) => {
    expect(follow(text, [{ labels: [TOKEN], inert: false }, ANYTHING])).toEqual(expected);
  });

  it.each([
    ['a test', '(a) => a === "b"'],
    ['a choice by it', '(a) => a ? "yes" : "no"'],
    ['its length', '(a) => a.length > 3 && a.length'],
    ['a mask', '(a) => a.substring(0, 4) + "…"'],
    ['a hash', '(a) => sha256(a)'],
    ['an unknown function', '(a) => check(a)'],
    ['another field of it', '(a) => a.expires'],
    ['a literal under its name', '() => ({ token: "", hasToken: false, pin: null })'],
    ['a log', '(a) => { console.log(a); }'],
  ])('leaves %s alone', (_, text) => {
    expect(follow(text, [{ labels: [TOKEN], inert: false }])).toEqual([]);
  });

  it('ends where functions call each other without end', () => {
    const calls = Array.from({ length: 20 }, () => 'f(a)').join(' + ');
    expect(
      follow(`(a) => { const f = (b) => ${calls.replaceAll('a', 'b')}; return ${calls}; }`, [INERT], 20_000),
    ).toEqual([]);
  });
});
