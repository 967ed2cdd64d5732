import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { PullRequestModel } from './page/model.ts';
import { renderPage } from './page/render-page.ts';

/** Writes the page and gives its path, as short as it can be said from where the demo was started. */
export async function writePage(root: string, model: PullRequestModel): Promise<string> {
  const file = join(root, 'demo-output/pull-request.html');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, renderPage(model));
  return relative(process.cwd(), file);
}
