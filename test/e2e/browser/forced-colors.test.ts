import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../support/chromium.ts';
import { NEW } from '../../support/port-scene.ts';
import { serve, temporaryFolder } from '../../support/served.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const SYSTEM = ['Canvas', 'CanvasText', 'GrayText', 'Highlight', 'HighlightText'];

describe.each(['light', 'dark'] as const)('where the system chooses the colours, over the %s theme', (theme) => {
  it('buttons and icons keep no colour that is made for the ground of the theme', async () => {
    const folder = temporaryFolder();
    const served = await serve([NEW], { theme, language: 'en' });
    const context = await browser.newContext({ locale: 'en-US', forcedColors: 'active' });
    try {
      const page = await context.newPage();
      await page.goto(served.url);
      const main = page.locator('main');
      await main.locator('.plain-words').waitFor();
      const coloursOf = (selector: string) =>
        page
          .locator(selector)
          .first()
          .evaluate((element, names) => {
            // Several may be the same colour.
            const namesOf = (colour: string) =>
              names.filter((each) => {
                const span = document.body.appendChild(document.createElement('span'));
                span.style.cssText = `forced-color-adjust: none; color: ${each}`;
                const { color } = getComputedStyle(span);
                span.remove();
                return color === colour;
              });
            const { color, backgroundColor } = getComputedStyle(element);
            return { color: namesOf(color), ground: namesOf(backgroundColor) };
          }, SYSTEM);
      const closing = await coloursOf('.tab[data-selected] .tab-close svg');
      expect(closing.color).toContain('HighlightText');
      await page.getByRole('navigation').getByRole('button', { name: 'Export' }).click();
      await main.locator('.paste-row input').fill('runs:/20a3f1c94b7d4e6f8a0b1c2d3e4f5a6b/model');
      await main.locator('.notice.note svg').waitFor();
      expect((await coloursOf('.notice.note svg')).color).toContain('CanvasText');
      const off = await coloursOf('main .button.primary[data-disabled]');
      expect([off.color, off.ground]).toEqual([['GrayText'], expect.arrayContaining(['Canvas'])]);
      await page.locator('nav button').first().click();
      await main.locator('.button.primary').first().hover();
      expect((await coloursOf('.button.primary[data-hovered]')).ground).toContain('Highlight');
    } finally {
      await context.close();
      await served.close();
      folder.remove();
    }
  });
});
