/** The Authorization header → who asks, refused in GitHub's words where it does not hold. */
import type { Caller } from '../http/call.ts';
import { Refusal } from '../http/reply.ts';
import type { World } from '../state/world.ts';
import { verifyAppJwt } from './app-jwt.ts';

/** Throws 401 for a token that is unknown, expired or malformed. */
export function authenticate(world: World, authorization: string | undefined): Caller {
  if (authorization === undefined) return { kind: 'anonymous' };
  const [, scheme = '', credential = ''] = /^(\w+) +(\S+)$/.exec(authorization.trim()) ?? [];
  if (!/^(bearer|token)$/i.test(scheme)) throw new Refusal(401, 'Bad credentials');
  if (isJwt(credential)) {
    verifyAppJwt(world.app, credential, world.clock());
    return { kind: 'app' };
  }

  const token = world.tokens.get(credential);
  if (!token || token.expiresAt <= world.clock()) throw new Refusal(401, 'Bad credentials');
  if (token.installation.suspended) throw new Refusal(403, 'This installation has been suspended');
  return { kind: 'installation', token, installation: token.installation };
}

function isJwt(credential: string): boolean {
  return credential.startsWith('ey') && credential.split('.').length === 3;
}
