/** What stands directly inside each node of the syntax; `walk` goes through a file with it. */
import type { Comprehension, Expression, Keyword, Parameter, Statement } from './syntax.ts';

export type Node = Statement | Expression;

const none: readonly undefined[] = [];

/** The statements and expressions directly inside `node`, in the order of the text; `undefined` where one is missing. */
export function childrenOf(node: Node): readonly (Node | undefined)[] {
  switch (node.kind) {
    case 'Name':
    case 'Str':
    case 'Num':
    case 'Constant':
    case 'Unknown':
    case 'Import':
    case 'ImportFrom':
    case 'Global':
    case 'Nonlocal':
    case 'Pass':
    case 'Break':
    case 'Continue':
      return none;
    case 'Attribute':
    case 'Starred':
    case 'Await':
    case 'Yield':
    case 'ExpressionStatement':
    case 'Return':
    case 'Raise':
      return [node.value];
    case 'FString':
      return node.parts;
    case 'List':
    case 'Tuple':
    case 'Set':
      return node.elements;
    case 'Subscript':
      return [node.value, node.index];
    case 'Slice':
      return [node.lower, node.upper, node.step];
    case 'Call':
      return [node.func, ...argumentsOf(node.args, node.keywords)];
    case 'Dict':
      return node.entries.flatMap(({ key, value }) => [key, value]);
    case 'Comprehension':
      return [node.key, node.element, ...node.clauses.flatMap(clauseParts)];
    case 'BinaryOperation':
      return [node.left, node.right];
    case 'UnaryOperation':
      return [node.operand];
    case 'Compare':
      return node.operands;
    case 'Conditional':
      return [node.body, node.test, node.orelse];
    case 'Lambda':
      return [...node.parameters.flatMap(parameterParts), node.body];
    case 'NamedExpression':
      return [node.target, node.value];
    case 'FunctionDef':
      return [...node.decorators, ...node.parameters.flatMap(parameterParts), node.returns, ...node.body];
    case 'ClassDef':
      return [...node.decorators, ...argumentsOf(node.bases, node.keywords), ...node.body];
    case 'Assign':
      return [...node.targets, node.value];
    case 'AnnotatedAssign':
      return [node.target, node.annotation, node.value];
    case 'AugmentedAssign':
      return [node.target, node.value];
    case 'If':
    case 'While':
      return [node.test, ...node.body, ...node.orelse];
    case 'For':
      return [node.target, node.iter, ...node.body, ...node.orelse];
    case 'Try':
      return [
        ...node.body,
        ...node.handlers.flatMap((handler) => [handler.type, ...handler.body]),
        ...node.orelse,
        ...node.finalbody,
      ];
    case 'With':
      return [...node.items.flatMap((item) => [item.context, item.target]), ...node.body];
    case 'Match':
      return [node.subject, ...node.cases.flatMap((one) => [one.guard, ...one.body])];
    case 'Delete':
      return node.targets;
    case 'Assert':
      return [node.test];
  }
}

/** Arguments may be written in any order, and what follows `name=` need not come last. */
function argumentsOf(args: readonly Expression[], keywords: readonly Keyword[]): readonly Expression[] {
  if (keywords.length === 0) return args;
  const all = [...args, ...keywords.map((keyword) => keyword.value)];
  return all.sort((one, other) => one.start - other.start);
}

function clauseParts(clause: Comprehension['clauses'][number]): readonly Expression[] {
  return [clause.target, clause.iter, ...clause.conditions];
}

function parameterParts(parameter: Parameter): readonly (Expression | undefined)[] {
  return [parameter.annotation, parameter.default];
}
