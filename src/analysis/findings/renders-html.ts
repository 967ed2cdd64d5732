/** Properties that a component puts into the page as HTML, unescaped. */
import type { ComponentShape, Value } from '../flow/values/value.ts';
import { shapeOf, UNKNOWN } from '../flow/values/value.ts';

export function rendersHtml({ type, props }: ComponentShape, property: string): boolean {
  if (type.startsWith('dash_dangerously_set_inner_html.')) return property === 'children';
  if (type === 'dcc.Markdown') return property === 'children' && isOn(props.get('dangerously_allow_html'));
  if (type === 'fmc.FefferyMarkdown') return property === 'markdownStr' && isOn(props.get('renderHtml'));
  if (type !== 'dash_table.DataTable' || !/^(data|tooltip_data)$/.test(property)) return false;
  const options = shapeOf(props.get('markdown_options') ?? UNKNOWN, 'dict');
  return isOn(options?.fields.get('html'));
}

function isOn(value: Value | undefined): boolean {
  return value !== undefined && shapeOf(value, 'constant')?.value === true;
}
