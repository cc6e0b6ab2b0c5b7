import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../../support/axe.ts';
import { launchChromium } from '../../support/chromium.ts';
import { compareTour } from '../../support/compare-screens.ts';
import { tour, writeModels, type Tour } from '../../support/screens.ts';
import { storeTour } from '../../support/store-screens.ts';
import { workspaceTour } from '../../support/workspace-screens.ts';
import { serve, temporaryFolder } from '../../support/served.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Words that lie outside what is shown of the element that should show them, and whatever makes the page scroll sideways. */
function clipped(): string[] {
  const words = 'main button, main h1, main h2, main h3, main dt, nav button, [role=tab], [role=dialog] *, .notice';
  const shown = (each: HTMLElement) => each.clientWidth > 1 && getComputedStyle(each).display !== 'inline';
  const found = [...document.querySelectorAll<HTMLElement>(words)]
    .filter((each) => shown(each) && !each.matches('.id-text *, .recent-open, .palette-list *'))
    .filter((each) => each.scrollWidth > each.clientWidth + 1)
    .map((each) => `clipped: ${each.tagName} ${each.textContent.slice(0, 60)}`);
  for (const each of [document.documentElement, document.querySelector('main')])
    if (each !== null && each.scrollWidth > each.clientWidth + 1)
      found.push(`${each.tagName} scrolls sideways: ${each.scrollWidth} of ${each.clientWidth}`);
  return found;
}

// 590 x 370 is a window of 1180 x 740 at 200 %.
describe.each([
  { theme: 'light', language: 'en', width: 1180, height: 740, media: {} },
  { theme: 'dark', language: 'es', width: 590, height: 370, media: {} },
  { theme: 'contrast', language: 'es', width: 400, height: 700, media: { reducedMotion: 'reduce' } },
  { theme: 'light', language: 'en', width: 1180, height: 740, media: { forcedColors: 'active' } },
] as const)('every screen, $theme, $language, $width px, $media', ({ theme, language, width, height, media }) => {
  const walks = [
    ['of models and stores', modelsAndStores, 30],
    ['of workspaces', workspaceTour, 10],
  ] as const;
  it.each(walks)('%s clips no word, scrolls one way only, and gives axe nothing to complain about', async (...walk) => {
    const [, walkAll, least] = walk;
    const folder = temporaryFolder();
    const { start, gone } = writeModels(folder.path);
    const served = await serve(start, { theme, language });
    const context = await browser.newContext({ locale: 'en-US', viewport: { width, height }, ...media });
    try {
      const page = await context.newPage();
      await page.goto(served.url);
      await page.locator(`html[data-theme=${theme}][lang=${language}] h1`).first().waitFor();
      const wrong: string[] = [];
      const seen: string[] = [];
      const shoot = async (name: string) => {
        seen.push(name);
        await page.waitForTimeout(150);
        const found = [...(await axeViolations(page)), ...(await page.evaluate(clipped))];
        wrong.push(...found.map((each) => `${name}: ${each}`));
      };
      await walkAll({ page, gone, folder: folder.path, data: served.data, shoot });
      expect(seen.length).toBeGreaterThan(least);
      expect(wrong).toEqual([]);
    } finally {
      await context.close();
      await served.close();
      folder.remove();
    }
  });
});

async function modelsAndStores(way: Tour): Promise<void> {
  await tour(way);
  await compareTour(way.page, way.shoot);
  await storeTour(way.page, way.shoot);
}
