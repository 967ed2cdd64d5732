/** Runs a clientside callback's function over what its inputs send. Branches are laid flat; every function is run. */
import type { Expression, Statement } from '../../dash/clientside/syntax.ts';
import { callScript, plainText, type ScriptHost, storageOf } from './script-calls.ts';
import {
  ANYTHING,
  allLabels,
  bindName,
  either,
  holding,
  INERT,
  lookUpName,
  type ScriptClosure,
  type ScriptScope,
  type ScriptValue,
  withLabel,
} from './script-values.ts';

const DEEPEST_CALL = 6;

/** What the function returns. */
export function runScriptFunction(
  host: ScriptHost,
  fn: ScriptClosure,
  args: readonly ScriptValue[],
  depth = 0,
): ScriptValue {
  if (depth > DEEPEST_CALL) return ANYTHING;
  const scope: ScriptScope = { names: new Map(), parent: fn.scope };
  const go = (expression: Expression): ScriptValue => evaluate(expression);
  fn.definition.parameters.forEach((parameter, index) => {
    bind(parameter.kind === 'spread' ? parameter.value : parameter, args[index] ?? ANYTHING);
  });
  let returned = INERT;
  // Twice, for functions that are used above the line that declares them.
  for (const statement of [...fn.definition.body, ...fn.definition.body]) returned = either(returned, step(statement));
  return returned;

  function step(statement: Statement): ScriptValue {
    const value = go(statement.value);
    return statement.kind === 'return' ? value : INERT;
  }

  function evaluate(expression: Expression): ScriptValue {
    if (host.budget.left-- <= 0) return ANYTHING;
    switch (expression.kind) {
      case 'name':
        return lookUpName(scope, expression.name) ?? ANYTHING;
      case 'literal':
        return INERT;
      case 'joined': {
        const parts = expression.parts.map(go);
        return parts.every(({ inert }) => inert) ? INERT : holding(parts.flatMap((part) => allLabels(part)));
      }
      case 'choice':
        expression.before.forEach(go);
        return expression.parts.map(go).reduce(either, INERT);
      case 'test':
        expression.parts.forEach(go);
        return INERT;
      case 'member':
        return member(go(expression.object), expression);
      case 'call':
        return called(expression);
      case 'object':
        return object(expression);
      case 'array':
        return { labels: [], inert: false, items: expression.items.map(go) };
      case 'spread':
        return go(expression.value);
      case 'function':
        return { ...INERT, fn: { definition: expression, scope } };
      case 'assign': {
        const value = go(expression.value);
        assign(expression.target, value, expression.value);
        return value;
      }
    }
  }

  function member(owner: ScriptValue, { property }: Extract<Expression, { kind: 'member' }>): ScriptValue {
    const name = property.kind === 'literal' ? property.text : undefined;
    if (name === undefined) return owner.items?.reduce(either, INERT) ?? holding(allLabels(owner));
    if (name === 'length') return INERT;
    const known = owner.fields?.get(name) ?? owner.items?.[Number(name)];
    if (known) return known;
    // Of a labelled thing the value and an element are the thing itself; what else it has, its own name tells.
    const part = /^(?:value|data|textContent|innerText|\d+)$/.test(name) ? holding(owner.labels) : ANYTHING;
    return withLabel(part, host.named(name, 'key'));
  }

  function object({ entries }: Extract<Expression, { kind: 'object' }>): ScriptValue {
    const fields = new Map<string, ScriptValue>();
    let labels: ScriptValue['labels'] = [];
    for (const { key, value } of entries) {
      const field = go(value);
      if (key !== undefined) fields.set(key, withLabel(field, host.named(key, 'key')));
      else {
        for (const [name, inner] of field.fields ?? []) fields.set(name, inner);
        labels = [...labels, ...(field.fields ? field.labels : allLabels(field))];
      }
    }
    return { labels, inert: false, fields };
  }

  function called({ callee, args: given }: Extract<Expression, { kind: 'call' }>): ScriptValue {
    const object = callee.kind === 'member' ? go(callee.object) : INERT;
    const values = given.map(go);
    const own = callee.kind === 'name' || callee.kind === 'function' ? go(callee).fn : undefined;
    if (own) return runScriptFunction(host, own, values, depth + 1);
    const method = callee.kind === 'member' && callee.property.kind === 'literal' ? callee.property.text : undefined;
    const name = callee.kind === 'name' ? callee.name : (method ?? '');
    // `rows.map((row) => …)`, `request.then((answer) => …)`
    const inner = values.flatMap(({ fn: closure }) =>
      closure ? [runScriptFunction(host, closure, [object.items?.reduce(either, INERT) ?? object], depth + 1)] : [],
    );
    if (name === 'assign' && given[0]?.kind === 'name') bindName(scope, given[0].name, values.reduce(either, INERT));
    if (inner.length > 0) return inner.reduce(either);
    const receiver = callee.kind === 'member' ? plainText(callee.object) : '';
    const texts = given.map((argument) => (argument.kind === 'literal' ? argument.text : undefined));
    return callScript(host, { name, receiver, object, args: values, texts });
  }

  function assign(target: Expression, value: ScriptValue, from: Expression): void {
    if (target.kind !== 'member') {
      bind(target, value);
      return;
    }
    const holder = plainText(target.object);
    const key = target.property.kind === 'literal' ? (target.property.text ?? '') : '';
    const storage = storageOf(holder);
    const marked = withLabel(value, host.named(key, 'key'));
    if (storage) host.keep(storage, key, allLabels(marked));
    else if (plainText(target) === 'document.cookie') writeCookie(from);
    else if (/(?:^|\.)location(?:\.(?:href|search|hash))?$/.test(plainText(target))) host.address(allLabels(value));
    else if (target.object.kind === 'name') {
      bindName(scope, target.object.name, { ...ANYTHING, fields: new Map([[key, marked]]) });
    }
  }

  /** `document.cookie = 'token=' + value`: the text before a value names it. */
  function writeCookie(from: Expression): void {
    const parts = flattened(from);
    const name = /^\s*([\w.-]+)=/.exec(textOf(parts[0]))?.[1] ?? '';
    const labels = parts.flatMap((part, index) => {
      const before = /([\w.-]+)=$/.exec(textOf(parts[index - 1]))?.[1];
      return allLabels(withLabel(go(part), before === undefined ? undefined : host.named(before, 'key')));
    });
    host.cookie(name, labels);
  }

  function bind(target: Expression, value: ScriptValue): void {
    if (target.kind === 'name') bindName(scope, target.name, withLabel(value, host.named(target.name, 'variable')));
    else if (target.kind === 'assign') bind(target.target, either(value, go(target.value)));
    else if (target.kind === 'spread') bind(target.value, value);
    else if (target.kind === 'array') {
      target.items.forEach((item, index) => {
        bind(item, value.items?.[index] ?? holding(value.labels));
      });
    } else if (target.kind === 'object') {
      for (const { key, value: inner } of target.entries) {
        const property: Expression = { kind: 'literal', ...(key === undefined ? {} : { text: key }) };
        bind(inner, member(value, { kind: 'member', object: target, property }));
      }
    }
  }
}

function flattened(expression: Expression): readonly Expression[] {
  return expression.kind === 'joined' ? expression.parts.flatMap(flattened) : [expression];
}

function textOf(expression: Expression | undefined): string {
  return expression?.kind === 'literal' ? (expression.text ?? '') : '';
}
