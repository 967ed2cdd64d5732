/** A change that was read → the analysis's result, with the secrets in its literals found before. */
import {
  type AnalysisPolicy,
  type AnalysisResult,
  analyzeChange,
  type Change,
  type ChangedFile,
  type SourceFile,
} from '../analysis/analyze.ts';
import type { ReadChange } from '../github/read-change.ts';
import { scanLiterals } from '../secrets/scan-literals.ts';

/** Files that could not be read stand among the result's problems. */
export async function analyzeReadChange(read: ReadChange, policy: AnalysisPolicy): Promise<AnalysisResult> {
  const result = analyzeChange(await withSecrets(read.change), policy);
  return { ...result, problems: [...read.problems, ...result.problems] };
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
