import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../../support/axe.ts';
import { launchChromium } from '../../support/chromium.ts';
import { clipped, LOOKS } from '../../support/every-look.ts';
import { bigModel, NEW, portScene } from '../../support/port-scene.ts';
import { portTour } from '../../support/port-screens.ts';
import { serve, temporaryFolder } from '../../support/served.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe.each(LOOKS)('every screen of a port, $theme, $language, $width px, $media', (look) => {
  it('clips no word, scrolls one way only, and gives axe nothing to complain about', async () => {
    const { theme, language, width, height, media } = look;
    const folder = temporaryFolder();
    const big = bigModel(folder.path);
    let scene = { prod: '', data: '' };
    const served = await serve([NEW, big], { theme, language }, async (data) => {
      scene = { ...(await portScene(folder.path, data)), data };
    });
    const context = await browser.newContext({ locale: 'en-US', viewport: { width, height }, ...media });
    try {
      const page = await context.newPage();
      await page.goto(served.url);
      await page.locator(`html[data-theme=${theme}][lang=${language}] h1`).first().waitFor();
      const wrong: string[] = [];
      let seen = 0;
      const shoot = async (name: string) => {
        seen += 1;
        await page.waitForTimeout(150);
        const found = [...(await axeViolations(page)), ...(await page.evaluate(clipped))];
        wrong.push(...found.map((each) => `${name}: ${each}`));
      };
      await portTour({ page, ...scene, big, pid: served.pid, shoot });
      expect(seen).toBeGreaterThan(24);
      expect(wrong).toEqual([]);
    } finally {
      await context.close();
      await served.close();
      folder.remove();
    }
  });
});
