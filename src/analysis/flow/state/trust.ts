/**
 * What comes back from the browser and decides: a role in a condition, a user's id by which data is loaded or compared,
 * a price that is charged.
 */
import type { Call, Compare, Expression } from '../../python/syntax.ts';
import type { Activation, Machine } from '../machine/machine.ts';
import { plainName, siteOf } from '../machine/machine.ts';
import type { Decision } from '../machine/observer.ts';
import type { Label } from '../values/label.ts';
import { dropTraits } from '../values/traits.ts';
import type { Arguments, Value } from '../values/value.ts';
import { shapeOf } from '../values/value.ts';
import { OF_REQUEST } from './visitor.ts';

const ROLE =
  /(^|_)(roles?|permissions?|privileges?|access_?level|user_?type|is_?admin|is_?superuser|is_?staff|isadmin|admin|scopes?|can_(edit|delete|view|manage|write|approve)\w*)$/i;
const USER = /user|account|owner|member|login|(^|_)uid|^id$/i;
const PRICE = /(^|_)(price|amount|total|cost|discount|fee)(_|$)/i;

/** `user['role'] == 'admin'`, `frame['user_id'] == user['user_id']`. */
export function noteComparison(
  machine: Machine,
  node: Compare,
  values: readonly Value[],
  activation: Activation,
): void {
  if (node.operands.length !== 2 || !/^(==|!=|in|not in|is)$/.test(node.operators[0] ?? '')) return;
  values.forEach((value, index) => {
    const label = fromBrowser(value);
    const operand = node.operands[index];
    const other = node.operands[1 - index];
    if (!label || !operand || !other) return;
    const name = lastName(operand);
    if (ROLE.test(name) && isKnown(other) && !isOfChat(other)) note(machine, 'role', name, node, label, activation);
    const isCompared = /^(==|!=)$/.test(node.operators[0] ?? '') && !isKnown(other) && !isNothing(other);
    const isOther = isCompared && !values[1 - index]?.labels.some(isKnownVisitor);
    if (isOther && isUser(value, operand) && isFieldOf(other)) note(machine, 'user', name, node, label, activation);
  });
}

/** `if user['is_admin']:` */
export function noteCondition(machine: Machine, test: Expression, activation: Activation): void {
  if (test.kind === 'UnaryOperation') noteCondition(machine, test.operand, activation);
  if (test.kind === 'BinaryOperation' && /^(and|or)$/.test(test.operator)) {
    noteCondition(machine, test.left, activation);
    noteCondition(machine, test.right, activation);
  }
  if (!/^(Name|Subscript|Attribute|Call)$/.test(test.kind)) return;
  const name = lastName(test);
  if (!FLAG.test(name)) return;
  const label = fromBrowser(machine.evaluate(test, activation));
  if (label) note(machine, 'role', name, test, label, activation);
}

const FLAG = /(^|_)(is_?admin|is_?superuser|is_?staff|isadmin|admin|can_\w+)$/i;

/** `load_orders(user['user_id'])`, `charge(price)`. The arguments as they go on: what was said is not said again inside. */
export function noteUse(machine: Machine, node: Call, args: Arguments, activation: Activation): Arguments {
  if (activation.stack.length === 0 || (node.args.length === 0 && node.keywords.length === 0)) return args;
  const name = lastName(node.func);
  const loads =
    (LOADS.test(name) && !BUILDS_PAGE.test(name)) || QUERIES.test(plainName(node.func)) || FILTERS.test(name);
  const charges = CHARGES.test(name);
  if (!loads && !charges) return args;
  let noted = false;
  const judge = (value: Value, expression: Expression | undefined, keyword: string | undefined): Value => {
    const label = expression && fromBrowser(value);
    // With something of the session in it, it opens that user's own.
    if (!label || value.labels.some(isKnownVisitor)) return value;
    const called = keyword ?? lastName(expression);
    if (loads && isUser(value, expression)) note(machine, 'user', called, node, label, activation);
    else if (charges && (PRICE.test(called) || PRICE.test(lastName(expression))))
      note(machine, 'price', called, node, label, activation);
    else return value;
    noted = true;
    return dropTraits(value, ['browser-state']);
  };
  // Parameters of a query come in a dict or a tuple.
  const judgeEach = (value: Value, expression: Expression | undefined, keyword?: string): Value => {
    const dict = expression?.kind === 'Dict' ? shapeOf(value, 'dict') : undefined;
    if (expression?.kind === 'Dict') {
      for (const { key, value: given } of expression.entries) {
        const field = key?.kind === 'Str' ? dict?.fields.get(key.value) : undefined;
        if (field) judge(field, given, undefined);
      }
    } else if (expression?.kind === 'Tuple' || expression?.kind === 'List') {
      const items = shapeOf(value, 'sequence')?.items ?? [];
      for (const [index, item] of items.entries()) judge(item, expression.elements[index], undefined);
    }
    return judge(value, expression, keyword);
  };
  const expressions = node.args.some(({ kind }) => kind === 'Starred') ? [] : node.args;
  const positional = args.positional.map((value, index) => judgeEach(value, expressions[index]));
  const keywords = new Map(
    [...args.keywords].map(([keyword, value]) => {
      const given = node.keywords.find((one) => one.name === keyword);
      return [keyword, judgeEach(value, given?.value, keyword)];
    }),
  );
  return noted ? { ...args, positional, keywords } : args;
}

