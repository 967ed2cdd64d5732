/** One REST request from the address to the reply: who asks, whether they may, whether it is as described. */
import { demand } from '../auth/permissions.ts';
import { reaches } from '../operations/installation-tokens.ts';
import { findRepository, type World } from '../state/world.ts';
import type { Events } from '../webhooks/events.ts';
import type { Call, Caller, Operation } from './call.ts';
import type { RouteMatch } from './openapi.ts';
import type { IncomingRequest } from './read-request.ts';
import { notFound, Refusal, type Reply } from './reply.ts';
import type { Validator } from './validate.ts';

export interface Service {
  readonly world: World;
  readonly events: Events;
  readonly validator: Validator;
  readonly operations: Readonly<Record<string, Operation>>;
}

/** Carries the request out for the caller. Throws a Refusal where GitHub would refuse. */
export async function answer(
  service: Service,
  { route, params }: RouteMatch,
  request: IncomingRequest,
  caller: Caller,
): Promise<Reply> {
  const { world, events, validator } = service;
  const { operationId } = route.operation;
  const operation = service.operations[operationId];
  if (!operation) throw new Error(`${operationId} is described and not served`);

  const call: Call = {
    world,
    events,
    params,
    query: request.query,
    body: (request.body ?? {}) as Readonly<Record<string, unknown>>,
    accept: request.headers.accept ?? '',
    self: request.url,
  };
  const run = admit(operation, call, caller);

  const sent = { params, query: request.query, body: request.body };
  const { refused, ignored } = validator.request(route.operation, sent);
  world.violations.push(...[...refused, ...ignored].map((each) => `request ${operationId}: ${each}`));
  if (refused.length > 0) throw new Refusal(422, 'Invalid request', refused);

  const reply = await run();
  if (Buffer.isBuffer(reply.body)) return reply;
  const bad = validator.response(route.operation, reply.status, reply.body);
  world.violations.push(...bad.map((each) => `response ${operationId}: ${each}`));
  return reply;
}

/** The operation, ready to run, if the caller may use it. */
function admit(operation: Operation, call: Call, caller: Caller): () => Reply | Promise<Reply> {
  if (operation.kind === 'app') {
    if (caller.kind === 'app') return () => operation.run(call);
    throw new Refusal(401, 'A JSON web token could not be decoded');
  }
  if (caller.kind === 'anonymous') throw new Refusal(401, 'Requires authentication');
  if (caller.kind === 'app') {
    throw new Refusal(403, 'You must authenticate with an installation access token to use this endpoint.');
  }
  const { token } = caller;
  if (operation.kind === 'installation') return () => operation.run({ ...call, token });

  const repository = findRepository(call.world, call.params.owner ?? '', call.params.repo ?? '');
  if (!repository || !reaches(token, repository)) throw notFound();
  demand(token.permissions, operation.needs);
  return () => operation.run({ ...call, token, repository });
}
