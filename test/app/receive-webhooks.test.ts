import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAppServer } from '../../src/app/create-server.ts';
import { type Delivered, receiveWebhooks } from '../../src/app/receive-webhooks.ts';

const PATH = '/api/github/webhooks';
const [SECRET, OLD] = ['made-up', 'made-up-before'];
const received: Delivered[] = [];
let failing = false;
const webhooks = receiveWebhooks({
  maxBytes: 1000,
  secrets: [SECRET, OLD],
  receive: async (delivered) => {
    if (failing) throw new Error('the queue is away');
    received.push(delivered);
  },
});
const server = createAppServer([webhooks], { info() {}, warn() {}, error() {} });
let origin = '';

function sign(body: string, secret = SECRET): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

function headersFor(body: string): Record<string, string> {
  return {
    'content-type': 'application/json',
    'x-github-event': 'pull_request',
    'x-github-delivery': 'b5a7c1a0-0000-11ef-8000-000000000000',
    'x-hub-signature-256': sign(body),
  };
}

function post(body: string, headers: Record<string, string | undefined> = {}) {
  const all = Object.entries({ ...headersFor(body), ...headers }).filter(([, value]) => value !== undefined);
  return fetch(origin + PATH, { method: 'POST', body, headers: Object.fromEntries(all) as Record<string, string> });
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  received.length = 0;
  failing = false;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('the webhook endpoint', () => {
  it('takes in a signed event', async () => {
    const body = JSON.stringify({ title: 'Grüße 🐍' });
    expect((await post(body)).status).toBe(200);
    expect(received).toEqual([
      { id: 'b5a7c1a0-0000-11ef-8000-000000000000', name: 'pull_request', payload: { title: 'Grüße 🐍' } },
    ]);
  });

  it('takes the former secret too while there are two', async () => {
    expect((await post('{}', { 'x-hub-signature-256': sign('{}', OLD) })).status).toBe(200);
    expect((await post('{}', { 'x-hub-signature-256': sign('{}', 'another') })).status).toBe(400);
  });

  it.each([
    { what: 'no signature', headers: { 'x-hub-signature-256': undefined }, status: 400 },
    { what: 'a wrong signature', headers: { 'x-hub-signature-256': sign('other') }, status: 400 },
    { what: 'no signature at all in its header', headers: { 'x-hub-signature-256': 'x' }, status: 400 },
    { what: 'a signature of another kind', headers: { 'x-hub-signature-256': sign('{}').slice(7) }, status: 400 },
    { what: 'another content type', headers: { 'content-type': 'application/x-www-form-urlencoded' }, status: 415 },
    { what: 'no event', headers: { 'x-github-event': undefined }, status: 400 },
    { what: 'no id', headers: { 'x-github-delivery': undefined }, status: 400 },
    { what: 'an id that is none', headers: { 'x-github-delivery': 'a b' }, status: 400 },
    { what: 'an endless id', headers: { 'x-github-delivery': 'a'.repeat(101) }, status: 400 },
  ])('refuses a body with $what', async ({ headers, status }) => {
    expect((await post('{}', headers)).status).toBe(status);
    expect(received).toEqual([]);
  });

  it.each(['', '1', 'null', '"text"', '{', '{"a":1}{'])(
    'refuses a signed body that is no JSON object: %j',
    async (body) => {
      expect((await post(body)).status).toBe(400);
      expect(received).toEqual([]);
    },
  );

  it('takes keys that mean something to JavaScript for keys', async () => {
    const body = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
    expect((await post(body)).status).toBe(200);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('says that it failed where the event could not be taken in, and not why', async () => {
    failing = true;
    const response = await post('{}');
    expect([response.status, await response.text()]).toEqual([500, 'Internal error\n']);
  });

  it('refuses a body over the limit by its declared length', async () => {
    expect((await post('x'.repeat(1001))).status).toBe(413);
  });

  it('refuses a body over the limit that does not declare its length', async () => {
    const status = await new Promise((resolve, reject) => {
      const headers = { ...headersFor(''), 'transfer-encoding': 'chunked' };
      const sent = request(origin + PATH, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', reject);
      for (let chunk = 0; chunk < 20; chunk += 1) sent.write('x'.repeat(100));
      sent.end();
    });
    expect(status).toBe(413);
  });

  it.each([
    { method: 'GET', path: PATH },
    { method: 'POST', path: '/other' },
    { method: 'POST', path: '/api/github/webhooks/../webhooks/x' },
  ])('leaves $method $path to others', async ({ method, path }) => {
    expect((await fetch(origin + path, { method })).status).toBe(404);
  });
});
