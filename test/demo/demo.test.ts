/** The demo itself, on the built app: what it tells, what it writes, and that nothing of it stays. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runDemo } from '../../demo/run-demo.ts';
import { sampleSecrets } from '../../demo/story.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = new URL('../../demo-output/pull-request.html', import.meta.url);

/** Where all that is temporary goes while these tests run; others have their own. */
const scratch = mkdtempSync(join(tmpdir(), 'demo-test-'));

beforeAll(() => {
  vi.stubEnv('TMPDIR', scratch);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(scratch, { recursive: true });
});

/** Plays the demo, and stops it once it prints the text. */
async function play(stopAt?: string) {
  const stopped = new AbortController();
  const chunks: string[] = [];
  const write = (text: string) => {
    chunks.push(text);
    if (stopAt !== undefined && text.includes(stopAt)) stopped.abort(new Error('Stopped.'));
  };
  const error = await runDemo(root, { write }, stopped.signal).then(
    () => undefined,
    (reason: Error) => reason.message,
  );
  return { printed: chunks.join(''), error };
}

describe('the demo, played to its end', () => {
  let printed: string;
  let html: string;

  beforeAll(async () => {
    const played = await play();
    expect(played.error).toBeUndefined();
    printed = played.printed;
    html = readFileSync(page, 'utf8');
  }, 120_000);

  test('finds what the pull request leaks, and none of its innocent code', () => {
    const places = Array.from(printed.matchAll(/^([\w/]+\.py:\d+)$/gm), ([place]) => place);
    expect(places.sort()).toEqual([
      'app.py:24',
      'pages/login.py:18',
      'pages/login.py:43',
      'pages/login.py:46',
      'pages/patient.py:31',
      'server.py:10',
      'services/billing.py:14',
    ]);
  });

  test('follows the token through the files that it goes through', () => {
    expect(printed).toMatch(
      /1\. `services\/records\.py:20` .*\n.*2\. `pages\/login\.py:37` .*\n.*3\. `pages\/login\.py:46` /,
    );
  });

  test('every committed suggestion clears its finding', () => {
    const [, committed = '', after = ''] =
      /commits the suggestions of (\d+) comments([\s\S]*?)mends by hand/.exec(printed) ?? [];
    expect(Number(committed)).toBeGreaterThan(0);
    expect(after.match(/^ {2}✓ .*Fixed in [0-9a-f]{7}$/gm)).toHaveLength(Number(committed));
  });

  test('turns green', () => {
    expect(printed).toMatch(/✗ Dash state {2}7 new findings[\s\S]*✓ Dash state {2}No new sensitive state/);
    expect(html).toMatch(/7 new findings[\s\S]*No new sensitive state/);
  });

  test('leaves no folder', () => {
    expect(readdirSync(scratch)).toEqual([]);
  });

  test('repeats no secret', () => {
    for (const secret of sampleSecrets) {
      expect(printed).not.toContain(secret);
      expect(html).not.toContain(secret);
    }
  });
});

describe('the demo, stopped', () => {
  test.each([
    ['while the double starts', 'Starting a double'],
    ['while the app starts', 'Starting dash-state-guard'],
    ['while the app works', 'reviews it'],
  ])('%s: ends with the reason, and leaves no folder', async (_, stopAt) => {
    const { error } = await play(stopAt);
    expect(error).toBe('Stopped.');
    expect(readdirSync(scratch)).toEqual([]);
  });
});
