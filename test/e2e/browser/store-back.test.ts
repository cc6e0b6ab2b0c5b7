import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../support/chromium.ts';
import { serve, temporaryFolder, type Served } from '../../support/served.ts';
import { writeDemoStore } from '../../support/store-demo.ts';

const folder = temporaryFolder();
let browser: Browser;
let served: Served;
let page: Page;
beforeAll(async () => {
  served = await serve([writeDemoStore(path.join(folder.path, 'mlruns'))], { language: 'en' });
  browser = await launchChromium();
  page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(served.url);
  await page.getByRole('grid').first().getByRole('row', { name: 'mlruns' }).click();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
  folder.remove();
});

describe('what a lineage led to', () => {
  const main = () => page.locator('main');
  const box = (name: RegExp) => main().locator('.lineage-box', { hasText: name }).first();
  /** Boxes that are out of sight are not drawn. */
  const all = async () => {
    await main().locator('.lineage-box[tabindex="0"]').focus();
    await page.keyboard.press('0');
  };
  const heading = (name: RegExp | string) => main().getByRole('heading', { level: 2, name }).first().waitFor();

  it('has a way back to it, by a link and by keyboard', async () => {
    await page.getByRole('tab', { name: /^Registered models/ }).click();
    await main().getByRole('row', { name: 'churn' }).first().click();
    await main().getByRole('row', { name: 'churn version 3' }).click();
    await main().locator('.version').getByRole('button', { name: 'Lineage' }).click();
    await all();
    await box(/customers-february/).dblclick();
    await heading('customers-february');
    const back = main().getByRole('button', { name: 'Back to “Lineage of churn version 3”' });
    await back.click();
    // What was chosen there still is.
    const chosen = (name: string) =>
      main().getByRole('complementary', { name: 'What is chosen' }).getByRole('heading', { level: 2, name }).waitFor();
    await chosen('customers-february');
    await main().locator('.lineage-box[tabindex="0"]', { hasText: 'customers-february' }).waitFor();
    await all();
    await box(/weekly 10 March/).dblclick();
    await heading('weekly 10 March');
    await back.waitFor();
    // Also where the arrow means something else: in the tabs of the store.
    await page.getByRole('tab', { name: /^Experiments/ }).focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await chosen('weekly 10 March');
    await page.keyboard.press('Alt+ArrowLeft');
    await main().locator('.version').getByRole('button', { name: 'Lineage' }).waitFor();
    expect(await back.count()).toBe(0);
  });

  it('leads on to the models that came of a dataset, whatever was chosen before', async () => {
    await main().getByRole('row', { name: 'churn version 2' }).click();
    await main().getByRole('heading', { name: 'churn version 2' }).waitFor();
    await page.getByRole('tab', { name: /^Experiments/ }).click();
    await main().getByRole('row', { name: 'churn-weekly' }).click();
    await main().getByRole('row', { name: 'weekly 10 March' }).click();
    await main().locator('.dataset .link').click();
    await main().getByRole('button', { name: 'churn version 3' }).click();
    await main().getByRole('heading', { name: 'churn version 3' }).waitFor();
    await main().getByRole('button', { name: 'Back to “customers-february”' }).click();
    // By keyboard too: the row has Enter for the run, its links for what they name.
    await main().getByRole('button', { name: 'churn-model' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: /^Logged models/, selected: true }).waitFor();
    await main().locator('.logged-model', { hasText: 'm-5f2c0d1e' }).waitFor();
  });
});
