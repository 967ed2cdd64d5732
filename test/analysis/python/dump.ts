import { isModule, parseModule } from '../../../src/analysis/python/parse.ts';
import type {
  ComprehensionClause,
  Expression,
  ImportAlias,
  Keyword,
  Module,
  Parameter,
  Statement,
} from '../../../src/analysis/python/syntax.ts';

/** Parses text that has to be within the budget. */
export function parse(text: string): Module {
  const result = parseModule(text);
  if (!isModule(result)) throw new Error(`The budget for ${result.exceeded} was exceeded.`);
  return result;
}

/** Writes the statements of `text` as lists in parentheses, one statement a line. */
export function dump(text: string): string {
  return parse(text).body.map(statement).join('\n');
}

/** Writes the one expression that `text` is. */
export function dumpExpression(text: string): string {
  const [only, ...others] = parse(text).body;
  if (only?.kind !== 'ExpressionStatement' || others.length > 0) throw new Error(`Not one expression: ${text}`);
  return expression(only.value);
}

function list(name: string, ...parts: (string | readonly string[])[]): string {
  return `(${[name, ...parts.flat()].filter((part) => part !== '').join(' ')})`;
}

function optional(node: Expression | undefined): string {
  return node ? expression(node) : '_';
}

function expression(node: Expression): string {
  switch (node.kind) {
    case 'Name':
      return node.id;
    case 'Str':
      return `${node.bytes ? 'b' : ''}${JSON.stringify(node.value)}`;
    case 'FString':
      return list('f', node.parts.map(expression));
    case 'Num':
      return String(node.value);
    case 'Constant':
      return node.value === undefined ? '...' : String(node.value);
    case 'Attribute':
      return list('.', expression(node.value), node.attr);
    case 'Subscript':
      return list('[]', expression(node.value), expression(node.index));
    case 'Slice':
      return list(':', optional(node.lower), optional(node.upper), optional(node.step));
    case 'Call':
      return list('call', expression(node.func), node.args.map(expression), node.keywords.map(keyword));
    case 'Starred':
      return list('*', expression(node.value));
    case 'List':
    case 'Tuple':
    case 'Set':
      return list(node.kind.toLowerCase(), node.elements.map(expression));
    case 'Dict':
      return list(
        'dict',
        node.entries.map((entry) => list(entry.key ? expression(entry.key) : '**', expression(entry.value))),
      );
    case 'Comprehension':
      return list(
        node.container,
        node.key ? expression(node.key) : '',
        expression(node.element),
        node.clauses.map(clause),
      );
    case 'BinaryOperation':
      return list(node.operator, expression(node.left), expression(node.right));
    case 'UnaryOperation':
      return list(node.operator, expression(node.operand));
    case 'Compare':
      return list('compare', ...node.operands.flatMap((one, at) => [node.operators[at - 1] ?? '', expression(one)]));
    case 'Conditional':
      return list('if', expression(node.test), expression(node.body), expression(node.orelse));
    case 'Lambda':
      return list('lambda', list('', node.parameters.map(parameter)), expression(node.body));
    case 'NamedExpression':
      return list(':=', node.target.id, expression(node.value));
    case 'Await':
      return list('await', expression(node.value));
    case 'Yield':
      return list(node.from ? 'yield-from' : 'yield', node.value ? expression(node.value) : '');
    case 'Unknown':
      return '?';
  }
}

function keyword(one: Keyword): string {
  return `${one.name === undefined ? '**' : `${one.name}=`}${expression(one.value)}`;
}

function clause(one: ComprehensionClause): string {
  return list('for', expression(one.target), expression(one.iter), one.conditions.map(expression));
}

function parameter(one: Parameter): string {
  const stars = one.variadic === 'no' ? '' : one.variadic;
  const annotation = one.annotation ? `:${expression(one.annotation)}` : '';
  const value = one.default ? `=${expression(one.default)}` : '';
  return `${one.keywordOnly ? '!' : ''}${stars}${one.name}${annotation}${value}`;
}

function block(statements: readonly Statement[]): string {
  return list('', statements.map(statement));
}

function optionalBlock(name: string, statements: readonly Statement[]): string {
  return statements.length === 0 ? '' : list(name, statements.map(statement));
}

function alias(one: ImportAlias): string {
  return one.alias === undefined ? one.name : `${one.name}:${one.alias}`;
}

function statement(node: Statement): string {
  switch (node.kind) {
    case 'FunctionDef':
      return list(
        node.async ? 'async-def' : 'def',
        node.decorators.map((decorator) => `@${expression(decorator)}`),
        node.name,
        list('', node.parameters.map(parameter)),
        node.returns ? `->${expression(node.returns)}` : '',
        block(node.body),
      );
    case 'ClassDef':
      return list(
        'class',
        node.decorators.map((decorator) => `@${expression(decorator)}`),
        node.name,
        list('', node.bases.map(expression), node.keywords.map(keyword)),
        block(node.body),
      );
    case 'Assign':
      return list('=', node.targets.map(expression), expression(node.value));
    case 'AnnotatedAssign':
      return list('=', expression(node.target), `:${expression(node.annotation)}`, optional(node.value));
    case 'AugmentedAssign':
      return list(`${node.operator}=`, expression(node.target), expression(node.value));
    case 'ExpressionStatement':
      return expression(node.value);
    case 'Return':
    case 'Raise':
      return list(node.kind.toLowerCase(), node.value ? expression(node.value) : '');
    case 'If':
      return list('if', expression(node.test), block(node.body), optionalBlock('else', node.orelse));
    case 'For':
      return list(
        'for',
        expression(node.target),
        expression(node.iter),
        block(node.body),
        optionalBlock('else', node.orelse),
      );
    case 'While':
      return list('while', expression(node.test), block(node.body), optionalBlock('else', node.orelse));
    case 'Try':
      return list(
        'try',
        block(node.body),
        node.handlers.map((handler) =>
          list('except', handler.type ? expression(handler.type) : '', handler.name ?? '', block(handler.body)),
        ),
        optionalBlock('else', node.orelse),
        optionalBlock('finally', node.finalbody),
      );
    case 'With':
      return list(
        'with',
        node.items.map((item) => list('', expression(item.context), item.target ? expression(item.target) : '')),
        block(node.body),
      );
    case 'Match':
      return list(
        'match',
        expression(node.subject),
        node.cases.map((one) => list('case', list('', one.captures), optional(one.guard), block(one.body))),
      );
    case 'Import':
      return list('import', node.names.map(alias));
    case 'ImportFrom':
      return list('from', `${'.'.repeat(node.level)}${node.module}`, node.names.map(alias));
    case 'Global':
    case 'Nonlocal':
      return list(node.kind.toLowerCase(), node.names);
    case 'Delete':
      return list('del', node.targets.map(expression));
    case 'Assert':
      return list('assert', expression(node.test));
    case 'Pass':
    case 'Break':
    case 'Continue':
      return node.kind.toLowerCase();
  }
}
