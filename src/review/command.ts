/** Commands that people write in review comments, such as `/dash-state accept REASON`. Pure. */

export type Command =
  | { readonly verb: 'accept'; readonly reason: string }
  | { readonly verb: 'revoke' }
  | { readonly verb: 'recheck' };

/**
 * Gives the first command of a comment. It stands at the start of a line; what is quoted or stands in a code block is
 * no command. The reason is the rest of its line, and may be empty.
 */
export function readCommand(body: string): Command | undefined {
  let fence: string | undefined;
  for (const line of body.split(/\r?\n/)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
      fence = fence === undefined ? mark : undefined;
      continue;
    }
    const command = fence === undefined ? COMMAND.exec(line) : null;
    if (command !== null) return toCommand(command[1]?.toLowerCase() ?? '', command[2] ?? '');
  }
  return undefined;
}

const COMMAND = /^ {0,3}\/dash-state[ \t]+(accept|revoke|recheck)(?![\w-])(.*)$/i;

function toCommand(verb: string, rest: string): Command {
  if (verb === 'accept') return { verb, reason: rest.trim() };
  return { verb: verb === 'revoke' ? 'revoke' : 'recheck' };
}
