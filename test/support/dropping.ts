import type { Page } from 'playwright-core';

/**
 * Drags real files and folders over the window onto the place with these words
 * and lets go there, as a person would. The hand moves on until the place is under it, since that appears with the first
 * move only.
 */
export async function dropOn(page: Page, target: string | RegExp, paths: readonly string[]): Promise<void> {
  const { x, y, send } = await dragOver(page, target, paths);
  await send('drop', x, y);
}

/** The same without letting go. */
export async function dragOver(page: Page, target: string | RegExp, paths: readonly string[]) {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const send = (type: 'dragEnter' | 'dragOver' | 'drop', x: number, y: number) =>
    session.send('Input.dispatchDragEvent', { type, x, y, data });
  const [width, height] = await page.evaluate(() => [innerWidth, innerHeight] as const);
  await send('dragEnter', width / 2, height / 2);
  await send('dragOver', width / 2, height / 2);
  const place = page.locator('.drop-target', { hasText: target });
  await place.waitFor();
  const box = await place.boundingBox();
  const [x, y] = [(box?.x ?? 0) + 20, (box?.y ?? 0) + 20];
  await send('dragOver', x, y);
  await page.locator('.drop-target[data-over=true]', { hasText: target }).waitFor();
  return { x, y, send };
}
