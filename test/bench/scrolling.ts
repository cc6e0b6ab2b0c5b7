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
  await page.mouse.move(600, 450);
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

/** What the page's main thread does at most in one go while 5,000 columns are shown, and then scrolled. */
export async function wideSignature(folder: string): Promise<void> {
  if (browserPath() === null) return console.log('5,000 columns: no Chromium here');
  const model = path.join(folder, 'wide');
  mkdirSync(model);
  const columns = Array.from({ length: 5000 }, (_, at) => ({ type: 'double', name: `column_${at}`, required: true }));
  writeFileSync(
    path.join(model, 'MLmodel'),
    `flavors: {sklearn: {}}\nsignature:\n  inputs: '${JSON.stringify(columns)}'\n`,
  );
  const served = await serve([model]);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1180, height: 740 } });
    await page.goto(served.url);
    await page.locator('.plain-words').waitFor();
    const categories = ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'];
    await browser.startTracing(page, { categories });
    const start = performance.now();
    await page.locator('[role=tab][data-key=signature]').click();
    await page.locator('[data-row="0"]').first().waitFor();
    const shown = performance.now() - start;
    const showing = longestTask(await browser.stopTracing());
    await page.locator('[data-row="0"]').first().focus();
    await browser.startTracing(page, { categories });
    await scroll(page);
    const scrolling = longestTask(await browser.stopTracing());
    console.log(
      `5,000 columns: on screen ${shown.toFixed(0)} ms after the click (longest task ${showing.toFixed(0)} ms), longest task while scrolling ${scrolling.toFixed(0)} ms`,
    );
  } finally {
    await browser.close();
    await served.close();
  }
}
