import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAppServer, servePing } from '../../src/app/create-server.ts';
import { serveGuidelines } from '../../src/app/guidelines.ts';
import { loadRules } from '../../src/rules/load-rules.ts';

const { rules } = loadRules();
const quiet = { info() {}, warn() {}, error() {} };
const server = createAppServer([servePing, serveGuidelines(rules)], quiet);
let origin = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('guidelines', () => {
  it.each([...rules.keys()])('shows %s', async (id) => {
    const response = await fetch(`${origin}/guidelines/${id}`);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page).toContain(`<code>${id}</code>`);
    expect(page).not.toMatch(/href="[^"]*\.md"/);
  });

  it('lists all rules', async () => {
    const page = await (await fetch(`${origin}/guidelines`)).text();
    for (const id of rules.keys()) expect(page).toContain(`href="/guidelines/${id}"`);
  });

  it('says so where there is no such rule', async () => {
    const response = await fetch(`${origin}/guidelines/no-such-rule`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('No such rule');
  });

  it('allows its own style and nothing else', async () => {
    const response = await fetch(`${origin}/guidelines`);
    const style = /<style>([\s\S]*)<\/style>/.exec(await response.text())?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`style-src 'sha256-${hash}'`);
  });

  it('answers HEAD without a body', async () => {
    const response = await fetch(`${origin}/guidelines`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  it('does not render live markup of a page', async () => {
    const page = { ...[...rules.values()][0], id: 'x', title: '<b>T</b>', why: 'w', body: '# H\n\n<script>1</script>' };
    const hostile = createAppServer([serveGuidelines(new Map([['x', page as never]]))], quiet);
    await new Promise<void>((resolve) => hostile.listen(0, '127.0.0.1', resolve));
    const { port } = hostile.address() as AddressInfo;
    const text = await (await fetch(`http://127.0.0.1:${port}/guidelines/x`)).text();
    hostile.close();
    expect(text).not.toContain('<script>');
    expect(text).not.toContain('<b>');
  });
});

describe('the server', () => {
  it('answers the health check', async () => {
    expect(await (await fetch(`${origin}/ping`)).text()).toBe('PONG');
  });

  it.each(['/', '/probot', '/guidelines/a/b', '/guideline'])('knows nothing at %s', async (path) => {
    expect((await fetch(origin + path)).status).toBe(404);
  });

  it('takes no other method', async () => {
    expect((await fetch(`${origin}/guidelines`, { method: 'DELETE' })).status).toBe(404);
  });

  it('keeps the text of an error to itself', async () => {
    const broken = createAppServer([() => Promise.reject(new Error('inner details'))], quiet);
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
    const response = await fetch(`http://127.0.0.1:${(broken.address() as AddressInfo).port}/`);
    const text = await response.text();
    broken.close();
    expect(response.status).toBe(500);
    expect(text).not.toContain('inner details');
  });
});
