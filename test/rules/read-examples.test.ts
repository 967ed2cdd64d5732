import { expect, it } from 'vitest';
import { readExamples } from '../../src/rules/read-examples.ts';

const FENCE = '```';

it('joins the blocks under one heading, by file', () => {
  const body = `# Title

Why.

## Bad

### In two files

\`stores.py\`:

${FENCE}python
store = 1
${FENCE}

Some prose.

\`pages/home.py\`:

${FENCE}python
a = 1
${FENCE}

${FENCE}python
b = 1
${FENCE}

\`stores.py\`:
${FENCE}python
other = 2  # finding
${FENCE}

## Good

Nothing to run.
`;
  expect(readExamples(body)).toEqual([
    {
      heading: 'Bad / In two files',
      files: [
        {
          path: 'stores.py',
          before: undefined,
          after: 'store = 1\nother = 2\n',
          markers: [{ line: 2, expects: 'finding' }],
        },
        { path: 'pages/home.py', before: undefined, after: 'a = 1\n', markers: [] },
        { path: 'app.py', before: undefined, after: 'b = 1\n', markers: [] },
      ],
      suggestions: [],
    },
  ]);
});

it('takes markers out of the code, and leaves other comments', () => {
  const body = `## Bad
${FENCE}python
a = 1  # source
b = a  # finding
c = b  # finding: one-rule, other-rule
d = c  # kept  # finding
# finding out what this does is not a marker
${FENCE}
`;
  const file = readExamples(body)[0]?.files[0];
  expect(file?.after).toBe(
    ['a = 1', 'b = a', 'c = b', 'd = c  # kept', '# finding out what this does is not a marker', ''].join('\n'),
  );
  expect(file?.markers).toEqual([
    { line: 1, expects: 'source' },
    { line: 2, expects: 'finding' },
    { line: 3, expects: 'one-rule' },
    { line: 3, expects: 'other-rule' },
    { line: 4, expects: 'finding' },
  ]);
});

it('reads a diff as code before and after, and suggestions in order', () => {
  const body = `## Only the change counts
${FENCE}diff
 a = 1
-b = 1
+b = 2  # finding

 c = 1
${FENCE}
${FENCE}suggestion
b = 3
${FENCE}
${FENCE}suggestion
${FENCE}
${FENCE}text
not code
${FENCE}
`;
  expect(readExamples(body)).toEqual([
    {
      heading: 'Only the change counts',
      files: [
        {
          path: 'app.py',
          before: 'a = 1\nb = 1\n\nc = 1\n',
          after: 'a = 1\nb = 2\n\nc = 1\n',
          markers: [{ line: 2, expects: 'finding' }],
        },
      ],
      suggestions: ['b = 3', ''],
    },
  ]);
});

it('takes a block that is never closed for prose', () => {
  expect(readExamples(`## Bad\n${FENCE}python\na = 1\n`)).toEqual([]);
});
