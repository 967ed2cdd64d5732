/** Makes docs/comment.png: one comment of the demo's page with the lines it is about. Run it with `npm run screenshot`. */
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium, type Locator, type Page } from 'playwright-core';

const PAGE = 'demo-output/pull-request.html';
const PICTURE = 'docs/comment.png';

/** Debian's; another one is named by CHROMIUM. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Nothing that reaches for the network or asks for a display. */
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The comment with a flow over three files; lines of the diff above it that are in the picture. */
const TITLE = 'Sensitive data in a dcc.Store';
const LINES_ABOVE = 4;
const MARGIN = 12;

if (!existsSync(PAGE)) throw new Error(`${PAGE} is not there: run \`npm run demo\` first.`);
const browser = await chromium.launch({ executablePath, args });
try {
  const page = await browser.newPage({ viewport: { width: 900, height: 1200 }, deviceScaleFactor: 2 });
  await page.goto(pathToFileURL(PAGE).href);
  const clip = await frameOf(page);
  await page.screenshot({ path: PICTURE, clip, fullPage: true });
  console.log(`wrote ${PICTURE}`);
} finally {
  await browser.close();
}

/** The comment's row, and the rows before it. */
async function frameOf(page: Page) {
  const rows = page.locator('section.file tr');
  const texts = await rows.allInnerTexts();
  const last = texts.findIndex((text) => text.includes(TITLE));
  if (last === -1) throw new Error(`No comment of the page is titled "${TITLE}".`);
  const top = await boxOf(rows.nth(Math.max(0, last - LINES_ABOVE)));
  const bottom = await boxOf(rows.nth(last).locator('article'));
  const [x, y] = [top.x, top.y];
  return { x, y, width: bottom.x + bottom.width + MARGIN - x, height: bottom.y + bottom.height + MARGIN - y };
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('A row of the page is not shown.');
  return box;
}
