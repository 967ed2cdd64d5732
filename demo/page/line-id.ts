/** The id of a line of the reviewed diff in the page. */
export function lineId(path: string, line: number): string {
  return `${path}:${line}`;
}
