import { expect, it } from 'vitest';
import { toAnalysisPolicy } from '../../src/policy/analysis-policy.ts';
import { defaultPolicy, mergeConfigs } from '../../src/policy/merge-configs.ts';
import { readConfig } from '../../src/policy/read-config.ts';
import { sampleRules } from './sample-rules.ts';

const MODELS = { names: 'built-in names', libraries: 'built-in libraries' };

it('hands the analysis durations in seconds and everything else as it is', () => {
  const policy = toAnalysisPolicy(defaultPolicy(sampleRules), MODELS, '2026-11-22');
  expect(policy).toMatchObject({ suppressions: 'allow', today: '2026-11-22', models: MODELS });
  expect(policy.rules.get('session-lifetime')).toEqual({ severity: 'warning', options: { max: 43_200 } });
  expect(policy.rules.get('store-user-data-scope')?.options).toEqual({ allowed_storage: ['memory', 'session'] });
  expect(policy.isIgnored('tests/a.py')).toBe(true);
});

it('adds the models of the configuration', () => {
  const text = `
data_types: [{ id: business.deal-size, level: moderate, names: [deal_size], examples: { match: [deal_size] } }]
not_sensitive: [token_count]
sources: [{ call: app.vault.read, data_type: business.deal-size }]
sanitizers: [app.security.mask]
sinks: [{ call: app.cache.put_public, argument: 1, surface: cache }, { call: keep, surface: store }]
`;
  const result = readConfig(text, 'own.yml', sampleRules);
  const repository = 'config' in result ? result.config : undefined;
  const policy = toAnalysisPolicy(mergeConfigs(sampleRules, { repository }), MODELS, '2026-11-22');
  expect(policy.models.own).toEqual({
    dataTypes: [{ id: 'business.deal-size', level: 'moderate', names: ['deal_size'] }],
    notSensitive: ['token_count'],
    sources: [{ call: 'app.vault.read', data_type: 'business.deal-size' }],
    sanitizers: ['app.security.mask'],
    sinks: [
      { call: 'app.cache.put_public', argument: 1, surface: 'cache' },
      { call: 'keep', argument: 0, surface: 'store' },
    ],
  });
});
