/** What platforms and people who run the app ask it: is it alive, is it ready, what does it count. */
import type { ServerResponse } from 'node:http';
import type { HttpHandler } from '../http-handler.ts';
import type { Metrics } from './metrics.ts';
import type { Readiness } from './readiness.ts';

export function serveOperation(readiness: Readiness, metrics: Pick<Metrics, 'expose'>): HttpHandler {
  return async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    switch (request.url?.split('?')[0]) {
      case '/healthz':
        return send(response, 200, 'text/plain; charset=utf-8', 'ok\n');
      case '/readyz': {
        const missing = await readiness.missing();
        const text = `${JSON.stringify({ ready: missing.length === 0, missing })}\n`;
        return send(response, missing.length === 0 ? 200 : 503, 'application/json', text);
      }
      case '/metrics': {
        const { type, text } = await metrics.expose();
        return send(response, 200, type, text);
      }
      default:
        return false;
    }
  };
}

function send(response: ServerResponse, status: number, type: string, text: string): true {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
  return true;
}
