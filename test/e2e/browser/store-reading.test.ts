import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../../shared/texts/en.ts';
import { es } from '../../../shared/texts/es.ts';
import { launchChromium } from '../../support/chromium.ts';
import { serve, temporaryFolder, type Served } from '../../support/served.ts';
import { writeDemoStore } from '../../support/store-demo.ts';

const WIDTHS = [1180, 900, 400];
const folder = temporaryFolder();
let browser: Browser;
beforeAll(async () => {
  writeDemoStore(path.join(folder.path, 'mlruns'));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  folder.remove();
});

describe('the runs of a store', () => {
  it.each([
    ['en', en.stores],
    ['es', es.stores],
  ] as const)('stay in their place when the reading is done (%s)', async (language, texts) => {
    const served: Served = await serve([path.join(folder.path, 'mlruns')], { language });
    try {
      const page = await browser.newPage();
      await page.goto(served.url);
      const tab = page.getByRole('grid').first().getByRole('row', { name: 'mlruns' });
      await tab.click();
      await page.locator('main .grid [data-row="0"]').click();
      await page.locator('main .grid.runs [data-row="0"]').waitFor();
      const filled = (text: string) => text.replaceAll(/\{\{\w+\}\}/g, '10.000');
      const line = filled(texts.run.countSoFar_other);
      const heads = [filled(texts.listingRuns), filled(texts.readingRuns)];
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 740 });
        const top = () => page.locator('main .grid.runs').evaluate((grid) => grid.getBoundingClientRect().top);
        const done = await top();
        for (const head of heads) {
          // What stands there while a store of many runs is read, which a test cannot hold still.
          await page.evaluate(
            ([count, reading]) => {
              const status = document.querySelector('main .list-line [role=status]');
              if (status !== null) status.textContent = count ?? '';
              document
                .querySelector('.store-head')
                ?.insertAdjacentHTML('beforeend', '<span class="store-reading muted"><progress></progress></span>');
              document.querySelector('.store-reading')?.append(reading ?? '');
            },
            [line, head],
          );
          expect([width, head, await top()]).toEqual([width, head, done]);
          await page.evaluate(() => document.querySelector('.store-reading')?.remove());
        }
        const counted = filled(texts.run.count_other);
        await page
          .locator('main .list-line [role=status]')
          .evaluate((status, text) => (status.textContent = text), counted);
      }
    } finally {
      await served.close();
    }
  });
});
