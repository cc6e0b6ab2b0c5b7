import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addWorkspace, workspacesFileIn } from '../../../electron/workspaces/named-workspaces.ts';
import { NEW } from '../../support/port-scene.ts';
import { openTab, type OpenTab } from '../../support/open-tab.ts';
import { temporaryFolder } from '../../support/served.ts';
import { newWorkspace } from '../../support/workspaces.ts';

const folder = temporaryFolder();
let tab: OpenTab;
let page: Page;
beforeAll(async () => {
  tab = await openTab([NEW], async (data) => {
    for (const layout of ['sqlite', 'files'] as const) {
      const made = await newWorkspace(layout, path.join(folder.path, layout));
      await addWorkspace(workspacesFileIn(data), {
        name: `as ${layout}`,
        role: 'DEV',
        place: path.dirname(made.place),
      });
    }
  });
  page = tab.page;
  await page.locator('main .model-actions .button').last().click();
});
afterAll(async () => {
  await tab.close();
  folder.remove();
});

const main = () => page.locator('main');
const next = () => main().locator('.port-foot button[type=submit]');
const go = async () => {
  await next().and(page.locator(':enabled')).waitFor();
  await next().click();
};

const LIMITS: readonly (readonly [string, string, number, RegExp])[] = [
  ['sqlite', 'Model name', 256, /256/],
  ['files', 'Model name', 255, /255 bytes/],
  ['sqlite', 'Alias after the copy', 255, /255/],
  ['sqlite', 'Key of tag 1', 250, /250/],
  ['files', 'Key of tag 1', 250, /250/],
  ['sqlite', 'Value of tag 1', 100_000, /100,?000/],
];

describe('the fields of the destination', () => {
  it.each(LIMITS)(
    'into a workspace of %s, %s takes %i letters, as MLflow does, and not one more',
    async (kind, name, most, said) => {
      await main()
        .locator('.target-row', { hasText: `as ${kind}` })
        .click();
      const add = main().getByRole('button', { name: 'Add a tag' });
      await add.waitFor();
      if ((await main().locator('.tag-pair').count()) === 0) await add.click();
      const key = main().getByRole('textbox', { name: 'Key of tag 1' });
      if ((await key.inputValue()) === '') await key.fill('ticket');
      const field = main().getByLabel(name, { exact: true });
      const before = await field.inputValue();
      await field.fill('a'.repeat(most));
      await next().and(page.locator(':enabled')).waitFor();
      await field.fill('a'.repeat(most + 1));
      await next().and(page.locator(':disabled')).waitFor();
      await main().locator('.field-problem').filter({ hasText: said }).waitFor();
      await field.fill(before);
      await next().and(page.locator(':enabled')).waitFor();
    },
  );

  it('a description has no limit in MLflow: one of a million characters is planned and kept', async () => {
    await main().getByLabel('Description').fill('a'.repeat(1_000_000));
    await go();
    await main().locator('.check-list').waitFor();
    await main().locator('.step-button').nth(1).click();
    expect((await main().getByLabel('Description').inputValue()).length).toBe(1_000_000);
    await main().getByLabel('Description').fill('Progression after a year');
  });
});

describe('a zip that a tab downloads', () => {
  it('arrives by itself when it is done, and once more when it is asked for: whole both times', async () => {
    await main().getByRole('button', { name: 'New zip…' }).click();
    await main().getByText('downloaded when it is done').waitFor();
    await go();
    await main().locator('.check-list').waitFor();
    const reason = main().locator('#port-reason');
    if (await reason.isVisible()) await reason.fill('a test');
    await go();
    await main().locator('.fates').waitFor();
    const first = page.waitForEvent('download');
    await go();
    const files = [await first];
    await main().locator('.report-head.ok').waitFor();
    const second = page.waitForEvent('download');
    await main().getByRole('button', { name: 'Download it again' }).click();
    files.push(await second);
    for (const [at, file] of files.entries()) {
      expect(file.suggestedFilename()).toMatch(/^diabetes-2026.*\.zip$/);
      const saved = path.join(folder.path, `${at}.zip`);
      await file.saveAs(saved);
      expect(execFileSync('unzip', ['-tq', saved], { encoding: 'utf8' })).toContain('No errors detected');
      expect(execFileSync('unzip', ['-l', saved], { encoding: 'utf8' })).toMatch(/MLmodel[^]*model-porter\.json/);
    }
  });
});
