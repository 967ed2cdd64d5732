/** Numbers for people. */

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function describe(values: readonly number[]): string {
  const figure = (share: number) => `${quantile(values, share).toFixed(1)} ms`;
  return `median ${figure(0.5)}, 99th percentile ${figure(0.99)}, slowest ${figure(1)}`;
}

export function ratio(values: readonly number[], others: readonly number[], share: number): string {
  return (quantile(values, share) / quantile(others, share)).toFixed(2);
}
