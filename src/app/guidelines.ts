/** The rule pages as web pages: `/guidelines` lists them, `/guidelines/RULE` shows one. */
import type { ServerResponse } from 'node:http';
import type { Rule } from '../rules/rule.ts';
import { PAGE_HEADERS, renderMissing, renderOverview, renderRule } from './guideline-page.ts';
import type { HttpHandler } from './http-handler.ts';

const PATH = /^\/guidelines(?:\/([^/]*))?\/?$/;

/** Answers GET and HEAD below `/guidelines`; an unknown rule gives a page that says so, with status 404. */
export function serveGuidelines(rules: ReadonlyMap<string, Rule>): HttpHandler {
  return (request, response) => {
    const match = PATH.exec(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (match === null || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    const [, id] = match;
    if (!id) return send(response, 200, renderOverview(rules));
    const rule = rules.get(id);
    return rule === undefined ? send(response, 404, renderMissing(rules)) : send(response, 200, renderRule(rule));
  };
}

/** Node leaves the body out of an answer to HEAD by itself. */
function send(response: ServerResponse, status: number, page: string): true {
  response.writeHead(status, { ...PAGE_HEADERS, 'content-length': Buffer.byteLength(page) }).end(page);
  return true;
}
