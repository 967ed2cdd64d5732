/** The HTTP server: webhooks, guidelines, health. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { HttpHandler } from './http-handler.ts';
import type { Log } from './services.ts';

/** GitHub hangs up after ten seconds; nobody else needs longer either. */
const REQUEST_TIMEOUT = 15_000;

/** Asks the handlers in turn; what none answers is not found. An error in one answers 500 without its text. */
export function createAppServer(handlers: readonly HttpHandler[], log: Log): Server {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    try {
      for (const handler of handlers) if (await handler(request, response)) return;
      send(response, 404, 'Not found\n');
    } catch (error) {
      log.error({ method: request.method, error: String(error) }, 'request failed');
      if (response.headersSent) response.destroy();
      else send(response, 500, 'Internal error\n');
    }
  };
  const server = createServer((request, response) => void answer(request, response));
  server.requestTimeout = REQUEST_TIMEOUT;
  return server;
}

/** Probot's own health check, kept under its name. */
export function servePing(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== 'GET' || request.url?.split('?')[0] !== '/ping') return false;
  send(response, 200, 'PONG');
  return true;
}

function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
}
