/** What is handed to a child process and what comes back. Data only: it is cloned on the way. */
import type { AnalysisResult, Change } from '../analysis/analyze.ts';
import type { Policy } from '../policy/policy.ts';

export interface Task {
  readonly change: Change;
  readonly policy: Policy;
  /** `YYYY-MM-DD`; ends dated suppressions. */
  readonly today: string;
}

/** Which budget a task went beyond; `fault` where the analysis itself broke down. */
export type Exceeded = 'time' | 'memory' | 'fault';

export type Outcome = { readonly result: AnalysisResult } | { readonly exceeded: Exceeded };

export interface Request {
  readonly id: number;
  readonly task: Task;
}

/** `ready` once, when the child can work; an answer to each request after that. */
export type Reply = 'ready' | ({ readonly id: number } & Outcome);
