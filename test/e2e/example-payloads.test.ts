/** Every payload that GitHub publishes as an example, for the events that the app takes. */
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Stage, setStage } from './stage.ts';
import { waitFor } from './wait-for.ts';

interface Definition {
  readonly name: string;
  readonly examples: readonly { readonly action?: string }[];
}

const TAKEN = /^(pull_request|check_run|check_suite|merge_group|installation|push)/;
const DEFINITIONS: readonly Definition[] = createRequire(import.meta.url)('@octokit/webhooks-examples');
const EXAMPLES = DEFINITIONS.filter(({ name }) => TAKEN.test(name)).flatMap(({ name, examples }) =>
  examples.map((payload) => ({ name, action: payload.action, payload })),
);

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.end());

it.each(EXAMPLES)('$name $action is taken', async ({ name, payload }) => {
  expect(await stage.send(name, payload)).toBe(200);
});

it('none of them leaves a fault in the log, with an installation or without', async () => {
  for (const { name, payload } of EXAMPLES) {
    expect(await stage.send(name, { installation: { id: 4711 }, ...payload })).toBe(200);
  }
  expect(countLines('job submitted')).toBeGreaterThan(20);
  // The last one is the only one for its pull request, so it is neither replaced nor covered.
  const last = EXAMPLES.find(({ name, action }) => name === 'pull_request' && action === 'opened');
  const payload = { ...last?.payload, installation: { id: 4712 } };
  await stage.send('pull_request', { ...payload, repository: { id: 1, name: 'last', owner: { login: 'last' } } });
  await waitFor('the last job', () => stage.app.output().includes('"job":"last/last#'));
  await waitFor('the end of it', () => /"job":"last\/last#[^\n]*not installed there any more/.test(stage.app.output()));
  expect(stage.app.output()).not.toMatch(/"level":"(error|fatal)"/);
});

function countLines(text: string): number {
  return stage.app
    .output()
    .split('\n')
    .filter((line) => line.includes(text)).length;
}
