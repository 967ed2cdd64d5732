/** What a process and its children take, as Linux tells it; elsewhere nothing is known. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Memory {
  /** In mebibytes; the highest so far, and now. */
  readonly peak: number;
  readonly now: number;
}

export function memoryOf(pid: number): Memory | undefined {
  const status = read(`/proc/${pid}/status`);
  if (status === undefined) return undefined;
  return { peak: field(status, 'VmHWM'), now: field(status, 'VmRSS') };
}

export function childrenOf(pid: number): readonly number[] {
  return processes().filter((each) => field(read(`/proc/${each}/status`) ?? '', 'PPid') * 1024 === pid);
}

function processes(): readonly number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function field(status: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? Number.NaN) / 1024;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
