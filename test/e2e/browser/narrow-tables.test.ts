import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTab, type OpenTab } from '../../support/open-tab.ts';
import { temporaryFolder } from '../../support/served.ts';
import { writeWorkspaces } from '../../support/workspace-screens.ts';

const folder = temporaryFolder();
let tab: OpenTab;
let page: Page;
beforeAll(async () => {
  tab = await openTab([folder.path], (data) => writeWorkspaces(folder.path, data), 900);
  page = tab.page;
  await page.keyboard.press('Alt+Shift+K');
  await page.locator('.workspace-open', { hasText: 'live' }).click();
  await grid().getByRole('row', { name: 'diabetes' }).waitFor();
});
afterAll(async () => {
  await tab.close();
  folder.remove();
});

const grid = () => page.locator('main [role=grid]').first();
/** How much of it lies past its edges. */
const beyond = (of: Locator) => of.evaluate((each) => each.scrollWidth - each.clientWidth);

describe('tables of workspaces in a narrow window', () => {
  it('the models have room for every column; a ring around the head of one is whole', async () => {
    expect(await beyond(grid())).toBe(0);
    const cut = await page.locator('main .sort').evaluateAll((all) =>
      all.filter((each) => {
        const [ring, cell] = [each.getBoundingClientRect(), each.parentElement!.getBoundingClientRect()];
        const clips = getComputedStyle(each.parentElement!).overflow !== 'visible';
        return clips && (ring.left < cell.left || ring.right > cell.right);
      }),
    );
    expect(cut).toEqual([]);
  });

  it('the versions are moved sideways by keys, and by a scrollbar that is there; what they are called stays in sight', async () => {
    await grid().getByRole('row', { name: 'diabetes' }).click();
    const row = grid().getByRole('row', { name: 'diabetes version 2' });
    await row.click();
    const left = await beyond(grid());
    expect(left).toBeGreaterThan(20);
    expect(await grid().evaluate((each) => getComputedStyle(each, '::-webkit-scrollbar').height)).not.toBe('auto');
    const last = row.getByRole('gridcell').last();
    for (let at = 0; at < 10; at += 1) await page.keyboard.press('ArrowRight');
    await expect.poll(() => grid().evaluate((each) => Math.round(each.scrollLeft))).toBe(left);
    const edges = await grid().boundingBox();
    const seen = (await last.boundingBox())!;
    expect(seen.x + seen.width).toBeLessThanOrEqual(edges!.x + edges!.width);
    for (const each of await grid().locator('.first').all())
      expect((await each.boundingBox())!.x).toBeGreaterThan(edges!.x);
  });
});
