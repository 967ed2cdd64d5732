/** The package's version, read from the package itself. */
import { readFileSync } from 'node:fs';

/** Such as `0.1.0`. The path holds from `src/cli` and from `dist/cli` alike. */
export function version(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return version;
}
