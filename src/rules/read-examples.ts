/**
 * The examples of a rule page, which document the rule and test it.
 *
 * Under one heading all blocks join into one example. A `python` block is new code, a `diff` block code before and
 * after, a `suggestion` block what must be offered as a fix. The line `` `pages/home.py`: `` before a block names its
 * file; blocks of one file are put one after the other. `# finding` at the end of a line expects the page's rule
 * there, `# finding: other-rule, …` other rules, `# source` the beginning of a flow. Markers are taken out of the code.
 */

/** One heading's code. */
export interface Example {
  /** The headings above it, such as `Bad / Returned by a helper`. */
  readonly heading: string;
  readonly files: readonly ExampleFile[];
  /** What must be offered as a fix, in the order of the page. */
  readonly suggestions: readonly string[];
}

export interface ExampleFile {
  readonly path: string;
  /** Undefined where the example has no state before. */
  readonly before: string | undefined;
  readonly after: string;
  readonly markers: readonly Marker[];
}

export interface Marker {
  /** 1-based, of `after`. */
  readonly line: number;
  /** A rule's id, `finding` for the page's own rule, or `source`. */
  readonly expects: string;
}

const HEADING = /^(?<level>#{2,4}) (?<text>.+)$/;
const FENCE = /^```(?<language>\w*)\s*$/;
const FILE_NAME = /^`(?<path>[\w./-]+\.py)`:$/;
const MARKER = /\s*#\s(?:(?<source>source)|finding(?:: (?<rules>[a-z-]+(?:, [a-z-]+)*))?)$/;

/** Reads the examples of a page's body in order. A heading without code makes none. */
export function readExamples(body: string): Example[] {
  return blocksByHeading(body).flatMap(({ heading, blocks }) => {
    const code = blocks.filter(({ language }) => language === 'python' || language === 'diff');
    if (code.length === 0) return [];
    const suggestions = blocks.filter(({ language }) => language === 'suggestion').map(({ lines }) => lines.join('\n'));
    return [{ heading, files: joinFiles(code), suggestions }];
  });
}

interface Block {
  readonly language: string;
  readonly path: string;
  readonly lines: readonly string[];
}

function blocksByHeading(body: string): { heading: string; blocks: Block[] }[] {
  const sections: { heading: string; blocks: Block[] }[] = [];
  const headings: string[] = [];
  const lines = body.split('\n');
  let path = 'app.py';
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const heading = HEADING.exec(line)?.groups;
    if (heading !== undefined) {
      headings.splice((heading.level?.length ?? 2) - 2, Number.POSITIVE_INFINITY, heading.text ?? '');
      sections.push({ heading: headings.join(' / '), blocks: [] });
    }
    path = FILE_NAME.exec(line)?.groups?.path ?? path;
    const language = FENCE.exec(line)?.groups?.language;
    if (language === undefined) continue;
    const end = lines.indexOf('```', index + 1);
    if (end < 0) break;
    sections.at(-1)?.blocks.push({ language, path, lines: lines.slice(index + 1, end) });
    path = 'app.py';
    index = end;
  }
  return sections;
}

function joinFiles(blocks: readonly Block[]): ExampleFile[] {
  const paths = [...new Set(blocks.map(({ path }) => path))];
  return paths.map((path) => {
    const own = blocks.filter((block) => block.path === path);
    const hasBefore = own.some(({ language }) => language === 'diff');
    const after = own.flatMap(linesAfter).map(takeMarkers);
    return {
      path,
      before: hasBefore ? toText(own.flatMap(linesBefore).map((line) => takeMarkers(line).text)) : undefined,
      after: toText(after.map(({ text }) => text)),
      markers: after.flatMap(({ expects }, index) =>
        expects.map((expected) => ({ line: index + 1, expects: expected })),
      ),
    };
  });
}

function linesAfter({ language, lines }: Block): string[] {
  return language === 'diff' ? lines.filter((line) => !line.startsWith('-')).map((line) => line.slice(1)) : [...lines];
}

function linesBefore({ language, lines }: Block): string[] {
  return language === 'diff' ? lines.filter((line) => !line.startsWith('+')).map((line) => line.slice(1)) : [];
}

function takeMarkers(line: string): { text: string; expects: string[] } {
  const marker = MARKER.exec(line)?.groups;
  if (marker === undefined) return { text: line, expects: [] };
  const expects = marker.source === undefined ? (marker.rules?.split(', ') ?? ['finding']) : ['source'];
  return { text: line.replace(MARKER, ''), expects };
}

function toText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
