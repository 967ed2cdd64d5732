/** How long a stage of the work takes, for the metrics. */
import type { Stage } from './operation/metrics.ts';

/** Told about each stage that came to an end, however it did. */
export type OnStage = (stage: Stage, milliseconds: number) => void;

export async function timed<T>(stage: Stage, onStage: OnStage | undefined, act: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await act();
  } finally {
    onStage?.(stage, performance.now() - start);
  }
}
