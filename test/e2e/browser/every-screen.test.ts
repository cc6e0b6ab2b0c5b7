import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../../support/axe.ts';
import { clipped, LOOKS } from '../../support/every-look.ts';
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

describe.each(LOOKS)(
  'every screen, $theme, $language, $width px, $media',
  ({ theme, language, width, height, media }) => {
    const walks = [
      ['of models and stores', modelsAndStores, 30],
      ['of workspaces', workspaceTour, 10],
    ] as const;
    it.each(walks)(
      '%s clips no word, scrolls one way only, and gives axe nothing to complain about',
      async (...walk) => {
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
      },
    );
  },
);

async function modelsAndStores(way: Tour): Promise<void> {
  await tour(way);
  await compareTour(way.page, way.shoot);
  await storeTour(way.page, way.shoot);
}
