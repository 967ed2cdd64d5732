/**
 * Parts of what is kept that can be left out: entries of dicts, arguments that become entries, and assignments such as
 * `profile["ssn"] = …`. Each leaves something behind; a dict of which nothing is left is no way out.
 */
import type { Node } from '../python/children.ts';
import type { Call, Expression, Span, Statement } from '../python/syntax.ts';
import { walk } from '../python/walk.ts';
import type { FixPlace } from './fix-place.ts';
import { endsLine, indentOfOwnLine } from './lines.ts';

export interface RemovablePart extends Span {
  readonly key: string;
  readonly value: Expression;
  /** The items it is one of; undefined for an assignment, which stands for itself. */
  readonly list: readonly Span[] | undefined;
}

/** Entries with a name, in dicts and calls that make one: `dict(…)`, `session.update(…)`. Inner ones first. */
export function entriesIn(root: Node): readonly RemovablePart[] {
  const found: RemovablePart[][] = [];
  const settings = new Set<Expression>();
  walk(root, (node) => {
    if (node.kind === 'Call') for (const one of settingsOf(node)) settings.add(one);
    if (node.kind === 'Dict') {
      if (settings.has(node)) return;
      found.unshift(
        node.entries.flatMap((entry) =>
          entry.key?.kind === 'Str' ? [partOf(entry, entry.key.value, entry.value, node.entries)] : [],
        ),
      );
    } else if (node.kind === 'Call' && /^(dict|update)$/.test(lastName(node.func))) {
      const list = [...node.args, ...node.keywords].toSorted((a, b) => a.start - b.start);
      found.unshift(
        node.keywords.flatMap((one) => (one.name === undefined ? [] : [partOf(one, one.name, one.value, list)])),
      );
    }
  });
  return found.flat().filter(({ list }) => (list?.length ?? 0) > 1);
}

/** An argument by name, such as `value=…` of a component. */
export function argumentsIn(root: Node, name: string): readonly RemovablePart[] {
  const found: RemovablePart[] = [];
  walk(root, (node) => {
    if (node.kind !== 'Call') return;
    const list = [...node.args, ...node.keywords].toSorted((a, b) => a.start - b.start);
    const given = node.keywords.find((keyword) => keyword.name === name);
    if (given && list.length > 1) found.push(partOf(given, name, given.value, list));
  });
  return found;
}

/** Assignments to keys, each alone on its lines in a block that writes to the same place once more. */
export function keyAssignmentsIn(block: readonly Statement[], { text }: FixPlace): readonly RemovablePart[] {
  return block.flatMap((statement) => {
    if (statement.kind !== 'Assign' || statement.targets.length !== 1) return [];
    const [target] = statement.targets;
    if (target?.kind !== 'Subscript' || target.index.kind !== 'Str') return [];
    const owner = text.slice(target.value.start, target.value.end);
    const stays = block.some((other) => other !== statement && writesTo(other, owner, text));
    const alone = indentOfOwnLine(text, statement.start) !== undefined && endsLine(text, statement.end);
    return stays && alone ? [partOf(statement, target.index.value, statement.value, undefined)] : [];
  });
}

/** A dict that is an id or a style holds no data, and the one that `set_props` takes names properties. */
function settingsOf({ func, args, keywords }: Call): readonly Expression[] {
  const named = keywords.filter(({ name }) => name === 'id' || name === 'style').map(({ value }) => value);
  return lastName(func) === 'set_props' ? [...named, ...args] : named;
}

function partOf(
  { start, end }: Span,
  key: string,
  value: Expression,
  list: readonly Span[] | undefined,
): RemovablePart {
  return { start, end, key, value, list };
}

function writesTo(statement: Statement, owner: string, text: string): boolean {
  if (statement.kind !== 'Assign') return false;
  return statement.targets.some((target) => {
    if (target.kind === 'Subscript') return text.slice(target.value.start, target.value.end) === owner;
    const filled = statement.value.kind === 'Dict' && statement.value.entries.length > 0;
    return filled && text.slice(target.start, target.end) === owner;
  });
}

function lastName(func: Expression): string {
  return func.kind === 'Name' ? func.id : func.kind === 'Attribute' ? func.attr : '';
}
