/** Whether a function declares something that other files refer to: components with ids, callbacks, layouts. */
import type { FunctionDef, Lambda } from '../../python/syntax.ts';
import { walk } from '../../python/walk.ts';

const known = new WeakMap<FunctionDef | Lambda, boolean>();

export function declares(definition: FunctionDef | Lambda): boolean {
  const answer = known.get(definition);
  if (answer !== undefined) return answer;
  let found = false;
  walk(definition, (node) => {
    if (found) return false;
    if (node.kind === 'Call') found = node.keywords.some((keyword) => keyword.name === 'id');
    else if (node.kind === 'FunctionDef' && node !== definition) found = node.decorators.length > 0;
    return !found;
  });
  known.set(definition, found);
  return found;
}
