/**
 * Builds the program where it is installed from its repository, as pre-commit and `npm install git+https://…` do. There
 * npm may hand `--global` down, and then the tools that build are not there; they are installed without it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const env = { ...process.env, npm_config_global: 'false', npm_config_location: 'project' };

// A developer's checkout is built by the scripts that need it.
if (!existsSync('dist/cli/main.js')) {
  if (!existsSync('node_modules/typescript')) npm('ci', '--ignore-scripts', '--include=dev');
  npm('run', '--silent', 'build');
}

/** What npm prints goes to standard error: pre-commit takes standard output for the package's name. */
function npm(...args) {
  execFileSync('npm', args, { stdio: ['ignore', 2, 2], env, shell: process.platform === 'win32' });
}
