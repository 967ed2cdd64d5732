/**
 * Python's syntax as small plain objects, named after the standard library's `ast` module
 * (docs.python.org/3/library/ast.html). Offsets are UTF-16 code units into the text that was parsed.
 *
 * What the analysis does not need is not kept: types of annotations stay expressions, comments are a list of the
 * module, operators are their own text.
 */

/** A parsed file. Broken Python gives the statements that could be read, and `errors`. */
export interface Module {
  readonly body: readonly Statement[];
  readonly comments: readonly Comment[];
  /** Places the parser could not make sense of, in order; empty for a well-formed file. */
  readonly errors: readonly SyntaxProblem[];
  /** Offset at which each line starts; `lineStarts[0]` is 0. */
  readonly lineStarts: readonly number[];
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Comment extends Span {
  /** The comment's text with its `#`. */
  readonly text: string;
}

export interface SyntaxProblem extends Span {
  readonly message: string;
}

// Expressions ------------------------------------------------------------------------------------------------------

export interface Name extends Span {
  readonly kind: 'Name';
  readonly id: string;
}

/** A string without interpolation; adjacent literals are already joined. `value` has escapes resolved. */
export interface Str extends Span {
  readonly kind: 'Str';
  readonly value: string;
  readonly bytes: boolean;
}

/** An f-string (or t-string), or a join of literals one of which is one. Parts alternate as written. */
export interface FString extends Span {
  readonly kind: 'FString';
  readonly parts: readonly Expression[];
}

export interface Num extends Span {
  readonly kind: 'Num';
  readonly value: number;
}

/** `True`, `False`, `None` and `...` (the last as `undefined`). */
export interface Constant extends Span {
  readonly kind: 'Constant';
  readonly value: true | false | null | undefined;
}

export interface Attribute extends Span {
  readonly kind: 'Attribute';
  readonly value: Expression;
  readonly attr: string;
  /** Where the attribute's name itself starts. */
  readonly attrStart: number;
}

export interface Subscript extends Span {
  readonly kind: 'Subscript';
  readonly value: Expression;
  /** `a[1, 2]` is one Tuple, as in Python. */
  readonly index: Expression;
}

export interface Slice extends Span {
  readonly kind: 'Slice';
  readonly lower: Expression | undefined;
  readonly upper: Expression | undefined;
  readonly step: Expression | undefined;
}

export interface Call extends Span {
  readonly kind: 'Call';
  readonly func: Expression;
  /** Positional arguments; a `*args` one is a Starred. A lone generator argument is a Comprehension. */
  readonly args: readonly Expression[];
  readonly keywords: readonly Keyword[];
}

/** `name=value`, or `**value` where `name` is undefined. */
export interface Keyword extends Span {
  readonly name: string | undefined;
  readonly value: Expression;
}

export interface Starred extends Span {
  readonly kind: 'Starred';
  readonly value: Expression;
}

export interface Sequence extends Span {
  readonly kind: 'List' | 'Tuple' | 'Set';
  readonly elements: readonly Expression[];
}

/** `{key: value}`; a `**value` entry has no key. */
export interface Dict extends Span {
  readonly kind: 'Dict';
  readonly entries: readonly DictEntry[];
}

export interface DictEntry extends Span {
  readonly key: Expression | undefined;
  readonly value: Expression;
}

export interface Comprehension extends Span {
  readonly kind: 'Comprehension';
  readonly container: 'list' | 'set' | 'dict' | 'generator';
  /** For a dict comprehension the key; else undefined. */
  readonly key: Expression | undefined;
  readonly element: Expression;
  readonly clauses: readonly ComprehensionClause[];
}

export interface ComprehensionClause {
  readonly target: Expression;
  readonly iter: Expression;
  readonly conditions: readonly Expression[];
}

/** `a + b` and the like; also `a and b` / `a or b`; `operator` as written. */
export interface BinaryOperation extends Span {
  readonly kind: 'BinaryOperation';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

export interface UnaryOperation extends Span {
  readonly kind: 'UnaryOperation';
  /** `-`, `+`, `~` or `not`. */
  readonly operator: string;
  readonly operand: Expression;
}

/** `a < b <= c`: operands `[a, b, c]`, operators `['<', '<=']`; `is not` and `not in` are one operator. */
export interface Compare extends Span {
  readonly kind: 'Compare';
  readonly operands: readonly Expression[];
  readonly operators: readonly string[];
}

export interface Conditional extends Span {
  readonly kind: 'Conditional';
  readonly body: Expression;
  readonly test: Expression;
  readonly orelse: Expression;
}

export interface Lambda extends Span {
  readonly kind: 'Lambda';
  readonly parameters: readonly Parameter[];
  readonly body: Expression;
}

/** `name := value`. */
export interface NamedExpression extends Span {
  readonly kind: 'NamedExpression';
  readonly target: Name;
  readonly value: Expression;
}

export interface Await extends Span {
  readonly kind: 'Await';
  readonly value: Expression;
}

export interface Yield extends Span {
  readonly kind: 'Yield';
  readonly value: Expression | undefined;
  /** True for `yield from`. */
  readonly from: boolean;
}

/** Something that could not be parsed, or is deeper than the budget. Evaluates to the unknown value. */
export interface Unknown extends Span {
  readonly kind: 'Unknown';
}

export type Expression =
  | Name
  | Str
  | FString
  | Num
  | Constant
  | Attribute
  | Subscript
  | Slice
  | Call
  | Starred
  | Sequence
  | Dict
  | Comprehension
  | BinaryOperation
  | UnaryOperation
  | Compare
  | Conditional
  | Lambda
  | NamedExpression
  | Await
  | Yield
  | Unknown;

// Statements -------------------------------------------------------------------------------------------------------

export interface Parameter extends Span {
  readonly name: string;
  readonly annotation: Expression | undefined;
  readonly default: Expression | undefined;
  readonly variadic: 'no' | '*' | '**';
  readonly keywordOnly: boolean;
}

export interface FunctionDef extends Span {
  readonly kind: 'FunctionDef';
  readonly name: string;
  readonly nameStart: number;
  readonly parameters: readonly Parameter[];
  readonly returns: Expression | undefined;
  readonly body: readonly Statement[];
  /** In source order; the span of a decorated definition starts at its first decorator's `@`. */
  readonly decorators: readonly Expression[];
  readonly async: boolean;
}

export interface ClassDef extends Span {
  readonly kind: 'ClassDef';
  readonly name: string;
  readonly nameStart: number;
  readonly bases: readonly Expression[];
  readonly keywords: readonly Keyword[];
  readonly body: readonly Statement[];
  readonly decorators: readonly Expression[];
}

/** `a = b = value`: targets `[a, b]`. */
export interface Assign extends Span {
  readonly kind: 'Assign';
  readonly targets: readonly Expression[];
  readonly value: Expression;
}

export interface AnnotatedAssign extends Span {
  readonly kind: 'AnnotatedAssign';
  readonly target: Expression;
  readonly annotation: Expression;
  readonly value: Expression | undefined;
}

/** `a += value`; `operator` is `+`, `|` and so on, without the `=`. */
export interface AugmentedAssign extends Span {
  readonly kind: 'AugmentedAssign';
  readonly target: Expression;
  readonly operator: string;
  readonly value: Expression;
}

export interface ExpressionStatement extends Span {
  readonly kind: 'ExpressionStatement';
  readonly value: Expression;
}

export interface Return extends Span {
  readonly kind: 'Return';
  readonly value: Expression | undefined;
}

/** `elif` is an If alone in `orelse`. */
export interface If extends Span {
  readonly kind: 'If';
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}

export interface For extends Span {
  readonly kind: 'For';
  readonly target: Expression;
  readonly iter: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}

export interface While extends Span {
  readonly kind: 'While';
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}

export interface Try extends Span {
  readonly kind: 'Try';
  readonly body: readonly Statement[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Statement[];
  readonly finalbody: readonly Statement[];
}

export interface ExceptHandler extends Span {
  readonly type: Expression | undefined;
  readonly name: string | undefined;
  readonly body: readonly Statement[];
}

export interface With extends Span {
  readonly kind: 'With';
  readonly items: readonly WithItem[];
  readonly body: readonly Statement[];
}

export interface WithItem {
  readonly context: Expression;
  readonly target: Expression | undefined;
}

export interface Match extends Span {
  readonly kind: 'Match';
  readonly subject: Expression;
  readonly cases: readonly MatchCase[];
}

export interface MatchCase {
  /** The names the pattern binds; what part of the subject each one is, is not kept. */
  readonly captures: readonly string[];
  readonly guard: Expression | undefined;
  readonly body: readonly Statement[];
}

/** `import a.b as c`: names `[{ name: 'a.b', alias: 'c' }]`. */
export interface Import extends Span {
  readonly kind: 'Import';
  readonly names: readonly ImportAlias[];
}

/** `from ..a import b as c`: level 2, module `a`; a star import has the single name `*`. */
export interface ImportFrom extends Span {
  readonly kind: 'ImportFrom';
  readonly level: number;
  readonly module: string;
  readonly names: readonly ImportAlias[];
}

export interface ImportAlias extends Span {
  readonly name: string;
  readonly alias: string | undefined;
}

export interface Scope extends Span {
  readonly kind: 'Global' | 'Nonlocal';
  readonly names: readonly string[];
}

export interface Delete extends Span {
  readonly kind: 'Delete';
  readonly targets: readonly Expression[];
}

export interface Raise extends Span {
  readonly kind: 'Raise';
  readonly value: Expression | undefined;
}

export interface Assert extends Span {
  readonly kind: 'Assert';
  readonly test: Expression;
}

/** `pass`, `break`, `continue`. */
export interface Jump extends Span {
  readonly kind: 'Pass' | 'Break' | 'Continue';
}

export type Statement =
  | FunctionDef
  | ClassDef
  | Assign
  | AnnotatedAssign
  | AugmentedAssign
  | ExpressionStatement
  | Return
  | If
  | For
  | While
  | Try
  | With
  | Match
  | Import
  | ImportFrom
  | Scope
  | Delete
  | Raise
  | Assert
  | Jump;
