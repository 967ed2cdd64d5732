import { describe, expect, it } from 'vitest';
import { renderFlowDiagram } from '../../src/review/flow-diagram.ts';

const step = (path: string, line: number, note: string) => ({ path, line, note });

describe('renderFlowDiagram', () => {
  it('draws the way from source to state', () => {
    const trace = [step('auth.py', 7, "the key 'access_token'"), step('pages/login.py', 12, "put in 'auth-store'")];
    expect(renderFlowDiagram(trace)).toBe(`\`\`\`mermaid
flowchart TD
  s0["auth.py:7 the key #39;access_token#39;"]
  s1[("pages/login.py:12 put in #39;auth-store#39;")]
  s0 --> s1
\`\`\``);
  });

  it('draws nothing for a single step', () => {
    expect(renderFlowDiagram([step('a.py', 1, 'written')])).toBeUndefined();
  });

  it('leaves out the middle of a long way', () => {
    const trace = Array.from({ length: 30 }, (_, index) => step('a.py', index + 1, `step ${index}`));
    const diagram = renderFlowDiagram(trace) ?? '';
    expect(diagram.split('\n').filter((line) => line.includes('['))).toHaveLength(8);
    expect(diagram).toContain('23 steps between');
    expect(diagram).toContain('step 29');
  });

  it.each([
    'x"]; click s0 "https://evil.example"',
    'a\n  click s0 call alert()',
    '```\n# heading',
    '<img src=x onerror=alert(1)>',
    '%%{init: {"securityLevel": "loose"}}%%',
    '@octocat #1 [x](https://evil.example)',
    'a\u202eb\u200bc',
  ])('keeps %j a label', (note) => {
    const lines = (renderFlowDiagram([step('a.py', 1, note), step('b.py', 2, 'end')]) ?? '').split('\n');
    expect(lines).toHaveLength(6);
    expect(lines[2]).toMatch(/^ {2}s0\["(?:[\p{L}\p{N} .,_:/()-]|#\d+;)*"\]$/u);
  });
});
