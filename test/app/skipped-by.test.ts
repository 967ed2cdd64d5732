import { expect, it } from 'vitest';
import { skippedBy } from '../../src/app/skipped-by.ts';
import { defaultPolicy } from '../../src/policy/merge-configs.ts';
import { loadRules } from '../../src/rules/load-rules.ts';

const POLICY = defaultPolicy(loadRules().rules);
const PULL = {
  number: 7,
  headSha: 'a',
  baseRef: 'main',
  baseSha: 'b',
  draft: false,
  author: 'ann',
  byBot: false,
  updatedAt: 0,
};

it.each([
  { pull: { draft: true }, policy: { drafts: 'skip' }, skipped: true },
  { pull: { draft: true }, policy: { drafts: 'check' }, skipped: false },
  { pull: { draft: false }, policy: { drafts: 'skip' }, skipped: false },
  { pull: { byBot: true }, policy: { bots: 'skip' }, skipped: true },
  { pull: { byBot: true }, policy: { bots: 'check' }, skipped: false },
  { pull: { byBot: false }, policy: { bots: 'skip' }, skipped: false },
] as const)('$pull with $policy is skipped: $skipped', ({ pull, policy, skipped }) => {
  const check = skippedBy({ ...POLICY, ...policy }, { ...PULL, ...pull });
  expect(check?.conclusion).toBe(skipped ? 'skipped' : undefined);
});
