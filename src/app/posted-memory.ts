/** What this process posted a moment ago. GitHub's lists may lag behind, and a comment must not be posted twice. */
import { LRUCache } from 'lru-cache';
import type { EarlierComment } from '../review/plan.ts';

export interface PostedMemory {
  remember(pullRequest: string, fingerprints: readonly string[]): void;
  /** Whether the list lacks something that was posted. */
  misses(pullRequest: string, listed: readonly EarlierComment[]): boolean;
  forget(pullRequest: string): void;
}

/** Longer than any replica of GitHub's lags. */
const MILLISECONDS = 2 * 60_000;

export function createPostedMemory(): PostedMemory {
  const posted = new LRUCache<string, ReadonlySet<string>>({ max: 5000, ttl: MILLISECONDS });
  return {
    remember(pullRequest, fingerprints) {
      if (fingerprints.length === 0) return;
      posted.set(pullRequest, new Set([...(posted.get(pullRequest) ?? []), ...fingerprints]));
    },
    misses(pullRequest, listed) {
      const there = new Set(listed.map(({ fingerprint }) => fingerprint));
      return [...(posted.get(pullRequest) ?? [])].some((fingerprint) => !there.has(fingerprint));
    },
    forget: (pullRequest) => void posted.delete(pullRequest),
  };
}
