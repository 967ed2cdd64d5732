/** Does a task in the process it is called in: looks for secrets in literals, then analyses. */
import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import { LRUCache } from 'lru-cache';
import {
  type AnalysisPolicy,
  type AnalysisResult,
  analyzeChange,
  type Change,
  type ChangedFile,
  type Models,
  type SourceFile,
} from '../analysis/analyze.ts';
import { toAnalysisPolicy } from '../policy/analysis-policy.ts';
import { scanLiterals } from '../secrets/scan-literals.ts';
import type { Task } from './task.ts';

/** Policies differ by organisation and repository; each compiles its models once. */
const COMPILED_POLICIES = 50;

/** Makes the function that does tasks; `models` are the published ones. */
export function createTaskRunner(models: Models): (task: Task) => Promise<AnalysisResult> {
  const policies = new LRUCache<string, AnalysisPolicy>({ max: COMPILED_POLICIES });
  const policyOf = ({ policy, today }: Task): AnalysisPolicy => {
    const key = createHash('sha256')
      .update(serialize([policy, today]))
      .digest('base64');
    const known = policies.get(key);
    if (known !== undefined) return known;
    const made = toAnalysisPolicy(policy, models, today);
    policies.set(key, made);
    return made;
  };
  return async (task) => analyzeChange(await withSecrets(task.change), policyOf(task));
}

/** The scanner is asynchronous and the analysis is not, so literals are scanned before it. */
async function withSecrets({ files, context }: Change): Promise<Change> {
  return { files: await Promise.all(files.map(scanChanged)), context: await Promise.all(context.map(scan)) };
}

async function scanChanged(file: ChangedFile): Promise<ChangedFile> {
  const { before, after } = file;
  return { ...file, ...(before && { before: await scan(before) }), ...(after && { after: await scan(after) }) };
}

async function scan(file: SourceFile): Promise<SourceFile> {
  const secrets = await scanLiterals(file.path, file.text);
  return secrets.length === 0 ? file : { ...file, secrets };
}
