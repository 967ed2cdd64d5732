/** Under which circumstances a setting holds: always, or only on a developer's machine and in tests. */
import type { Setting } from '../flow/machine/observer.ts';
import type { Site } from '../flow/values/site.ts';
import type { Program } from '../program/program.ts';
import type { Expression, Module, Span } from '../python/syntax.ts';
import { walk } from '../python/walk.ts';

const TEST_FILE = /(^|[/_])(tests?|testing|conftest)([_.]|\/)/i;
const TEST_CLASS = /(^|\.)\w*Test/;
const DEVELOPMENT_FILE = /(^|[/_.-])(dev|devel|development|local|debug)([_.-]|\/)/i;
const DEVELOPMENT_CLASS = /(^|\.)(Dev|Local|Debug)|Dev(el|elopment)?(Config|Settings)?$/;

/** What tests set up protects nothing. */
export function isForTests({ site, writer }: Pick<Setting, 'site' | 'writer'>): boolean {
  return TEST_FILE.test(site.path) || TEST_CLASS.test(writer);
}

/** By the names of file and class, or by a condition on where the app runs. */
export function isForDevelopment(setting: Pick<Setting, 'site' | 'writer'>, program: Program): boolean {
  const { site, writer } = setting;
  if (isForTests(setting) || DEVELOPMENT_FILE.test(site.path) || DEVELOPMENT_CLASS.test(writer)) return true;
  const module = program.module(site.path);
  return module !== undefined && testsAround(module, site).some(asksWhereItRuns);
}

/** The tests of the `if` statements around a place. */
function testsAround(module: Module, site: Site): readonly Expression[] {
  const tests: Expression[] = [];
  walk(module.body, (node) => {
    if (node.end <= site.start || node.start > site.start) return false;
    if (node.kind === 'If' && node.test.end <= site.start) tests.push(node.test);
    return true;
  });
  return tests;
}

/** Whether two places stand in different branches of one `if`, so that never both of them run. */
export function areExclusive(module: Module | undefined, a: Site, b: Site): boolean {
  if (!module || a.path !== b.path) return false;
  let exclusive = false;
  walk(module.body, (node) => {
    if (node.start > Math.min(a.start, b.start) || node.end < Math.max(a.end, b.end)) return false;
    if (node.kind === 'If') {
      const [inBody, alsoInBody] = [a, b].map((site) => node.body.some((part) => holds(part, site)));
      const [inElse, alsoInElse] = [a, b].map((site) => node.orelse.some((part) => holds(part, site)));
      if ((inBody && alsoInElse) || (inElse && alsoInBody)) exclusive = true;
    }
    return true;
  });
  return exclusive;
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

const PLACE_OF_WORK = /debug|(^|[^a-z])(dev|env|prod|local|test)|develop|environ|production|localhost|testing/i;

function asksWhereItRuns(test: Expression): boolean {
  let asks = false;
  walk(test, (node) => {
    const text =
      node.kind === 'Name' ? node.id : node.kind === 'Attribute' ? node.attr : node.kind === 'Str' ? node.value : '';
    if (PLACE_OF_WORK.test(text)) asks = true;
  });
  return asks;
}
