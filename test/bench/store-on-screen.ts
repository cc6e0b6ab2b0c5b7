import path from 'node:path';
import type { Page } from 'playwright-core';
import { EXAMPLE, step } from './measure.ts';
import { measure, onPage } from './scrolling.ts';
import { SIZE, type Places } from './stores.ts';

const TIMES = 3;
const ROW = 'main .grid [data-row="0"]';
const RUN = 'main .grid.runs [data-row="0"] .first';

/**
 * A store of many runs on screen, each time with a host that was just started: how long after the click that opens it its
 * experiments are painted, and after the click on one of them its first runs; then the longest task while runs are scrolled.
 */
export async function storeOnScreen(kind: keyof Places, place: string): Promise<void> {
  const name = `${SIZE} (${kind})`;
  step(`${name}: on screen`);
  const first: { experiments: number; runs: number }[] = [];
  for (let time = 0; time < TIMES; time += 1)
    await onPage([EXAMPLE, place], async (page) => {
      const tab = page
        .getByRole('grid')
        .first()
        .getByRole('row', { name: path.basename(place) });
      first.push({
        experiments: await untilPainted(page, ROW, () => tab.click()),
        runs: await untilPainted(page, RUN, () => page.locator(ROW).click()),
      });
      if (time < TIMES - 1) return;
      await page.locator('main .crumbs .link').click();
      await measure(name, page, () => page.locator(ROW).click(), '.grid.runs [data-row="5"] .first');
      const heap = await page.evaluate(
        () => (performance as unknown as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0,
      );
      console.log(`${name}: ${(heap / 1e6).toFixed(0)} MB of the page's heap`);
    });
  for (const what of ['experiments', 'runs'] as const) {
    const times = first.map((each) => Math.round(each[what])).toSorted((a, b) => a - b);
    console.log(
      `${name}: first ${what} painted ${times[Math.floor(times.length / 2)]} ms after the click (of ${times.join(', ')})`,
    );
  }
}

/** Milliseconds from a click to the frame in which something is painted, by the page's own clock. A text: tsx marks functions. */
async function untilPainted(page: Page, selector: string, click: () => Promise<void>): Promise<number> {
  await page.evaluate(`void (window.painted = new Promise((resolve) => {
    let clicked = 0;
    addEventListener('pointerdown', (event) => (clicked = event.timeStamp), { once: true, capture: true });
    const look = () => {
      if (clicked === 0 || document.querySelector(${JSON.stringify(selector)}) === null) return requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - clicked);
      port2.postMessage(null);
    };
    look();
  }))`);
  await click();
  return (await page.evaluate('window.painted')) as number;
}
