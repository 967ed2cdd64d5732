/** Answers a request, or leaves it to the next handler. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** True where the request was answered. */
export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;
