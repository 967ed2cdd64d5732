/** Statements, in the order they run; branches apart, then joined. */
import type { Expression, FunctionDef, If, Import, ImportFrom, Statement, Try, With } from '../python/syntax.ts';
import { assign, assignName } from './assign.ts';
import { evaluateAugmented } from './augmented.ts';
import { defineClass } from './classes.ts';
import { elementOf } from './containers.ts';
import { defineFunction } from './functions.ts';
import type { Writes } from './heap.ts';
import { bindImport, bindImportFrom } from './imports.ts';
import type { Activation, Machine } from './machine.ts';
import { siteOf } from './machine.ts';
import { moduleScopeOf } from './scope.ts';
import { noteConstant } from './settings.ts';
import type { Value } from './value.ts';
import { constant, UNKNOWN } from './value.ts';

/** Runs statements; false where the end cannot be reached because all ways return, raise or jump. */
export function execute(machine: Machine, statements: readonly Statement[], activation: Activation): boolean {
  for (const statement of statements) {
    if (!step(machine, statement, activation)) return false;
  }
  return true;
}

function step(machine: Machine, statement: Statement, activation: Activation): boolean {
  const go = (expression: Expression): Value => machine.evaluate(expression, activation);
  switch (statement.kind) {
    case 'ExpressionStatement':
      go(statement.value);
      return true;
    case 'Assign': {
      const value = go(statement.value);
      for (const target of statement.targets) {
        assign(machine, target, value, activation);
        noteConstant(machine, target, value, activation, statement);
      }
      return true;
    }
    case 'AnnotatedAssign':
      if (statement.value) {
        const value = go(statement.value);
        assign(machine, statement.target, value, activation);
        noteConstant(machine, statement.target, value, activation, statement);
      } else if (activation.scope.kind === 'class') assign(machine, statement.target, UNKNOWN, activation);
      return true;
    case 'AugmentedAssign':
      evaluateAugmented(machine, statement, activation);
      return true;
    case 'Return': {
      const value = statement.value ? go(statement.value) : constant(null);
      activation.returns.push({ value, site: siteOf(activation, statement), yielded: false });
      return false;
    }
    case 'If':
      return branch(machine, statement, activation);
    case 'For':
      assign(machine, statement.target, elementOf(go(statement.iter)), activation);
      loop(machine, statement.body, activation);
      return execute(machine, statement.orelse, activation);
    case 'While':
      go(statement.test);
      loop(machine, statement.body, activation);
      return execute(machine, statement.orelse, activation);
    case 'Try':
      return attempt(machine, statement, activation);
    case 'With':
      return enterContext(machine, statement, activation);
    case 'Match':
      return choose(
        machine,
        statement.cases.map((matched) => () => {
          for (const name of matched.captures) assignName(machine, name, UNKNOWN, activation, statement);
          if (matched.guard) go(matched.guard);
          return execute(machine, matched.body, activation);
        }),
        go(statement.subject) !== undefined,
      );
    case 'FunctionDef':
      define(machine, statement, activation);
      return true;
    case 'ClassDef':
      machine.heap.set(activation.scope.variables, statement.name, defineClass(machine, statement, activation));
      return true;
    case 'Import':
    case 'ImportFrom':
      bind(machine, statement, activation);
      return true;
    case 'Global':
      for (const name of statement.names) activation.scope.sentTo.set(name, moduleScopeOf(activation.scope));
      return true;
    case 'Nonlocal':
      for (const name of statement.names) {
        const holder = activation.scope.parent;
        if (holder) activation.scope.sentTo.set(name, holder);
      }
      return true;
    case 'Delete':
      return true;
    case 'Raise':
      if (statement.value) go(statement.value);
      return false;
    case 'Assert':
      go(statement.test);
      return true;
    // What a jump leaves behind is joined with the rest of the loop.
    case 'Pass':
    case 'Break':
    case 'Continue':
      return true;
  }
}

function branch(machine: Machine, statement: If, activation: Activation): boolean {
  machine.evaluate(statement.test, activation);
  const inside = isMainGuard(statement.test) ? { ...activation, main: true } : activation;
  return choose(
    machine,
    [() => execute(machine, statement.body, inside), () => execute(machine, statement.orelse, activation)],
    false,
  );
}

/** Runs each way from the same state and joins those whose end is reached. `optional`: none of them may be taken. */
function choose(machine: Machine, ways: readonly (() => boolean)[], optional: boolean): boolean {
  const reached: Writes[] = optional ? [[]] : [];
  for (const way of ways) {
    let ends = false;
    const writes = machine.heap.apart(() => {
      ends = way();
    });
    if (ends) reached.push(writes);
  }
  machine.heap.merge(reached);
  return reached.length > 0;
}

/** What a loop writes may have happened or not. One pass: what is carried from one turn to the next is joined. */
function loop(machine: Machine, body: readonly Statement[], activation: Activation): void {
  const writes = machine.heap.apart(() => {
    execute(machine, body, activation);
  });
  machine.heap.merge([[], writes]);
}

function attempt(machine: Machine, statement: Try, activation: Activation): boolean {
  const body = (): boolean =>
    execute(machine, statement.body, activation) && execute(machine, statement.orelse, activation);
  const handlers = statement.handlers.map((handler) => () => {
    if (handler.name) assignName(machine, handler.name, UNKNOWN, activation, handler);
    return execute(machine, handler.body, activation);
  });
  const ends = choose(machine, [body, ...handlers], false);
  return execute(machine, statement.finalbody, activation) && ends;
}

function enterContext(machine: Machine, statement: With, activation: Activation): boolean {
  for (const item of statement.items) {
    const value = machine.evaluate(item.context, activation);
    if (item.target) assign(machine, item.target, value, activation);
  }
  return execute(machine, statement.body, activation);
}

function define(machine: Machine, statement: FunctionDef, activation: Activation): void {
  const value = defineFunction(machine, statement, activation);
  machine.heap.set(activation.scope.variables, statement.name, value);
}

function bind(machine: Machine, statement: Import | ImportFrom, activation: Activation): void {
  if (statement.kind === 'Import') bindImport(machine, statement, activation);
  else bindImportFrom(machine, statement, activation);
}

function isMainGuard(test: Expression): boolean {
  return test.kind === 'Compare' && test.operands.some((part) => part.kind === 'Name' && part.id === '__name__');
}
