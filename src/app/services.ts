/** What the process holds and every job uses. */
import type { Models } from '../analysis/analyze.ts';
import type { Access } from '../github/access.ts';
import type { TextCache } from '../github/text-cache.ts';
import type { RuleFolder } from '../rules/load-rules.ts';
import type { Analyze } from './analysis-cache.ts';
import type { PostedMemory } from './posted-memory.ts';
import type { OnStage } from './timed.ts';

export interface Services {
  /**
   * The clients of an installation, throttled apart from others. Where a repository is named, their tokens open it and
   * the organisation's configuration only.
   */
  readonly clientsOf: (installation: number, repository?: string) => Promise<Pick<Access, 'octokit' | 'queries'>>;
  readonly texts: TextCache;
  readonly rules: RuleFolder['rules'];
  /** The published models; a policy adds its own. */
  readonly models: Models;
  /** Their version, for the reader of a check. */
  readonly ruleSet: string;
  readonly analyze: Analyze;
  readonly posted: PostedMemory;
  /** Signs the markers of comments. */
  readonly markerKey: Uint8Array;
  /** Where this app's own pages are reachable, such as `https://guard.example.org`. */
  readonly ownOrigin: () => Promise<string>;
  /** Where people look at code, such as `https://github.com`. */
  readonly webUrl: string;
  readonly log: Log;
  readonly onStage?: OnStage;
}

/** The part of pino that is used: fields first, then a sentence. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
