import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkspaces } from '../../../electron/workspaces/settings.ts';
import { workspacesFileIn } from '../../../electron/workspaces/named-workspaces.ts';
import { openWorkspace } from '../../../electron/workspaces/open-workspace.ts';
import type { Workspace } from '../../../electron/workspaces/workspace.ts';
import { modelPorter } from '../../support/command-line.ts';
import { openTab, type OpenTab } from '../../support/open-tab.ts';
import { temporaryFolder } from '../../support/served.ts';
import { writeWorkspaces } from '../../support/workspace-screens.ts';
import { AT } from '../../support/workspaces.ts';

const folder = temporaryFolder();
let tab: OpenTab;
let page: Page;

beforeAll(async () => {
  tab = await openTab([folder.path], (data) => writeWorkspaces(folder.path, data));
  page = tab.page;
});
afterAll(async () => {
  await tab.close();
  folder.remove();
});

/** One of them, as the command line would open it. */
async function workspace(name: string): Promise<Workspace> {
  const place = readWorkspaces(workspacesFileIn(tab.served.data)).find((each) => each.name === name)?.place ?? '';
  return (await openWorkspace(place, { data: tab.served.data })) as Workspace;
}

describe('workspaces in a tab', () => {
  const main = () => page.locator('main');
  const dialog = () => page.locator('.form-dialog');
  const row = (name: string | RegExp) => main().getByRole('row', { name }).first();

  it('are reached by keys, searched, and give a version to open and two to compare', async () => {
    await page.keyboard.press('Alt+Shift+K');
    await main().locator('.workspace-open', { hasText: 'live' }).click();
    await row('diabetes').waitFor();
    await main().getByRole('searchbox').fill('clinical-ml');
    await expect.poll(() => main().getByRole('row').count()).toBe(2);
    await row('diabetes').click();
    for (const version of ['1', '2']) await row(`diabetes version ${version}`).getByRole('checkbox').click();
    await main().getByRole('button', { name: 'Compare marked (2)' }).click();
    await main().locator('.verdict-banner, .banner').first().waitFor();
    await page.keyboard.press('Alt+Shift+K');
    // Where one was.
    await row('diabetes version 2').click();
    // Every time is the reader's own, also that of the port which brought it.
    const facts = main().locator('.version .card').last();
    await facts.getByText('Ported', { exact: true }).waitFor();
    expect(await facts.innerText()).toMatch(/Ported\s+Nov 2\d, 2026, /);
    await main().getByRole('button', { name: 'Open', exact: true }).click();
    await main().locator('.plain-words').waitFor();
  });

  it('delete a version and take it back; say so when that is no longer possible', async () => {
    await page.keyboard.press('Alt+Shift+K');
    await main().getByRole('button', { name: 'Delete version…' }).click();
    const act = dialog().getByRole('button', { name: 'Delete version' });
    expect(await act.isDisabled()).toBe(true);
    await dialog().getByRole('textbox', { name: 'Type live' }).fill('live');
    await act.click();
    await main().getByText('diabetes version 2 was deleted.').waitFor();
    await row('diabetes version 2').waitFor({ state: 'detached' });
    expect((await (await workspace('live')).model('diabetes'))?.versions).toHaveLength(1);
    await main().getByRole('button', { name: 'Undo' }).click();
    await row('diabetes version 2').waitFor();
    const live = await workspace('live');
    expect((await live.model('diabetes'))?.aliases.get('champion')).toBe('2');
    await row('diabetes version 1').click();
    await main().getByRole('button', { name: 'Set alias…' }).click();
    await dialog()
      .getByRole('textbox', { name: 'Alias', exact: true })
      .or(dialog().getByRole('combobox', { name: 'Alias' }))
      .fill('champion');
    await dialog().getByText('it moves').waitFor();
    await dialog().getByRole('textbox', { name: 'Type live' }).fill('live');
    await page.keyboard.press('Enter');
    await main().getByText('Before, it pointed to version 2.').waitFor();
    await live.edit({ kind: 'remove-alias', model: 'diabetes', alias: 'champion' }, AT);
    await main().getByRole('button', { name: 'Undo' }).click();
    await main().getByText('This can not be undone any more').waitFor();
    await main().getByRole('button', { name: 'Dismiss' }).click();
  });

  it('can be added where the page was started on them, renamed and removed', async () => {
    await page.keyboard.press('Alt+Shift+K');
    await main().locator('.crumbs .link').first().click();
    await main().getByRole('button', { name: 'What to do with team lab' }).click();
    await page.getByRole('menuitem', { name: 'Remove from the list…' }).click();
    await dialog().getByRole('button', { name: 'Remove from the list' }).click();
    await expect.poll(() => main().locator('.workspace-row').count()).toBe(3);
    await main().getByRole('button', { name: 'Add a workspace…' }).click();
    await dialog().locator('.open-places .button').first().click();
    const wrong = dialog().getByText('is neither an empty folder nor a workspace of MLflow');
    await wrong.waitFor();
    // One can't be a workspace with a name.
    expect(await wrong.innerText()).not.toContain('zip');
    expect(await dialog().getByRole('button', { name: 'Add', exact: true }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
  });

  it('follow the list that the command line writes, while they are looked at', async () => {
    const shown = () => main().locator('.workspace-open').allTextContents();
    const cli = (...args: string[]) => modelPorter(['workspace', ...args], { MODEL_PORTER_DATA: tab.served.data });
    const before = (await shown()).length;
    expect((await cli('add', 'from outside', path.join(folder.path, 'not-yet'))).code).toBe(0);
    await expect.poll(shown, { timeout: 10_000 }).toContainEqual(expect.stringContaining('from outside'));
    expect((await cli('remove', 'from outside')).code).toBe(0);
    await expect.poll(async () => (await shown()).length, { timeout: 10_000 }).toBe(before);
  });

  it('say that their list is damaged, and offer to begin another; mended, it is there again', async () => {
    const list = workspacesFileIn(tab.served.data);
    const whole = readFileSync(list);
    writeFileSync(list, whole.subarray(0, 40));
    await page.getByRole('navigation').getByRole('button').first().click();
    await page.keyboard.press('Alt+Shift+K');
    await main().getByText('is damaged or not ours').waitFor();
    await expect.poll(() => main().locator('.workspace-row').count()).toBe(0);
    expect(await main().getByRole('button', { name: 'Add a workspace…' }).isEnabled()).toBe(true);
    writeFileSync(list, whole);
    await expect.poll(() => main().locator('.workspace-row').count(), { timeout: 10_000 }).toBe(3);
    expect(await main().getByText('is damaged or not ours').count()).toBe(0);
    expect(tab.complaints).toEqual([]);
  });
});
