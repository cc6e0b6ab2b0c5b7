// `npm run screenshots`: every screen in every theme and language, into test/screenshots/out; the README's into assets/.
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { LANGUAGES } from '../../shared/contract/choices.ts';
import { ROOT } from '../support/build.ts';
import { launchChromium } from '../support/chromium.ts';
import { bigModel, NEW, portScene } from '../support/port-scene.ts';
import { portTour } from '../support/port-screens.ts';
import { serve, temporaryFolder } from '../support/served.ts';
import { compareTour } from '../support/compare-screens.ts';
import { storeTour } from '../support/store-screens.ts';
import { workspaceTour } from '../support/workspace-screens.ts';
import { tour, writeModels } from '../support/screens.ts';

const OUT = path.join(ROOT, 'test/screenshots/out');
const THEMES = ['light', 'dark', 'contrast'] as const;

async function take(theme: (typeof THEMES)[number], language: (typeof LANGUAGES)[number]): Promise<void> {
  const folder = temporaryFolder();
  const { start, gone } = writeModels(folder.path);
  const first = await serve([], { theme, language });
  const served = await serve(start, { theme, language });
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1180, height: 740 } });
  const shootIn = (page: Page) => async (name: string) => {
    await page.mouse.move(0, 0);
    await page.waitForTimeout(250);
    await page.screenshot({ path: path.join(OUT, `${theme}-${language}-${name}.png`) });
  };
  try {
    const fresh = await context.newPage();
    await fresh.goto(first.url);
    await fresh.getByRole('heading', { level: 1 }).waitFor();
    await shootIn(fresh)('first-start');
    await fresh.keyboard.press('Control+,');
    await shootIn(fresh)('settings');
    const page = await context.newPage();
    await page.goto(served.url);
    await tour({ page, gone, shoot: shootIn(page) });
    await compareTour(page, shootIn(page));
    await storeTour(page, shootIn(page));
    await workspaceTour({ page, folder: folder.path, data: served.data, shoot: shootIn(page) });
    await page.locator('nav .rail-fold').click();
    await page.getByRole('grid').first().getByRole('row', { name: 'diabetes-2026' }).click();
    await shootIn(page)('rail-folded');
    for (const width of [640, 400]) {
      await page.setViewportSize({ width, height: 740 });
      await shootIn(page)(`width-${width}`);
    }
  } finally {
    await context.close();
    await served.close();
    await first.close();
    folder.remove();
  }
}

/** The wizard and Activity, with workspaces and ports of their own. */
async function takePorts(theme: (typeof THEMES)[number], language: (typeof LANGUAGES)[number]): Promise<void> {
  const folder = temporaryFolder();
  const big = bigModel(folder.path);
  let scene = { prod: '', data: '' };
  const served = await serve([NEW, big], { theme, language }, async (data) => {
    scene = { ...(await portScene(folder.path, data)), data };
  });
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1180, height: 740 } });
  try {
    const page = await context.newPage();
    await page.goto(served.url);
    const shoot = async (name: string) => {
      await page.mouse.move(0, 0);
      await page.waitForTimeout(250);
      await page.screenshot({ path: path.join(OUT, `${theme}-${language}-${name}.png`) });
    };
    await portTour({ page, ...scene, big, pid: served.pid, shoot });
  } finally {
    await context.close();
    await served.close();
    folder.remove();
  }
}

const only = process.argv.slice(2);
const isWanted = (look: string) => only.length === 0 || only.includes(look);
mkdirSync(OUT, { recursive: true });
const browser = await launchChromium();
try {
  for (const theme of THEMES)
    for (const language of LANGUAGES)
      if (isWanted(`${theme}-${language}`)) {
        await take(theme, language);
        await takePorts(theme, language);
      }
} finally {
  await browser.close();
}
if (isWanted('light-en'))
  copyFileSync(path.join(OUT, 'light-en-signature.png'), path.join(ROOT, 'assets/screenshot.png'));
