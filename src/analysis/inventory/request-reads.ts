/** Parts of a request that the code reads by name: `request.cookies['theme']`, `request.args.get('page')`. */
import type { Site } from '../flow/values/site.ts';
import { dottedName, importedNames } from '../program/imported-names.ts';
import type { Program } from '../program/program.ts';
import type { Node } from '../python/children.ts';
import type { Expression } from '../python/syntax.ts';
import { walk } from '../python/walk.ts';

interface RequestRead {
  readonly name: string;
  readonly site: Site;
}

/** `part`: the dotted name of what is read from, such as `flask.request.cookies`. */
export function readsOf(program: Program, paths: readonly string[], part: RegExp): readonly RequestRead[] {
  return paths.flatMap((path) => {
    const module = program.module(path);
    if (!module) return [];
    const names = importedNames(module);
    const reads: RequestRead[] = [];
    walk(module.body, (node) => {
      const [whole, key] = keyed(node);
      if (!whole || key?.kind !== 'Str' || !part.test(dottedName(whole, names))) return;
      reads.push({ name: key.value, site: { path, lineStarts: module.lineStarts, start: node.start, end: node.end } });
    });
    return reads;
  });
}

/** What is read from, and by which key. */
function keyed(node: Node): readonly [Expression | undefined, Expression | undefined] {
  if (node.kind === 'Subscript') return [node.value, node.index];
  if (node.kind !== 'Call' || node.func.kind !== 'Attribute') return [undefined, undefined];
  return /^(get|getlist|pop)$/.test(node.func.attr) ? [node.func.value, node.args[0]] : [undefined, undefined];
}
