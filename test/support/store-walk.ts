import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeViolations } from './axe.ts';
import { dropOn } from './dropping.ts';

/**
 * Drops the store of test/interop/make_training.py on the window and looks at all that is in it. `models`: its artifacts came
 * along, so that the registered model opens.
 */
export async function walkStore(page: Page, place: string, name: string, models: boolean): Promise<void> {
  const main = page.locator('main');
  const row = (label: RegExp | string) => main.getByRole('row', { name: label }).first();
  await dropOn(page, /^Open/, [place]);
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await row('Ventas ñ').click();
  await row('best').waitFor();
  const sweep = row('sweep');
  await sweep.focus();
  await page.keyboard.press('ArrowRight');
  await row('trial 2').waitFor();
  const search = main.locator('.search input');
  await search.fill('loss < 0.4');
  await expect.poll(() => main.locator('.grid.runs .rows [role=row]').count()).toBe(2);
  await search.fill('');
  await row('best').click();
  await main.getByRole('heading', { level: 2, name: 'best' }).waitFor();
  await main.locator('.dataset .link', { hasText: 'customers' }).first().click();
  await main.getByRole('heading', { level: 3, name: /^Read by \d+ runs?$/ }).waitFor();
  await main.locator('.dataset-part').getByText('age', { exact: true }).waitFor();
  await page.getByRole('navigation', { name: 'Where you are' }).getByRole('button', { name: 'best' }).click();
  await main.getByRole('radio', { name: /^Metrics/ }).click();
  // The last step is one more than a double can count.
  await main.locator('.metric-history').getByText('9007199254740993').first().waitFor();
  await main.getByRole('img', { name: /^loss: [34] points/ }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('tab', { name: /^Registered models/ }).click();
  await row('churn').click();
  await row('churn version 1').click();
  await main.getByText('@champion').first().waitFor();
  if (!models) return void (await main.locator('.version').getByText('not found').waitFor());
  await main.locator('.version').getByRole('button', { name: 'Open' }).click();
  await page.getByRole('tab', { name: 'Signature', exact: true }).click();
  await main.getByText('age', { exact: true }).first().waitFor();
}
