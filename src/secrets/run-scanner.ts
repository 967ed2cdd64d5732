/**
 * Runs the rules of @secretlint's recommended preset over a text in memory. Its own core is not used: at this version
 * it records timings of every run and never drops them, which makes a long-lived process slower with each file and
 * costs it about 11 kB a time (measured with 11.7.1).
 */
import { rules } from '@secretlint/secretlint-rule-preset-recommend';

export interface ScannerHit {
  readonly messageId: string;
  readonly start: number;
  readonly end: number;
}

type Rule = (typeof rules)[number];
type RuleContext = Parameters<Rule['create']>[0];
type RuleSource = Parameters<NonNullable<ReturnType<Rule['create']>['file']>>[0];

/** Comments must not silence the scanner, and it must not open files: the rule for Google's key files does. */
const UNUSED = ['@secretlint/secretlint-rule-filter-comments', '@secretlint/secretlint-rule-gcp'];
const RULES = rules.filter((rule) => !UNUSED.includes(rule.meta.id));

export async function runScanner(path: string, text: string): Promise<ScannerHit[]> {
  const hits: ScannerHit[] = [];
  const source = { content: text, contentType: 'text', filePath: path, ext: '' } as RuleSource;
  for (const rule of RULES) {
    const handler = rule.create(contextFor(text, hits), { enableIDScanRule: true });
    await handler.file?.(source);
  }
  return hits;
}

/** Keeps where a literal stands and which message it made; the message's text, which quotes it, is never built. */
function contextFor(text: string, hits: ScannerHit[]): RuleContext {
  return {
    sharedOptions: {},
    createTranslator: () => (messageId, props) => ({ message: '', messageId: String(messageId), data: props }),
    ignore: () => {},
    report: ({ message, range }) => hits.push({ messageId: message.messageId, ...locate(text, range, message.data) }),
  };
}

/** Some rules give the start of the whole match with the length of the literal in it; the message's data has the literal. */
function locate(text: string, [start, end]: readonly [number, number], data: unknown): { start: number; end: number } {
  const literals = Object.values(data ?? {}).filter((value): value is string => typeof value === 'string');
  const literal = literals.find((value) => value.length === end - start);
  const found = literal === undefined ? -1 : text.indexOf(literal, start);
  return found === -1 ? { start, end } : { start: found, end: found + (end - start) };
}
