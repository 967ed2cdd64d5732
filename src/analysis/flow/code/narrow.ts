/**
 * What a condition says of the names in it: a value that is one of a known set, or all digits, cannot be part of a
 * command any more, and is what the server knows, not what the browser says.
 */
import type { Call, Compare, Expression } from '../../python/syntax.ts';
import { lookUp } from '../machine/look-up.ts';
import type { Activation, Machine } from '../machine/machine.ts';
import { plainName } from '../machine/machine.ts';
import type { Trait } from '../values/label.ts';
import { dropTraits } from '../values/traits.ts';

/** Names that are known to be harmless after the condition held, or did not hold. */
export interface Checked {
  readonly ifTrue: readonly string[];
  readonly ifFalse: readonly string[];
}

const NOTHING_CHECKED: Checked = { ifTrue: [], ifFalse: [] };

export function checkedBy(test: Expression): Checked {
  switch (test.kind) {
    case 'UnaryOperation': {
      if (test.operator !== 'not') return NOTHING_CHECKED;
      const { ifTrue, ifFalse } = checkedBy(test.operand);
      return { ifTrue: ifFalse, ifFalse: ifTrue };
    }
    case 'BinaryOperation': {
      const left = checkedBy(test.left);
      const right = checkedBy(test.right);
      // Both halves of an `and` hold where it holds, and both of an `or` fail where it fails.
      if (test.operator === 'and') return { ifTrue: [...left.ifTrue, ...right.ifTrue], ifFalse: [] };
      if (test.operator === 'or') return { ifTrue: [], ifFalse: [...left.ifFalse, ...right.ifFalse] };
      return NOTHING_CHECKED;
    }
    case 'Compare':
      return compared(test);
    case 'Call':
      return { ifTrue: calledWith(test), ifFalse: [] };
    default:
      return NOTHING_CHECKED;
  }
}

/** Takes what was checked into account in what runs from here. */
export function narrow(machine: Machine, names: readonly string[], activation: Activation): void {
  for (const name of names) {
    const value = lookUp(machine, name, activation.scope);
    const checked = dropTraits(value, OF_UNCHECKED);
    if (checked !== value) machine.heap.set(activation.scope.variables, name, checked);
  }
}

const OF_UNCHECKED: readonly Trait[] = ['input', 'sql', 'markup', 'browser-state'];

function compared({ operands, operators }: Compare): Checked {
  const [left, right] = operands;
  if (!left || !right || operands.length !== 2) return NOTHING_CHECKED;
  switch (operators[0]) {
    case 'in':
      return { ifTrue: namesIn(left), ifFalse: [] };
    case 'not in':
      return { ifTrue: [], ifFalse: namesIn(left) };
    case '==':
      return { ifTrue: settledBy(left, right), ifFalse: [] };
    case '!=':
      return { ifTrue: [], ifFalse: settledBy(left, right) };
    case '<=':
      return { ifTrue: namesIn(left), ifFalse: [] };
    default:
      return NOTHING_CHECKED;
  }
}

/** Equal to something the code or the session has, a name is that. */
function settledBy(left: Expression, right: Expression): readonly string[] {
  if (isFixed(right) || isOfVisitor(right)) return namesIn(left);
  return isFixed(left) || isOfVisitor(left) ? namesIn(right) : [];
}

/** `current_user.id`, `session['user_id']`, `str(g.user_id)`. */
function isOfVisitor(expression: Expression): boolean {
  switch (expression.kind) {
    case 'Name':
      return /^(current_user|session|flask_session|g)$/.test(expression.id);
    case 'Attribute':
    case 'Subscript':
      return isOfVisitor(expression.value);
    case 'Call':
      return expression.args.length > 0 && expression.func.kind === 'Name'
        ? expression.args.some(isOfVisitor)
        : isOfVisitor(expression.func);
    default:
      return false;
  }
}

const TEXT_CHECK = /^(isdigit|isalnum|isalpha|isdecimal|isnumeric|isidentifier|issubset)$/;
const CHECK = /(^|_)((is_?)?valid\w*|(is_?)?allowed\w*|(is_?)?safe|whitelist\w*|fullmatch|match|isinstance)$/i;

function calledWith({ func, args }: Call): readonly string[] {
  if (func.kind === 'Attribute' && TEXT_CHECK.test(func.attr)) return namesIn(func.value);
  const name = func.kind === 'Attribute' ? func.attr : plainName(func);
  if (name === 'all') return everyOf(args[0]);
  if (name === 'isinstance') return isNumber(args[1]) ? namesIn(args[0]) : [];
  return CHECK.test(name) ? args.flatMap(namesIn) : [];
}

/** `all(c in COLUMNS for c in columns)` checks `columns`. */
function everyOf(argument: Expression | undefined): readonly string[] {
  if (argument?.kind !== 'Comprehension') return [];
  const [clause] = argument.clauses;
  if (clause?.target.kind !== 'Name') return [];
  return checkedBy(argument.element).ifTrue.includes(clause.target.id) ? namesIn(clause.iter) : [];
}

function isNumber(type: Expression | undefined): boolean {
  if (!type) return false;
  if (type.kind === 'Tuple') return type.elements.every(isNumber);
  return type.kind === 'Name' && /^(int|float|bool|date|datetime)$/.test(type.id);
}

function isFixed(expression: Expression): boolean {
  return expression.kind === 'Str' || expression.kind === 'Num' || /^[A-Z][A-Z0-9_.]*$/.test(plainName(expression));
}

/** The name itself, also through `set(name)`, `name.lower()`, `(name or '')`. */
function namesIn(expression: Expression | undefined): readonly string[] {
  switch (expression?.kind) {
    case 'Name':
      return [expression.id];
    case 'NamedExpression':
      return [expression.target.id];
    case 'Call':
      return expression.func.kind === 'Attribute' && expression.args.length === 0
        ? namesIn(expression.func.value)
        : expression.args.length === 1
          ? namesIn(expression.args[0])
          : [];
    default:
      return [];
  }
}
