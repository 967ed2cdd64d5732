/** Where the texts of one run take their words and links from. */
import type { AnalysisPolicy } from '../analysis/analyze.ts';
import { compileModels } from '../analysis/compile-models.ts';
import type { Access } from '../github/access.ts';
import type { Policy } from '../policy/policy.ts';
import { type MarkerScope, writeMarker } from '../review/marker.ts';
import type { Wording } from '../review/review-input.ts';
import type { Services } from './services.ts';

interface WordingRequest {
  readonly access: Pick<Access, 'repository'>;
  readonly policy: Pick<Policy, 'guidelinesUrl' | 'suppressions'>;
  readonly headSha: string;
  readonly scope: MarkerScope;
}

/** Asks GitHub once a process where the app's own pages are, unless the policy names other guidelines. */
export async function wordingFor(
  request: WordingRequest,
  { models }: AnalysisPolicy,
  services: Services,
): Promise<Wording> {
  const { access, policy, headSha, scope } = request;
  const { rules } = services;
  const guidelines = policy.guidelinesUrl ?? `${await services.ownOrigin()}/guidelines/{rule}`;
  const { names } = compileModels(models);
  const { owner, repo } = access.repository;
  const code = `${services.webUrl}/${owner}/${repo}/blob/${headSha}`;
  return {
    rules,
    guidelineUrl: (rule) => guidelines.replaceAll('{rule}', encodeURIComponent(rule)),
    sourceUrl: (path, line) => `${code}/${path.split('/').map(encodeURIComponent).join('/')}#L${line}`,
    marker: (fingerprint, state) => writeMarker({ fingerprint, state }, scope),
    labelOf: (dataType) => names.labelOf(dataType).many,
    maySuppress: policy.suppressions !== 'forbid',
  };
}
