/** What a comment of the app is about. */

/** The bold words that it begins with, as plain text; they name the rule's title, or what became of the finding. */
export function commentTitle(body: string): string {
  return /^\*\*(.+?)\*\*/.exec(body)?.[1] ?? 'Comment';
}
