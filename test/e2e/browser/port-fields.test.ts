import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../support/chromium.ts';
import { NEW, portScene } from '../../support/port-scene.ts';
import { serve, temporaryFolder } from '../../support/served.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe.each([
  { width: 820, height: 740 },
  { width: 1180, height: 500 },
  { width: 400, height: 500 },
])('the fields of the wizard in a window of $width x $height', (viewport) => {
  it('what is wrong with a tag comes into sight above the foot, by keys alone, and the focus stays', async () => {
    const folder = temporaryFolder();
    const served = await serve([NEW], {}, async (data) => void (await portScene(folder.path, data)));
    const context = await browser.newContext({ locale: 'en-US', viewport });
    try {
      const page = await context.newPage();
      await page.goto(served.url);
      const main = page.locator('main');
      await main.locator('.model-actions .button').last().click();
      await main.locator('.target-row', { hasText: 'lab' }).click();
      const more = main.getByRole('button', { name: 'Add a tag' });
      for (const at of [1, 2]) {
        await more.focus();
        await page.keyboard.press('Enter');
        await expect.poll(() => page.evaluate(() => document.activeElement?.ariaLabel)).toBe(`Key of tag ${at}`);
        await page.keyboard.type('ticket');
      }
      const foot = await main.locator('.port-foot').boundingBox();
      const below = (box: { y: number; height: number } | null) => box!.y + box!.height;
      await expect.poll(async () => below(await main.locator('.field-problem').boundingBox())).toBeLessThan(foot!.y);
      expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toBe('Key of tag 2');
    } finally {
      await context.close();
      await served.close();
      folder.remove();
    }
  });
});
