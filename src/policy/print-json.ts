/** JSON as the repository's formatter writes it, so that a generated file passes its check. */

const LINE_WIDTH = 120;

/** Objects on several lines, a list of plain values on one line where it fits. Without a final line end. */
export function printJson(value: unknown, indent = '', used = 0): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const flat = `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
    // One character more may follow: the comma.
    if (value.every(isPlain) && indent.length + used + flat.length < LINE_WIDTH) return flat;
    return `[\n${value.map((item) => `${inner}${printJson(item, inner)}`).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).map(([key, item]) => {
    const name = `${JSON.stringify(key)}: `;
    return `${inner}${name}${printJson(item, inner, name.length)}`;
  });
  return entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n${indent}}`;
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
