import nock from 'nock';
import { expect, it } from 'vitest';
import { readHookOrigin } from '../../src/github/read-hook-origin.ts';
import { API, testOctokit, useNock } from './nock-access.ts';

useNock();

it.each([
  { url: 'https://guard.example.org/api/github/webhooks', origin: 'https://guard.example.org' },
  { url: 'http://127.0.0.1:3000/hooks', origin: 'http://127.0.0.1:3000' },
  { url: 'none', origin: undefined },
  { url: undefined, origin: undefined },
])('takes the origin of $url', async ({ url, origin }) => {
  nock(API).get('/app/hook/config').reply(200, { url, content_type: 'json' });
  expect(await readHookOrigin(testOctokit())).toBe(origin);
});

it('knows that an app may have no webhook', async () => {
  nock(API).get('/app/hook/config').reply(404, { message: 'Not Found' });
  expect(await readHookOrigin(testOctokit())).toBeUndefined();
});
