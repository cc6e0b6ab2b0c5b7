import type { Page } from 'playwright-core';
import { diabetes } from './diabetes.ts';
import { dragOver } from './dropping.ts';

/** The comparing screens, whichever language: where it begins, the answer, one reason, all files, who can replace whom. */
export async function compareTour(page: Page, shoot: (name: string) => Promise<void>): Promise<void> {
  await page.locator('nav button').nth(1).click();
  await page.locator('.slots').waitFor();
  await shoot('compare-start');
  const { x, y, send } = await dragOver(page, /Compare them|Compararlos/, [diabetes(4), diabetes(6)]);
  await shoot('compare-drop');
  await send('drop', x, y);
  await page.locator('.verdict-banner').waitFor();
  await shoot('compare');
  await page.keyboard.press('F7');
  await page.keyboard.press('F7');
  await page.keyboard.press('F7');
  await shoot('compare-reason');
  await page.locator('.view-tab').nth(3).click();
  await page.locator('.compare-view .segment').nth(1).click();
  await shoot('compare-files');
  await page.keyboard.press('Alt+Shift+KeyD');
  await page.locator('.picker-row').last().waitFor();
  await shoot('compare-picker');
  // By key: what was open lately comes into the list late, and moves the rows under a pointer.
  await page.locator('.picker-row').last().focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('.matrix-cell').length === 6);
  await shoot('compare-matrix');
}
