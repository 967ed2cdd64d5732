/** Analyses a program as the product does, and attaches fixes to what is found. */
import { compileModels } from '../../../src/analysis/compile-models.ts';
import { evaluateProgram } from '../../../src/analysis/evaluate-program.ts';
import type { Finding } from '../../../src/analysis/findings/finding.ts';
import { fingerprint } from '../../../src/analysis/findings/fingerprint.ts';
import { groupForms } from '../../../src/analysis/findings/group-forms.ts';
import { toFinding } from '../../../src/analysis/findings/to-finding.ts';
import { attachFixes, type FixContext } from '../../../src/analysis/fixes/attach-fixes.ts';
import { moveSecrets } from '../../../src/analysis/fixes/move-secrets.ts';
import { mostTelling } from '../../../src/analysis/precedence.ts';
import { isModule, parseModule } from '../../../src/analysis/python/parse.ts';
import type { AnalysisPolicy, SecretSpan, SourceFile } from '../../../src/analysis/types.ts';
import { toAnalysisPolicy } from '../../../src/policy/analysis-policy.ts';
import { defaultPolicy } from '../../../src/policy/merge-configs.ts';
import { loadRules } from '../../../src/rules/load-rules.ts';

const { rules, models } = loadRules();
const policy: AnalysisPolicy = toAnalysisPolicy(defaultPolicy(rules), models, '2026-01-01');

const { names } = compileModels(policy.models);

export type Program = Readonly<Record<string, string>>;

/** Stands for a literal in a format that the scanner knows; made of pieces, so that no scanner takes it for real. */
export const SCANNED = ['tk', '9fQ2', 'mZ7w', 'Ld04'].join('_');

/** Every finding of the program. */
export function findingsOf(program: Program): readonly Finding[] {
  return review(Object.entries(program).map(([path, text]) => ({ path, text, secrets: scan(text) })));
}

/** Every finding of the program with its fix or example. */
export function attached(program: Program): readonly Finding[] {
  const present = findingsOf(program);
  return attachFixes(present, contextOf(program, present));
}

/** `onAnalysis` hears of each analysis that a proof takes. */
export function contextOf(
  program: Program,
  present: readonly Finding[],
  onAnalysis: () => void = () => undefined,
): FixContext {
  const files = Object.entries(program).map(([path, text]) => ({ path, text, secrets: scan(text) }));
  return {
    textOf: (path) => program[path],
    moduleOf: (path) => moduleOf(program[path] ?? ''),
    paths: Object.keys(program),
    names,
    secretsOf: (path) => scan(program[path] ?? ''),
    present,
    reanalyse: (path, text) => {
      onAnalysis();
      return review(
        files.map((file) => (file.path === path ? { path, text, secrets: moveSecrets(file, text) } : file)),
      );
    },
  };
}

/** What the analysis says before anything is suppressed or fixed. */
function review(files: readonly SourceFile[]): readonly Finding[] {
  const paths = files.map(({ path }) => path);
  const { candidates } = evaluateProgram(new Map(files.map((file) => [file.path, file])), paths, policy);
  const found = mostTelling(candidates).map((candidate) => ({ candidate, dataTypes: new Set<string>() }));
  return groupForms(found).flatMap(({ candidate }) => {
    const { rule, identity, writer } = candidate;
    return toFinding(candidate, policy, names, fingerprint(rule, identity, writer, 0)) ?? [];
  });
}

function scan(text: string): readonly SecretSpan[] {
  const start = text.indexOf(SCANNED);
  return start < 0 ? [] : [{ start, end: start + SCANNED.length, dataType: 'credential.token', label: 'a token' }];
}

export function moduleOf(text: string) {
  const module = parseModule(text);
  if (!isModule(module)) throw new Error('The sample exceeds the parser’s budget.');
  return module;
}
