/** One request on its way to an operation, and what an operation is. */
import type { Installation, Permissions, Repository, Token } from '../state/model.ts';
import type { World } from '../state/world.ts';
import type { Events } from '../webhooks/events.ts';
import type { Reply } from './reply.ts';

/** Who asks. */
export type Caller =
  | { readonly kind: 'app' }
  | { readonly kind: 'installation'; readonly token: Token; readonly installation: Installation }
  | { readonly kind: 'anonymous' };

export interface Call {
  readonly world: World;
  readonly events: Events;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The parsed JSON body, valid as described; an empty object where none was sent. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly accept: string;
  /** The address that was asked for. */
  readonly self: URL;
}

export interface InstallationCall extends Call {
  readonly token: Token;
}

export interface RepositoryCall extends InstallationCall {
  readonly repository: Repository;
}

type Run<C> = (call: C) => Reply | Promise<Reply>;

export type Operation =
  | { readonly kind: 'app'; readonly run: Run<Call> }
  | { readonly kind: 'installation'; readonly run: Run<InstallationCall> }
  | { readonly kind: 'repository'; readonly needs: Permissions; readonly run: Run<RepositoryCall> };

/** For the app itself, with its JSON web token. */
export function forApp(run: Run<Call>): Operation {
  return { kind: 'app', run };
}

/** For an installation's token, about no repository. */
export function forInstallation(run: Run<InstallationCall>): Operation {
  return { kind: 'installation', run };
}

/** For an installation's token with the permissions, about the repository of the path. */
export function forRepository(needs: Permissions, run: Run<RepositoryCall>): Operation {
  return { kind: 'repository', needs, run };
}
