/** Statements, in the order they run; branches apart, then joined. */
import type {
  Expression,
  FunctionDef,
  If,
  Import,
  ImportFrom,
  Match,
  Statement,
  Try,
  With,
} from '../../python/syntax.ts';
import { choose } from '../machine/branches.ts';
import type { Activation, Machine } from '../machine/machine.ts';
import { siteOf } from '../machine/machine.ts';
import { moduleScopeOf } from '../machine/scope.ts';
import { deleteTarget } from '../objects/deletion.ts';
import { defineFunction } from '../objects/functions.ts';
import { noteConstant } from '../state/settings.ts';
import { noteCondition } from '../state/trust.ts';
import type { Value } from '../values/value.ts';
import { constant, UNKNOWN } from '../values/value.ts';
import { assign, assignName } from './assign.ts';
import { evaluateAugmented } from './augmented.ts';
import { defineClass, setterName } from './classes.ts';
import { entered } from './contexts.ts';
import { bindImport, bindImportFrom } from './imports.ts';
import { runFor, runWhile } from './loops.ts';
import { checkedBy, narrow } from './narrow.ts';
import { captured } from './patterns.ts';
import { decide } from './truth.ts';

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
      activation.returns.push({
        value: machine.heap.settled(value),
        site: siteOf(activation, statement),
        yielded: false,
      });
      return false;
    }
    case 'If':
      return branch(machine, statement, activation);
    case 'For':
      return runFor(machine, statement, activation);
    case 'While':
      return runWhile(machine, statement, activation);
    case 'Try':
      return attempt(machine, statement, activation);
    case 'With':
      return enterContext(machine, statement, activation);
    case 'Match':
      return matchCases(machine, statement, activation);
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
      for (const target of statement.targets) deleteTarget(machine, target, activation);
      return true;
    case 'Raise':
      if (statement.value) for (const part of thrown(statement.value)) go(part);
      return false;
    case 'Assert':
      go(statement.test);
      narrow(machine, checkedBy(statement.test).ifTrue, activation);
      return true;
    case 'Pass':
      return true;
    case 'Break':
      return jump('break', activation);
    case 'Continue':
      return jump('continue', activation);
  }
}

/** What is evaluated for an exception: what it is made with. How it is made is of no interest to anybody. */
function thrown(value: Expression): readonly Expression[] {
  if (value.kind !== 'Call') return [value];
  return [...value.args, ...value.keywords.map((keyword) => keyword.value)];
}

function branch(machine: Machine, statement: If, activation: Activation): boolean {
  machine.evaluate(statement.test, activation);
  noteCondition(machine, statement.test, activation);
  const decided = activation.turn && decide(machine, statement.test, activation);
  if (decided !== undefined) return execute(machine, decided ? statement.body : statement.orelse, activation);
  const outside = apart(activation);
  const { ifTrue, ifFalse } = checkedBy(statement.test);
  const inside = isMainGuard(statement.test) ? { ...outside, main: true } : outside;
  return choose(
    machine,
    [
      () => {
        narrow(machine, ifTrue, outside);
        return execute(machine, statement.body, inside);
      },
      () => {
        narrow(machine, ifFalse, outside);
        return execute(machine, statement.orelse, outside);
      },
    ],
    false,
  );
}

/** A jump ends the turn of a loop where it is known to be taken; else what it leaves behind is joined with the rest. */
function jump(kind: 'break' | 'continue', { turn }: Activation): boolean {
  if (turn) turn.jumped = kind;
  return turn === undefined;
}

/** The same activation where it is not known whether its statements are run. */
function apart(activation: Activation): Activation {
  return activation.turn ? { ...activation, turn: undefined } : activation;
}

function matchCases(machine: Machine, statement: Match, activation: Activation): boolean {
  const subject = machine.evaluate(statement.subject, activation);
  const inside = apart(activation);
  const ways = statement.cases.map((matched) => () => {
    const parts = captured(matched.captures, subject);
    matched.captures.forEach((name, index) => {
      assignName(machine, name, parts[index] ?? UNKNOWN, inside, statement);
    });
    if (matched.guard) machine.evaluate(matched.guard, inside);
    return execute(machine, matched.body, inside);
  });
  return choose(machine, ways, true);
}

function attempt(machine: Machine, statement: Try, outer: Activation): boolean {
  const activation = apart(outer);
  const body = (): boolean =>
    execute(machine, statement.body, activation) && execute(machine, statement.orelse, activation);
  const handlers = statement.handlers.map((handler) => () => {
    if (handler.name) assignName(machine, handler.name, UNKNOWN, activation, handler);
    return execute(machine, handler.body, activation);
  });
  const ends = choose(machine, [body, ...handlers], false);
  return execute(machine, statement.finalbody, outer) && ends;
}

function enterContext(machine: Machine, statement: With, activation: Activation): boolean {
  for (const item of statement.items) {
    const at = { activation, site: siteOf(activation, item.context), text: '' };
    const value = entered(machine, machine.evaluate(item.context, activation), at);
    if (item.target) assign(machine, item.target, value, activation);
  }
  return execute(machine, statement.body, activation);
}

function define(machine: Machine, statement: FunctionDef, activation: Activation): void {
  const value = defineFunction(machine, statement, activation);
  machine.heap.set(
    activation.scope.variables,
    isSetter(statement) ? setterName(statement.name) : statement.name,
    value,
  );
}

/** `@key.setter def key(self, value)` does not take the place of the property that it completes. */
function isSetter({ decorators }: FunctionDef): boolean {
  return decorators.some((decorator) => decorator.kind === 'Attribute' && /^(setter|deleter)$/.test(decorator.attr));
}

function bind(machine: Machine, statement: Import | ImportFrom, activation: Activation): void {
  if (statement.kind === 'Import') bindImport(machine, statement, activation);
  else bindImportFrom(machine, statement, activation);
}

function isMainGuard(test: Expression): boolean {
  return test.kind === 'Compare' && test.operands.some((part) => part.kind === 'Name' && part.id === '__name__');
}
