import type { Page } from 'playwright-core';
import { NEW, OLD, portTo } from './port-scene.ts';
import { portRunTour } from './port-run-screens.ts';

export interface PortTour {
  readonly page: Page;
  /** The folder of the production workspace, and the app's data. */
  readonly prod: string;
  readonly data: string;
  /** The folder of a model that takes a while, and the program's number. */
  readonly big: string;
  readonly pid: number;
  shoot(name: string): Promise<void>;
}

/** Every screen of the wizard and of Activity; `diabetes-2026` is open in a tab. Names are those of the page's own elements. */
export async function portTour(tour: PortTour): Promise<void> {
  const { page, prod, data, shoot } = tour;
  const main = page.locator('main');
  const next = main.locator('.port-foot button[type=submit]');
  const field = (id: string) => main.locator(`#${id}`);
  const go = async () => {
    await next.and(page.locator(':enabled')).waitFor();
    await next.click();
    await main.locator('.step-bar .current').waitFor();
  };
  const tab = page.getByRole('grid').first().getByRole('row', { name: 'diabetes-2026' });
  // What the app was started on comes to the front by itself.
  await tab.waitFor();
  await page.locator('nav .rail-item', { has: page.locator('.lucide-activity') }).click();
  await main.locator('.ended-row').first().waitFor();
  await shoot('activity');
  const question = page.getByRole('alertdialog');
  await main.locator('.port-card.waiting').first().locator('.button').nth(1).click();
  await question.waitFor();
  await shoot('activity-give-up');
  await page.keyboard.press('Escape');
  await main.locator('.ended-row button').first().click();
  await main.locator('.report-head').waitFor();
  await shoot('activity-report');
  await main.locator('button').first().click();
  await main.locator('.ended-row', { hasText: 'prod-west' }).locator('button').click();
  await main.locator('.undo-part .button').click();
  await question.locator('input').fill('prod-wes');
  await shoot('activity-undo-production');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+Shift+X');
  await main.locator('.step-bar').waitFor();
  await shoot('export-source-empty');
  await main.locator('.paste-row input').fill('runs:/20a3f1c94b7d4e6f8a0b1c2d3e4f5a6b/model');
  await main.locator('.paste-row select').waitFor();
  await shoot('export-source-pasted');
  await tab.scrollIntoViewIfNeeded();
  await page.waitForTimeout(100);
  await tab.click();
  await main.locator('.model-actions .button').last().click();
  await main.locator('.target-row').first().waitFor();
  await shoot('export-destination-empty');
  await main.locator('.port-foot .button').first().click();
  await main.locator('.source-facts').waitFor();
  await shoot('export-source');
  await go();
  await main.locator('.target-row', { hasText: 'prod-west' }).click();
  await main.locator('.notice.warning .button').waitFor();
  await shoot('export-destination-locked');
  await main.locator('.notice.warning .button').click();
  await main.locator('.port-field input').nth(1).fill('champion');
  await main.locator('.tag-fields > .button').click();
  await main.locator('.tag-row input').first().fill('ticket');
  await main.locator('.tag-row input').nth(1).fill('CARE-112');
  await page.waitForTimeout(600);
  await shoot('export-destination');
  await go();
  await main.locator('.check-list').waitFor();
  await shoot('export-preflight-stopped');
  await field('port-reason').fill('Callers were told; reviewed by Ana');
  await shoot('export-preflight');
  await go();
  await main.locator('.fates').waitFor();
  await shoot('export-review');
  await field('port-confirm').fill('prod-west');
  // Somebody else brings another version there, after the checks.
  await portTo({ to: prod, from: OLD, model: 'diabetes-2026', workspace: 'prod-west', role: 'PROD' }, data);
  await portTo({ to: prod, from: NEW, model: 'diabetes-2026', workspace: 'prod-west', role: 'PROD' }, data);
  await go();
  await main.locator('.port-card.failed').waitFor();
  await shoot('export-conflict');
  await main.locator('.port-card .button.primary').click();
  await main.locator('.check-list').waitFor();
  await main.locator('.step-button').nth(1).click();
  await main.locator('.target-row', { hasText: 'lab' }).click();
  await page.waitForTimeout(600);
  await go();
  await main.locator('.check-list').waitFor();
  await go();
  await main.locator('.fates').waitFor();
  await go();
  await main.locator('.report-head.ok').waitFor();
  await shoot('export-report');
  await main.locator('.report-more summary').first().click();
  await main.locator('.port-files [data-row="0"]').waitFor();
  await main.locator('.port-report > .actions .button').last().click();
  await main.locator('.verify-said .notice').waitFor();
  await shoot('export-report-verified');
  await main.locator('.port-report .actions .button', { has: page.locator('.lucide-at-sign') }).click();
  const dialog = page.locator('.form-dialog');
  await dialog.waitFor();
  await dialog.locator('input').first().fill('candidate');
  await shoot('export-report-alias');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await main.locator('.edit-notices .notice').waitFor();
  // Another alias points to it now.
  await main.locator('.port-report .undo-part').waitFor({ state: 'detached' });
  await shoot('export-report-aliased');
  await main.locator('.edit-notices button').first().click();
  await main.locator('.edit-notices').waitFor({ state: 'detached' });
  await main.locator('.undo-part .button').click();
  await question.waitFor();
  await shoot('export-undo');
  await question.locator('.button.primary').click();
  await main.locator('.report-head.undone').waitFor();
  await shoot('export-undone');
  await portRunTour(tour);
}
