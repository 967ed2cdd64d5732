import { describe, expect, it } from 'vitest';
import type { AnalysisResult } from '../../src/analysis/analyze.ts';
import type { Finding, Fix } from '../../src/analysis/findings/finding.ts';
import { fixInRounds, type Texts } from '../../src/cli/fix-rounds.ts';
import { sampleReport } from '../report/sample-report.ts';

const [sample] = sampleReport.findings;

/** Finds the word `bad` in every line of `a.py`, and offers `good` for it. */
async function findBad(texts: Texts): Promise<AnalysisResult> {
  const lines = (texts.get('a.py') ?? '').split('\n');
  return resultOf(lines.flatMap((line, index) => (line === 'bad' ? [at(index + 1, 'good')] : [])));
}

function at(line: number, replacement: string): Finding {
  const fix: Fix = { path: 'a.py', startLine: line, endLine: line, replacement };
  return { ...(sample as Finding), path: 'a.py', line, endLine: line, fix };
}

function resultOf(findings: readonly Finding[]): AnalysisResult {
  return { ...sampleReport, findings };
}

describe('fixInRounds', () => {
  it('fixes all that has a fix, and says which findings are gone', async () => {
    const { texts, fixed, result } = await fixInRounds(new Map([['a.py', 'bad\nx\nbad\n']]), findBad);
    expect(texts.get('a.py')).toBe('good\nx\ngood\n');
    expect(fixed.map(({ line }) => line)).toEqual([1, 3]);
    expect(result.findings).toEqual([]);
  });

  it('leaves files alone that it may not write', async () => {
    const { fixed } = await fixInRounds(new Map([['b.py', 'bad']]), async () => resultOf([at(1, 'good')]));
    expect(fixed).toEqual([]);
  });

  it('takes a round back whose fixes are at odds, and goes one by one', async () => {
    const analyse = async (texts: Texts) => {
      const { findings } = await findBad(texts);
      const both = texts.get('a.py') === 'good\ngood';
      return resultOf(both ? [{ ...at(1, ''), rule: 'debug-exposed', message: 'Both.' }] : findings);
    };
    const { texts, fixed } = await fixInRounds(new Map([['a.py', 'bad\nbad']]), analyse);
    expect(texts.get('a.py')).toBe('good\nbad');
    expect(fixed).toHaveLength(1);
  });

  it('ends where a fix clears nothing', async () => {
    const { texts } = await fixInRounds(new Map([['a.py', 'bad']]), async () => resultOf([at(1, 'worse')]));
    expect(texts.get('a.py')).toBe('bad');
  });
});
