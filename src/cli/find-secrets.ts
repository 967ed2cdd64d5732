/** Marks the secret literals of a change before the analysis, which cannot wait for a scanner. */
import type { Change, ChangedFile, SourceFile } from '../analysis/analyze.ts';
import { scanLiterals } from '../secrets/scan-literals.ts';

/** The files with the places of literals that a scanner knows. */
export async function findSecrets(files: readonly SourceFile[]): Promise<SourceFile[]> {
  return Promise.all(files.map(scanFile));
}

/** The same for both sides of a change and for what surrounds it. */
export async function findSecretsOfChange({ files, context }: Change): Promise<Change> {
  return { files: await Promise.all(files.map(scanChanged)), context: await findSecrets(context) };
}

async function scanChanged(file: ChangedFile): Promise<ChangedFile> {
  return {
    ...file,
    ...(file.before === undefined ? {} : { before: await scanFile(file.before) }),
    ...(file.after === undefined ? {} : { after: await scanFile(file.after) }),
  };
}

async function scanFile(file: SourceFile): Promise<SourceFile> {
  const secrets = await scanLiterals(file.path, file.text);
  return secrets.length === 0 ? file : { ...file, secrets };
}
