/** Which commands in the threads count: those of people who may give them here. */
import type { Access } from '../github/access.ts';
import { readEditors } from '../github/read-editors.ts';
import { ROLES, type Role, readPermission } from '../github/read-permission.ts';
import type { Policy } from '../policy/policy.ts';
import { type Acceptances, decideAcceptances, type ThreadCommand } from '../review/acceptance.ts';

/** Looking people up costs a request each; more of them than this do not decide on one pull request. */
const MOST_PEOPLE = 20;

/** One request for each person who gave a command and one for who edited them, none without any. */
export async function readAcceptances(
  access: Access,
  commands: readonly ThreadCommand[],
  accept: Policy['accept'],
  author: string | undefined,
): Promise<Acceptances> {
  const people = [...new Set(commands.map(({ by }) => by))].slice(0, MOST_PEOPLE);
  const roles = new Map<string, Role>();
  for (const login of people) roles.set(login, await readPermission(access, login));
  const editors = await readEditors(
    access,
    commands.map(({ nodeId }) => nodeId),
  );
  return decideAcceptances(commands, refusalOf, (nodeId) => editors.get(nodeId));

  function refusalOf(login: string): string | undefined {
    const role = roles.get(login);
    if (role === undefined) return 'was not looked up, because too many people gave commands';
    if (ROLES.indexOf(role) < ROLES.indexOf(accept.by))
      return `may not decide on findings here, which needs '${accept.by}'`;
    if (login === author && !accept.author) return 'opened this pull request, and the configuration lets others decide';
    return undefined;
  }
}
