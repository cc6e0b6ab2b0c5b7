// `npm run screenshots`: every screen in every theme and language, into test/screenshots/out; the README's into assets/.
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from '../support/build.ts';
import { launchChromium } from '../support/chromium.ts';
import { serve } from '../support/served.ts';

const OUT = path.join(ROOT, 'test/screenshots/out');
const EXAMPLES = path.join(ROOT, 'assets/examples');
const THEMES = { light: 'Light', dark: 'Dark', contrast: 'High contrast' } as const;
const LANGUAGES = { en: 'English', es: 'Español' } as const;
type Theme = keyof typeof THEMES;
type Language = keyof typeof LANGUAGES;

async function take(theme: Theme, language: Language): Promise<void> {
  const served = await serve([path.join(EXAMPLES, 'diabetes-2026'), EXAMPLES]);
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1180, height: 740 } });
  const page = await context.newPage();
  const shoot = async (name: string) => {
    await page.waitForTimeout(300);
    await page.screenshot({ path: path.join(OUT, `${theme}-${language}-${name}.png`) });
  };
  try {
    await page.goto(served.url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await choose(page, theme, language);
    await shoot('settings');
    await page.getByRole('button', { name: /^(?:Library|Biblioteca)$/ }).click();
    await shoot('library');
    const tabs = page.getByRole('grid').first();
    await tabs.getByRole('row', { name: 'diabetes-2026' }).click();
    for (const view of ['overview', 'flavors', 'signature', 'raw']) {
      await page.locator(`[role=tab][data-key=${view}]`).click();
      await shoot(view);
    }
    await tabs.getByRole('row', { name: 'examples' }).click();
    await shoot('chooser');
  } finally {
    await context.close();
    await served.close();
  }
}

async function choose(page: Page, theme: Theme, language: Language): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: THEMES[theme], exact: true }).click();
  await page.getByRole('radio', { name: LANGUAGES[language] }).click();
}

mkdirSync(OUT, { recursive: true });
const browser = await launchChromium();
try {
  for (const theme of Object.keys(THEMES) as Theme[])
    for (const language of Object.keys(LANGUAGES) as Language[]) await take(theme, language);
} finally {
  await browser.close();
}
copyFileSync(path.join(OUT, 'light-en-signature.png'), path.join(ROOT, 'assets/screenshot.png'));
