import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchChromium } from './chromium.ts';
import { serve, temporaryFolder, type Served } from './served.ts';

/** A tab of its own for each test of a file. */
export interface TabPages {
  /** A folder of the test file's own. */
  readonly folder: string;
  /** The app served on these, shown in a new tab. */
  open(paths: readonly string[], options?: object): Promise<Page>;
}

/** Sets up a browser for a test file. After each test the page must have had no complaint: no error, no refused policy. */
export function tabPages(size = { width: 1280, height: 820 }): TabPages {
  const folder = temporaryFolder();
  let browser: Browser;
  let served: Served | undefined;
  let page: Page | undefined;
  let complaints: string[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    folder.remove();
  });
  afterEach(async () => {
    await page?.context().close();
    await served?.close();
    [page, served] = [undefined, undefined];
    expect(complaints).toEqual([]);
  });
  return {
    folder: folder.path,
    async open(paths, options = {}) {
      served = await serve(paths);
      const context = await browser.newContext({ locale: 'en-US', viewport: size, ...options });
      page = await context.newPage();
      complaints = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(served.url);
      await page.getByRole('heading', { level: 1 }).waitFor();
      return page;
    },
  };
}
