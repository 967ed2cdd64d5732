import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { publishedNames as names } from './published.ts';
test('x', () => {
  const lines: string[] = [];
  let total = 0;
  const t0 = performance.now();
  for (const f of readdirSync('/tmp/names').filter((f) => f.endsWith('.json'))) {
    const data = JSON.parse(readFileSync('/tmp/names/' + f, 'utf8')) as [string, string, string, number][];
    for (const [kind, owner, name, n] of data) {
      total += 1;
      const context = { kind: kind as any, ...(owner && { owner }) };
      const ms = kind === 'sql' ? names.findSensitiveColumns(name).columns : [kind === 'path' ? names.classifyPath(name) : kind === 'function' ? names.classifyCall(name, owner || undefined) : names.classifyName(name, context)];
      for (const m of ms) if (m) lines.push([m.dataType, m.certainty, kind, owner, name.slice(0, 100).replace(/\s+/g, ' '), n, f.replace('.json', '')].join('\t'));
    }
  }
  console.log(total, performance.now() - t0);
  writeFileSync('/tmp/names/out.tsv', lines.sort().join('\n'));
});
