/** Ends a test run with one plain line that a person and a script read alike: `N passed, N failed, N skipped`. */
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

export default class PlainSummary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    process.stdout.write(`${summarize(modules, unhandled.length)}\n`);
  }
}

/** A file that could not be loaded and an error outside any test count as one failure each. */
function summarize(modules: readonly TestModule[], unhandled: number): string {
  const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
  const count = (wanted: string) => states.filter((state) => state === wanted).length;
  const broken = modules.filter((module) => module.errors().length > 0).length;
  return `${count('passed')} passed, ${count('failed') + broken + unhandled} failed, ${count('skipped')} skipped`;
}
