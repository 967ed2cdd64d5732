import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAppServer } from '../../src/app/create-server.ts';
import { guardWebhooks, WEBHOOK_PATH } from '../../src/app/guard-webhooks.ts';

const SECRET = 'made-up';
const received: string[] = [];
const guard = guardWebhooks({
  maxBytes: 1000,
  verify: async (body, signature) => signature === sign(body),
  next: async (incoming, response) => {
    received.push(Buffer.from((incoming as unknown as { rawBody: Uint8Array }).rawBody).toString('utf8'));
    response.writeHead(200).end('ok\n');
    return true;
  },
});
const server = createAppServer([guard], { info() {}, warn() {}, error() {} });
let origin = '';

function sign(body: string): string {
  return `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;
}

function post(body: string, headers: Record<string, string> = { 'x-hub-signature-256': sign(body) }) {
  return fetch(origin + WEBHOOK_PATH, { method: 'POST', body, headers });
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('guardWebhooks', () => {
  it('hands a signed body on as it came', async () => {
    const body = JSON.stringify({ title: 'Grüße 🐍' });
    expect((await post(body)).status).toBe(200);
    expect(received.at(-1)).toBe(body);
  });

  it.each([
    { what: 'no signature', headers: {} },
    { what: 'a wrong signature', headers: { 'x-hub-signature-256': sign('other') } },
    { what: 'no signature at all in its header', headers: { 'x-hub-signature-256': 'x' } },
  ])('refuses a body with $what', async ({ headers }) => {
    const before = received.length;
    expect((await post('{}', headers as Record<string, string>)).status).toBe(400);
    expect(received).toHaveLength(before);
  });

  it('refuses a body over the limit by its declared length', async () => {
    const response = await post('x'.repeat(1001));
    expect(response.status).toBe(413);
  });

  it('refuses a body over the limit that does not declare its length', async () => {
    const status = await new Promise((resolve, reject) => {
      const headers = { 'x-hub-signature-256': 'sha256=0', 'transfer-encoding': 'chunked' };
      const sent = request(origin + WEBHOOK_PATH, { method: 'POST', headers }, (response) => {
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
    { method: 'GET', path: WEBHOOK_PATH },
    { method: 'POST', path: '/other' },
  ])('leaves $method $path to others', async ({ method, path }) => {
    expect((await fetch(origin + path, { method })).status).toBe(404);
  });
});
