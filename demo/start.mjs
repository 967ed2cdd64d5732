// What `npm run demo` starts: builds the app, the demo and the double of GitHub, and plays the demo. Whatever ends it, an
// error or a signal, it first ends and removes what it began.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stopped = new AbortController();
const { signal } = stopped;
const stop = () => stopped.abort(new Error('The demo was stopped.'));
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, stop);
// The reader of our output is gone, as after `npm run demo | head`.
for (const stream of [process.stdout, process.stderr]) stream.on('error', stop);

try {
  const from = performance.now();
  process.stdout.write('• Building the app and the demo … ');
  await all([
    run('npm', ['run', '--silent', 'build']),
    run(process.execPath, [typescript(), '-p', 'tsconfig.demo.json']),
  ]);
  process.stdout.write(`${((performance.now() - from) / 1000).toFixed(1)} s\n`);
  const { runDemo } = await import('../demo-output/build/demo/run-demo.js');
  await runDemo(root, process.stdout, signal);
} catch (error) {
  process.stderr.write(`\n${signal.aborted ? signal.reason.message : error.stack}\n`);
  process.exitCode = signal.aborted ? 130 : 1;
}

/** Waits for all of them, also where one has failed already: none may outlive the demo. */
async function all(works) {
  await Promise.allSettled(works);
  await Promise.all(works);
}

/** Ends when the command and all that it started have closed their output; throws unless it ends with 0. */
async function run(command, args) {
  const windows = process.platform === 'win32';
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], signal, shell: windows });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  child.on('error', (error) => (output += error.message));
  const status = await new Promise((resolve) => child.once('close', resolve));
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} ended with ${status}.\n${output}`);
}

function typescript() {
  return join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
}
