import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { browserPath, launchChromium } from '../support/chromium.ts';
import { serve } from '../support/served.ts';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}

/** The longest task of any page's main thread in a Chromium trace, in milliseconds. */
function longestTask(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] };
  const thread = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const main = new Set(traceEvents.filter(({ args }) => args?.name === 'CrRendererMain').map(thread));
  const tasks = traceEvents.filter((event) => event.name.endsWith('RunTask') && main.has(thread(event)));
  if (tasks.length < 20) throw new Error(`only ${tasks.length} tasks were traced`);
  return Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1000;
}

/** A wheel turned down and up again over what is at the middle of the page, then the End and Home keys. */
async function scroll(page: Page): Promise<void> {
  await page.mouse.move(600, 600);
  for (const way of [1, -1]) {
    for (let turn = 0; turn < 60; turn += 1) {
      await page.mouse.wheel(0, way * 700);
      await page.waitForTimeout(16);
    }
  }
  for (const key of ['End', 'Home', 'PageDown', 'PageDown']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(50);
  }
}

const CATEGORIES = ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'];

/** Writes a model of 5,000 columns; each tenth is called otherwise where `other` says so. */
function writeWide(folder: string, name: string, other = false): string {
  const model = path.join(folder, name);
  mkdirSync(model);
  const columns = Array.from({ length: 5000 }, (_, at) => ({
    type: 'double',
    name: other && at % 10 === 0 ? `renamed_${at}` : `column_${at}`,
    required: true,
  }));
  writeFileSync(
    path.join(model, 'MLmodel'),
    `flavors: {sklearn: {}}\nsignature:\n  inputs: '${JSON.stringify(columns)}'\n`,
  );
  return model;
}

/** What the page's main thread does at most in one go while something long is shown, and then scrolled. */
export async function measure(what: string, page: Page, show: () => Promise<void>, row: string): Promise<void> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('no browser');
  await browser.startTracing(page, { categories: CATEGORIES });
  const start = performance.now();
  await show();
  await page.locator(row).first().waitFor();
  const shown = performance.now() - start;
  const showing = longestTask(await browser.stopTracing());
  await page.locator(row).first().focus();
  await browser.startTracing(page, { categories: CATEGORIES });
  await scroll(page);
  const scrolling = longestTask(await browser.stopTracing());
  console.log(
    `${what}: on screen ${shown.toFixed(0)} ms after the click (longest task ${showing.toFixed(0)} ms), longest task while scrolling ${scrolling.toFixed(0)} ms`,
  );
}

/** A signature of 5,000 columns. */
export async function wideSignature(folder: string): Promise<void> {
  await onPage([writeWide(folder, 'wide')], (page) =>
    measure('5,000 columns', page, () => page.locator('[role=tab][data-key=signature]').click(), '[data-row="0"]'),
  );
}

/** Two such signatures compared, every row shown. */
export async function wideComparison(folder: string): Promise<void> {
  await onPage([writeWide(folder, 'wide-a'), writeWide(folder, 'wide-b', true)], async (page) => {
    await page.locator('.notice .button.primary').click();
    await page.locator('.compare-table').waitFor();
    await measure(
      '5,000 rows compared',
      page,
      () => page.locator('.compare-view .segment').nth(1).click(),
      '[data-line="5"]',
    );
  });
}

const PATIENCE = 300_000;

/** Work on the page of the app served with these paths; `prepare` may put more into its data folder. */
export async function onPage(
  paths: readonly string[],
  work: (page: Page) => Promise<void>,
  prepare?: (data: string) => Promise<void>,
): Promise<void> {
  if (browserPath() === null) return console.log('5,000 columns: no Chromium here');
  const served = await serve(paths, {}, prepare);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 740 } });
    // On a busy machine a large store takes longer than a page should.
    page.setDefaultTimeout(PATIENCE);
    await page.goto(served.url);
    await page.locator('.plain-words').waitFor();
    await work(page);
  } finally {
    await browser.close();
    await served.close();
  }
}
