import type { Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { serve, type Served } from './served.ts';

export interface OpenTab {
  readonly page: Page;
  readonly served: Served;
  /** Errors that the page threw, from its first moment. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** One tab for all tests of a file, in English, on an app whose data folder was prepared first: its address opens only once. */
export async function openTab(
  paths: readonly string[],
  prepare: (data: string) => Promise<void>,
  width = 1180,
): Promise<OpenTab> {
  const browser = await launchChromium();
  const served = await serve(paths, { language: 'en' }, prepare);
  const context = await browser.newContext({ locale: 'en-US', viewport: { width, height: 740 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(served.url);
  // What the page was started on comes to the front first.
  await page.locator('.tab').first().waitFor();
  await page.locator('main h1').first().waitFor();
  return {
    page,
    served,
    complaints,
    async close() {
      await browser.close();
      await served.close();
    },
  };
}
