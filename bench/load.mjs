// `npm run bench:load`: the built app under load against the double of GitHub, see bench/load/main.ts.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = spawnSync('npx', ['tsc', '-p', 'tsconfig.bench.json'], { cwd: root, stdio: 'inherit', shell: false });
if (built.status !== 0) process.exit(built.status ?? 1);
process.chdir(root);
const { main } = await import('../demo-output/build/bench/load/main.js');
await main(process.argv.slice(2));
process.exit();
