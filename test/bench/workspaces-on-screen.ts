import type { Page } from 'playwright-core';
import { addWorkspace, workspacesFileIn } from '../../electron/workspaces/named-workspaces.ts';
import type { Workspace } from '../../electron/workspaces/workspace.ts';
import { EXAMPLE } from './measure.ts';
import { measure, onPage } from './scrolling.ts';

/** A large workspace on screen: from the click that opens it to its first rows, and the longest task while it is scrolled. */
export async function workspaceOnScreen(what: string, { place }: Workspace): Promise<void> {
  await onPage(
    [EXAMPLE],
    async (page) => {
      await page.locator('nav button').nth(2).click();
      // Its number of models: it was looked at, and nothing else is under way.
      await page.locator('.workspace-row', { hasText: /\d{3} models/ }).waitFor();
      const show = () => page.locator('.workspace-open').click();
      await measure(what, page, show, 'main .grid [data-row="5"]');
      await indexed(what, page);
    },
    async (data) => void (await addWorkspace(workspacesFileIn(data), { name: 'large', role: 'DEV', place })),
  );
}

/** How long what is read in the background takes from here. */
async function indexed(what: string, page: Page): Promise<void> {
  const start = performance.now();
  await page.locator('.store-reading').waitFor({ state: 'detached' });
  console.log(`${what}: read whole ${(performance.now() - start).toFixed(0)} ms later`);
}
