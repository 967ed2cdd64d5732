/** The expression that a setting is set to, found again by the setting's place and name. */
import type { Setting } from '../flow/machine/observer.ts';
import type { Node } from '../python/children.ts';
import type { Expression, Module, Span } from '../python/syntax.ts';
import { walk } from '../python/walk.ts';

export function setValue(module: Module, { name, site }: Setting): Expression | undefined {
  let found: Expression | undefined;
  walk(module.body, (node) => {
    if (found || node.end < site.start || node.start > site.end) return false;
    found = valueIn(node, name, site);
    return true;
  });
  return found;
}

function valueIn(node: Node, name: string, site: Span): Expression | undefined {
  switch (node.kind) {
    case 'Assign':
      return isAt(node, site) || node.targets.some((target) => isAt(target, site)) ? node.value : undefined;
    case 'AnnotatedAssign':
      return isAt(node, site) || isAt(node.target, site) ? node.value : undefined;
    case 'Call': {
      const keyword = node.keywords.find((one) => isAt(one, site));
      if (keyword || !isAt(node, site)) return keyword?.value;
      // `config.setdefault('SECRET_KEY', value)`
      return node.args[0]?.kind === 'Str' && node.args[0].value === name ? node.args[1] : undefined;
    }
    case 'Dict':
      return node.start >= site.start && node.end <= site.end
        ? node.entries.find(({ key }) => key?.kind === 'Str' && key.value === name)?.value
        : undefined;
    default:
      return undefined;
  }
}

function isAt(node: Span, site: Span): boolean {
  return node.start === site.start && node.end === site.end;
}