const LOADS =
  /^_?(a?get|load|fetch|find|read|query|list|select|delete|remove|update|save|insert|export|download|lookup|retrieve|create|add|set|change)_\w+/i;
/** Parts of a page are built of it, and nothing is loaded. */
const BUILDS_PAGE =
  /_(layout|page|view|nav\w*|form|card|cards|component|button|element|tab|tabs|style|theme|message|alert|header|footer|sidebar|menu|modal|table|chart|graph|figure|plot|div|ui|html|content|label|title|name|avatar|badge)s?$/i;
const QUERIES =
  /(^|\.)(query|objects|session|db)\.(get|get_or_404|filter_by|filter)$|(^|\.)(execute|read_sql|read_sql_query)$/;
const FILTERS = /^(filter_by|get_or_404)$/;
const CHARGES = /(^|_)(charge|pay|checkout|purchase|order|invoice|refund|transfer|bill|buy|payment)(_|$)/i;

function note(
  machine: Machine,
  kind: Decision['kind'],
  name: string,
  node: Expression,
  label: Label,
  activation: Activation,
): void {
  machine.observer.decision({
    kind,
    name,
    site: siteOf(activation, node),
    writer: activation.scope.name,
    label,
    within: activation.stack,
  });
}

function isKnownVisitor({ trait, subject }: Label): boolean {
  return trait === 'visitor' && subject !== OF_REQUEST;
}

function fromBrowser(value: Value): Label | undefined {
  return value.labels.find((label) => label.trait === 'browser-state');
}

/** An id of a user by what is known of it and by what it is called here. */
function isUser(value: Value, expression: Expression): boolean {
  return (
    value.labels.some((label) => label.dataType === 'identity.user-id') &&
    (USER.test(lastName(expression)) || USER.test(plainName(expression)))
  );
}

/** The last name of what is read: `role` of `user['role']`, `user.get('role')` and `role.lower()`. */
function lastName(expression: Expression): string {
  switch (expression.kind) {
    case 'Name':
      return expression.id;
    case 'Attribute':
      return expression.attr;
    case 'Subscript':
      return expression.index.kind === 'Str' ? expression.index.value : lastName(expression.value);
    case 'Call': {
      const [key] = expression.args;
      if (expression.func.kind !== 'Attribute') return expression.func.kind === 'Name' ? expression.func.id : '';
      return key?.kind === 'Str' ? key.value : key ? expression.func.attr : lastName(expression.func.value);
    }
    case 'BinaryOperation':
      return lastName(expression.left);
    default:
      return '';
  }
}

/** Who speaks in a chat with a language model is no matter of permission. */
function isOfChat(expression: Expression): boolean {
  return (
    expression.kind === 'Str' && /^(user|assistant|system|bot|ai|human|model|tool|function)$/i.test(expression.value)
  );
}

/** A name of a role, or a list of them. */
function isKnown(expression: Expression): boolean {
  if (expression.kind === 'Str') return true;
  if (expression.kind === 'List' || expression.kind === 'Tuple' || expression.kind === 'Set') {
    return expression.elements.length > 0 && expression.elements.every(isKnown);
  }
  return /^([A-Z]\w*\.)*[A-Z][A-Z0-9_]*$/.test(plainName(expression)) || expression.kind === 'Num';
}

function isNothing(expression: Expression): boolean {
  return expression.kind === 'Constant';
}

/** A field of something: of a row, a table, a record. */
function isFieldOf(expression: Expression): boolean {
  return (expression.kind === 'Attribute' || expression.kind === 'Subscript') && USER.test(lastName(expression));
}
