/** POST /graphql: errors of a query come with status 200, as GitHub sends them. */
import type { Service } from '../http/answer.ts';
import type { Caller } from '../http/call.ts';
import type { IncomingRequest } from '../http/read-request.ts';
import { notFound, ok, Refusal, type Reply } from '../http/reply.ts';
import { executeGraphql } from './execute.ts';

/** The answer to a query; what the double cannot even read counts as a violation. */
export async function answerGraphql(service: Service, request: IncomingRequest, caller: Caller): Promise<Reply> {
  const { world, events } = service;
  if (request.method !== 'POST') throw notFound();
  if (caller.kind === 'anonymous') throw new Refusal(401, 'This endpoint requires you to be authenticated.');
  if (caller.kind === 'app') throw new Refusal(401, 'Bad credentials');

  const { query, variables } = (request.body ?? {}) as { query?: unknown; variables?: Record<string, unknown> | null };
  if (typeof query !== 'string') throw new Refusal(400, 'A query attribute must be specified and must be a string.');
  const answer = await executeGraphql(query, variables ?? {}, { world, events, token: caller.token });
  if (answer.data === undefined) {
    world.violations.push(...(answer.errors ?? []).map(({ message }) => `graphql: ${message}`));
  }
  return ok(answer);
}
