import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addWorkspace, workspacesFileIn } from '../../../electron/workspaces/named-workspaces.ts';
import { ROOT } from '../../support/build.ts';
import { openTab, type OpenTab } from '../../support/open-tab.ts';
import { temporaryFolder } from '../../support/served.ts';
import { filesOf, newWorkspace, port } from '../../support/workspaces.ts';

const TAGS = 200;
const folder = temporaryFolder();
let tab: OpenTab;
let page: Page;
beforeAll(async () => {
  tab = await openTab([folder.path], async (data) => {
    const lab = await newWorkspace('sqlite', path.join(folder.path, 'lab'));
    const tags = Object.fromEntries(Array.from({ length: TAGS }, (_none, at) => [`tag-${at}`, `value of ${at}`]));
    await port(lab, { model: 'churn', files: filesOf(path.join(ROOT, 'assets/examples/diabetes-2026')), tags });
    await addWorkspace(workspacesFileIn(data), { name: 'lab', role: 'DEV', place: path.dirname(lab.place) });
  });
  page = tab.page;
});
afterAll(async () => {
  await tab.close();
  folder.remove();
});

const main = () => page.locator('main');
const button = (name: string) => main().getByRole('button', { name, exact: true });
/** How far down the page it ends. */
const end = async (of: Locator) => {
  const box = (await of.boundingBox())!;
  return box.y + box.height;
};

describe(`a version with ${TAGS} tags`, () => {
  it('has what can be done with it in sight, and every tag in a box of its own', async () => {
    await page.keyboard.press('Alt+Shift+K');
    await main().locator('.workspace-open', { hasText: 'lab' }).click();
    await main().getByRole('row', { name: 'churn' }).click();
    await main().getByRole('row', { name: 'churn version 1' }).click();
    await button('Delete version…').waitFor();
    for (const each of ['Open', 'Set alias…', 'Delete version…']) expect(await end(button(each))).toBeLessThan(740);
    const box = main().locator('.version .store-tags');
    expect(await box.locator('li').count()).toBeGreaterThanOrEqual(TAGS);
    expect((await box.boundingBox())!.height).toBeLessThan(200);
    const last = button(`Remove the tag tag-${TAGS - 1}`);
    await last.focus();
    expect(await end(last)).toBeLessThan(await end(box));
  });

  it('leaves the fields of the wizard near each other; a tag that is added is typed at once', async () => {
    await button('Export…').click();
    await main().locator('.target-row', { hasText: 'lab' }).click();
    const add = button('Add a tag');
    await add.waitFor();
    for (let at = 1; at <= 30; at += 1) {
      await add.press('Enter');
      await expect.poll(() => page.evaluate(() => document.activeElement?.ariaLabel)).toBe(`Key of tag ${at}`);
      await page.keyboard.type(`more-${at}`);
    }
    const field = main().getByRole('textbox', { name: 'Key of tag 30', exact: true });
    expect((await end(add)) - (await end(field))).toBeLessThan(100);
    const fields = main().locator('.port-fields');
    expect((await fields.boundingBox())!.height).toBeLessThan(1000);
  });
});
