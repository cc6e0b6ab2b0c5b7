import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { SECRET, type BadInput } from './bad-input.ts';
import { patience, textOf } from './bad-inputs.ts';
import type { ShownInput } from './example-inputs.ts';

/** Opens a bad input and expects the page to say what it must, in time; closes its tab again. */
export async function expectOnPage(
  page: Page,
  input: BadInput,
  open: () => Promise<void>,
  limit = patience(),
): Promise<void> {
  const start = performance.now();
  await open();
  // Busy texts come and go; a heading or an error stays.
  const main = page.locator('main');
  const ready = page.locator('main :is(.model-head, .problem-list, [role=row], [role=alert])');
  await ready
    .first()
    .waitFor({ timeout: limit })
    .catch(async () => expect.fail(`in ${Math.round(limit)} ms only: ${await page.locator('body').innerText()}`));
  for (const code of input.says) {
    const text = textOf(code);
    await expect
      .poll(async () => text.test((await main.innerText()).replaceAll('\n', ' ')), {
        timeout: limit,
        message: `${code} in ${await main.innerText()}`,
      })
      .toBe(true);
  }
  expect(performance.now() - start).toBeLessThan(limit);
  const said = await page.locator('body').innerText();
  expect(said).not.toContain(SECRET);
  expect(said).not.toMatch(/failed that should not|unexpected|problem\.|error\.[a-z]/i);
  if (input.exit === 0) expect(await main.locator('.notice-error, [role=alert]').count(), said).toBe(0);
}

/** Closes every tab with the keys of the face, until the library is what is shown, and puts away what was said before. */
export async function closeTabs(page: Page, keys: string): Promise<void> {
  const library = page.getByRole('heading', { level: 1, name: 'Look inside any MLflow model' });
  for (let tries = 0; tries < 20 && !(await library.isVisible()); tries += 1) {
    await page.keyboard.press(keys);
    await page.waitForTimeout(50);
  }
  await library.waitFor();
  const notices = page.getByRole('button', { name: 'Dismiss' });
  while ((await notices.count()) > 0) await notices.first().click();
}

/** Opens a model, goes to the view that shows its flaw and expects it to be told there, in time. */
export async function expectInView(page: Page, input: ShownInput, open: () => Promise<void>): Promise<void> {
  const limit = patience();
  await open();
  const view = page.getByRole('tab', { name: input.view });
  await view.waitFor({ timeout: limit });
  const start = performance.now();
  await view.click();
  const panel = page.getByRole('tabpanel', { name: input.view });
  const said = async () => (await panel.innerText()).replaceAll('\n', ' ');
  for (const wanted of [...input.says.map(textOf), input.shows])
    await expect.poll(async () => wanted.test(await said()), { timeout: limit, message: await said() }).toBe(true);
  expect(performance.now() - start).toBeLessThan(limit);
  expect(await page.locator('body').innerText()).not.toMatch(/[\u200b\u202e\ufeff]|error\.[a-z]|problem\./);
  // Markup and links of a model stay text.
  expect(await panel.locator('img, script, a[href]').count()).toBe(0);
}
