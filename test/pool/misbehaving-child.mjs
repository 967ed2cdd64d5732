// Speaks as the pool's own program does, and does what a file's first word says: the worst that hostile code could bring an
// analysis to, whatever the analysis can take today.
import { watchOver } from '../../dist/pool/watch-over.js';

watchOver(Number(process.argv[2]));
process.once('disconnect', () => process.exit(0));

const DEEDS = {
  spin() {
    for (;;);
  },
  heap() {
    const kept = [];
    for (;;) kept.push(new Array(10_000).fill(kept.length));
  },
  native() {
    const kept = [];
    for (;;) kept.push(Buffer.alloc(10_000_000, 1));
  },
  crash() {
    process.kill(process.pid, 'SIGSEGV');
    for (;;);
  },
};

const NOTHING = { findings: [], suppressed: [], suppressionProblems: [], problems: [] };

process.on('message', ({ id, task }) => {
  const { files, context } = task.change;
  const texts = [...files.map(({ after }) => after?.text ?? ''), ...context.map(({ text }) => text)];
  if (texts.includes('throw')) return process.send({ id, exceeded: 'fault' });
  for (const text of texts) DEEDS[text]?.();
  const told = texts.includes('environment') ? Object.keys(process.env).sort().join(' ') : '';
  const problems = told === '' ? [] : [{ path: 'environment', message: told }];
  return process.send({
    id,
    result: { ...NOTHING, problems, stats: { files: texts.length, analysedFiles: 0, lines: 0 } },
  });
});
process.send('ready');
