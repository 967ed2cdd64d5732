/** Who accepted which finding: read from the replies in the threads of the bot's own comments. Pure. */
import type { Command } from './command.ts';

/** A command in the thread of a finding's comment. */
export interface ThreadCommand {
  /** Of the finding whose comment opens the thread. */
  readonly fingerprint: string;
  readonly command: Exclude<Command, { readonly verb: 'recheck' }>;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  /** GraphQL node id of the comment. */
  readonly nodeId: string;
}

export interface Acceptance {
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly reason: string;
  /** Where it was said, if not on the pull request that is judged. */
  readonly pullRequest?: number;
}

/** A command that changed nothing, and why: the rest of a sentence that begins with who gave it. */
export interface IgnoredCommand {
  readonly by: string;
  readonly why: string;
}

export interface Acceptances {
  /** By fingerprint. */
  readonly accepted: ReadonlyMap<string, Acceptance>;
  readonly ignored: readonly IgnoredCommand[];
}

export const NO_ACCEPTANCES: Acceptances = { accepted: new Map(), ignored: [] };

/**
 * The last word on each finding counts.
 *
 * @param commands oldest first
 * @param refusalOf why somebody may not accept findings here; undefined for who may
 * @param editorOf who edited the comment last, by its node id; undefined where nobody did
 */
export function decideAcceptances(
  commands: readonly ThreadCommand[],
  refusalOf: (login: string) => string | undefined,
  editorOf: (nodeId: string) => string | undefined,
): Acceptances {
  const accepted = new Map<string, Acceptance>();
  const ignored: IgnoredCommand[] = [];
  for (const { fingerprint, command, by, at, nodeId } of commands) {
    const editor = editorOf(nodeId) ?? by;
    // GitHub lets people with write access edit what others wrote, in the name of those others.
    const edited = editor === by ? undefined : `wrote a command that '${editor}' edited`;
    const why = refusalOf(by) ?? edited ?? objectionTo(command);
    if (why !== undefined) ignored.push({ by, why });
    else if (command.verb === 'revoke') accepted.delete(fingerprint);
    else accepted.set(fingerprint, { by, at, reason: command.reason });
  }
  return { accepted, ignored };
}

function objectionTo(command: ThreadCommand['command']): string | undefined {
  return command.verb === 'accept' && command.reason === '' ? 'gave no reason' : undefined;
}
