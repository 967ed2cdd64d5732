/** Gives the first parts that together stay within `limit` characters, each counted with a break after it. */
export function takeWithin(parts: readonly string[], limit: number): string[] {
  let size = 0;
  const end = parts.findIndex((part) => {
    size += part.length + BREAK;
    return size > limit;
  });
  return parts.slice(0, end === -1 ? parts.length : end);
}

/** An empty line. */
const BREAK = 2;
