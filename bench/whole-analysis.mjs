/** The review of a whole repository, tests included: parsing, flows, rules, fixes. */
import { reviewState } from '../dist/analysis/analyze.js';
import { toAnalysisPolicy } from '../dist/policy/analysis-policy.js';
import { defaultPolicy } from '../dist/policy/merge-configs.js';
import { loadRules } from '../dist/rules/load-rules.js';
import { readPython, tell } from './read-python.mjs';

const files = readPython(process.argv[2]);
const { rules, models } = loadRules();
const policy = { ...toAnalysisPolicy(defaultPolicy(rules), models, '2026-01-01'), isIgnored: () => false };
const started = performance.now();
const { stats, findings } = reviewState(files, policy);
const spent = performance.now() - started;
tell(spent, `${stats.analysedFiles} of ${stats.files} files, ${stats.lines} lines, ${findings.length} findings`);
