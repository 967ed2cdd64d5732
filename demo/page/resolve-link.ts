/** What addresses on the double become in the page: the double is gone when it is read. */
import { linesBetween } from '../lines-of.ts';
import type { ShownFile } from '../snapshot.ts';
import { lineId } from './line-id.ts';

/**
 * Guidelines lead to the rule's page in this repository, places in the code to their line in the diff on this page.
 * Every other address, and a place that the diff does not show, leads nowhere.
 */
export function linkResolver(files: readonly ShownFile[]): (href: string) => string | undefined {
  return (href) => {
    const rule = /\/guidelines\/([a-z0-9-]+)$/.exec(href)?.[1];
    if (rule !== undefined) return `../rules/${rule}.md`;
    const place = /\/blob\/[0-9a-f]{40}\/(.+)#L(\d+)$/.exec(href);
    if (place === null) return undefined;
    const path = decoded(place[1] ?? '');
    const line = Number(place[2]);
    const isShown = linesBetween(files, path, line, line).length > 0;
    return isShown ? `#${encodeURIComponent(lineId(path, line))}` : undefined;
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
