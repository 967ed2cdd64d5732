/**
 * Everything that is checked without running the code, at the same time. Prints one line a step, and the output of
 * those that fail with what to do about it. Needs `npm run build`; run by npm, which knows where the tools are.
 */
import { spawn } from 'node:child_process';

const STEPS = [
  {
    name: 'format and lint',
    run: 'biome ci --colors=off --error-on-warnings .',
    help: 'npm run format corrects most of this',
  },
  { name: 'types', run: 'tsc --noEmit', help: 'the compiler names file and line' },
  { name: 'unused code', run: 'knip', help: 'remove what nobody uses, or the export keyword' },
  { name: 'generated files', run: 'node scripts/generate.mjs --check', help: 'npm run generate writes them again' },
  { name: 'licences', run: 'node scripts/check-licences.mjs', help: 'leave the package out, or allow its licence' },
  { name: 'package', run: 'publint --strict', help: 'correct package.json' },
];

const failed = (await Promise.all(STEPS.map(runStep))).filter((step) => step.status !== 0);
for (const { name, help, output } of failed) {
  console.error(`\n${output.trim()}\n\nCheck failed: ${name}. What to do: ${help}.`);
}
process.exitCode = failed.length > 0 ? 1 : 0;

function runStep(step) {
  return new Promise((resolve) => {
    const child = spawn(step.run, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (status) => {
      console.log(`${status === 0 ? 'ok    ' : 'failed'}  ${step.name}`);
      resolve({ ...step, status, output });
    });
  });
}
