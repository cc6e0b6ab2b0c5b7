import path from 'node:path';
import { EXAMPLE, step } from './measure.ts';
import { measure, onPage } from './scrolling.ts';
import { SIZE, type Places } from './stores.ts';

/** A store of many runs on screen: when its first rows are there, and the longest task while runs are scrolled. */
export async function storeOnScreen(kind: keyof Places, place: string): Promise<void> {
  const name = `${SIZE} (${kind})`;
  step(`${name}: on screen`);
  await onPage([EXAMPLE, place], async (page) => {
    const main = page.locator('main');
    const start = performance.now();
    await page
      .getByRole('grid')
      .first()
      .getByRole('row', { name: path.basename(place) })
      .click();
    await main.locator('.grid [data-row="0"]').waitFor();
    const opened = performance.now() - start;
    console.log(`${name}: experiments on screen ${opened.toFixed(0)} ms after the click that opens the store`);
    const show = () => main.locator('.grid [data-row="0"]').click();
    await measure(name, page, show, '.grid.runs [data-row="5"] .first');
    const heap = await page.evaluate(
      () => (performance as unknown as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0,
    );
    console.log(`${name}: ${(heap / 1e6).toFixed(0)} MB of the page's heap`);
  });
}
