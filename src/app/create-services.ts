/** What every job uses, made once for the process. */
import { createTextCache, type TextCache } from '../github/text-cache.ts';
import type { AnalysisPool } from '../pool/analysis-pool.ts';
import { deriveMarkerKey } from '../review/marker.ts';
import type { RuleFolder } from '../rules/load-rules.ts';
import { type Analyze, createAnalysisCache } from './analysis-cache.ts';
import { analyzeInPool } from './analyze-in-pool.ts';
import type { Metrics } from './operation/metrics.ts';
import { createPostedMemory } from './posted-memory.ts';
import { ruleSetVersion } from './rule-set-version.ts';
import type { Services } from './services.ts';
import type { Settings } from './settings.ts';

export interface ServiceParts extends Pick<Services, 'clientsOf' | 'ownOrigin' | 'log'> {
  readonly folder: RuleFolder;
  readonly pool: AnalysisPool;
  readonly metrics: Metrics;
}

export function createServices(settings: Settings, parts: ServiceParts): Services {
  const { folder, pool, metrics, clientsOf, ownOrigin, log } = parts;
  const remembering = createAnalysisCache(analyzeInPool(pool), (hit) => metrics.looked('results', hit));
  return {
    ...folder,
    ...{ clientsOf, ownOrigin, log },
    texts: counted(createTextCache(), metrics),
    ruleSet: ruleSetVersion(folder),
    analyze: counting(remembering, metrics),
    posted: createPostedMemory(),
    markerKey: deriveMarkerKey(settings.privateKey),
    webUrl: settings.webUrl,
    onStage: metrics.timed,
  };
}

function counting(analyze: Analyze, { found }: Metrics): Analyze {
  return async (...request) => {
    const result = await analyze(...request);
    for (const { rule } of result.findings) found(rule);
    return result;
  };
}

function counted(texts: TextCache, { looked }: Metrics): TextCache {
  return {
    ...texts,
    get(oid) {
      const text = texts.get(oid);
      looked('texts', text !== undefined);
      return text;
    },
  };
}
