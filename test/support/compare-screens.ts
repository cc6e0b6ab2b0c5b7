import type { Page } from 'playwright-core';
import { diabetes } from './diabetes.ts';

/** The comparing screens, whichever language: where it begins, the answer, one reason, all files, who can replace whom. */
export async function compareTour(page: Page, shoot: (name: string) => Promise<void>): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 1180, height: 740 };
  await page.locator('nav button').nth(1).click();
  await page.locator('.slots').waitFor();
  await shoot('compare-start');
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [diabetes(4), diabetes(6)], dragOperationsMask: 1 };
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop', x: number, y: number) =>
    session.send('Input.dispatchDragEvent', { type, x, y, data });
  await drag('dragEnter', width / 2, height / 2);
  const box = await page.locator('[data-drop=together]').boundingBox();
  await drag('dragOver', (box?.x ?? 0) + 30, (box?.y ?? 0) + 30);
  await shoot('compare-drop');
  await drag('drop', (box?.x ?? 0) + 30, (box?.y ?? 0) + 30);
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
  await page.locator('.picker-row').last().click();
  await page.waitForFunction(() => document.querySelectorAll('.matrix-cell').length === 6);
  await shoot('compare-matrix');
}
