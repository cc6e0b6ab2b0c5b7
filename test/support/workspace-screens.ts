import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openDatabase } from '../../electron/stores/sqlite.ts';
import { addWorkspace, workspacesFileIn } from '../../electron/workspaces/named-workspaces.ts';
import { PROVENANCE } from '../../shared/export/provenance.ts';
import { ROOT } from './build.ts';
import { AT, filesOf, newWorkspace, port } from './workspaces.ts';

const EXAMPLES = path.join(ROOT, 'assets/examples');
const DAY = 24 * 3600 * 1000;

/** Workspaces as a team has them: production, a file store, one that a newer MLflow made, one whose disk is not there. */
export async function writeWorkspaces(folder: string, data: string): Promise<void> {
  const names = workspacesFileIn(data);
  const live = await newWorkspace('sqlite', path.join(folder, 'live'));
  const [old, now] = ['diabetes-2025', 'diabetes-2026'].map((name) => filesOf(path.join(EXAMPLES, name)));
  const origin = {
    [`${PROVENANCE}source`]: 'models:/diabetes/14',
    [`${PROVENANCE}source_version`]: '14',
    [`${PROVENANCE}copied_at`]: '2026-11-24T09:12:44.120Z',
    [`${PROVENANCE}copied_by`]: 'ana',
  };
  await port(live, { files: old ?? {}, model: 'diabetes', description: 'Trained on 2025.', at: AT - 40 * DAY });
  await port(live, {
    files: now ?? {},
    model: 'diabetes',
    alias: 'champion',
    description: 'Trained on 2026, with the new laboratory values.',
    tags: { ...origin, approved: 'risk committee, 24 November' },
    at: AT - 4 * DAY,
  });
  await port(live, { model: 'churn', alias: 'production', at: AT - 12 * DAY });
  await live.edit({ kind: 'set-tag', model: 'diabetes', version: null, key: 'owner', value: 'clinical-ml' }, AT);
  await live.edit(
    { kind: 'describe', model: 'diabetes', version: null, text: 'Disease progression one year after baseline.' },
    AT,
  );
  await addWorkspace(names, { name: 'live', role: 'PROD', place: path.dirname(live.place) });
  const lab = await newWorkspace('files', path.join(folder, 'lab'));
  await port(lab, { model: 'churn', files: { MLmodel: 'flavors: {}' } });
  await addWorkspace(names, { name: 'team lab', role: 'DEV', place: path.dirname(lab.place) });
  const newer = await newWorkspace('sqlite', path.join(folder, 'newer'));
  await port(newer, { model: 'fraud' });
  const database = await openDatabase(newer.place, true);
  database.exec(`update alembic_version set version_num = 'ffffffffffff'`);
  database.close();
  await addWorkspace(names, { name: 'acceptance', role: 'TEST', place: path.dirname(newer.place) });
  mkdirSync(path.join(folder, 'gone'), { recursive: true });
  await addWorkspace(names, { name: 'old disk', role: 'DEV', place: path.join(folder, 'gone/models') });
}

export interface WorkspaceTour {
  readonly page: Page;
  /** Where workspaces may be made. */
  readonly folder: string;
  /** The app's own folder. */
  readonly data: string;
  shoot(name: string): Promise<void>;
}

/** Every screen of the workspaces, one after the other. */
export async function workspaceTour({ page, folder, data, shoot }: WorkspaceTour): Promise<void> {
  const main = page.locator('main');
  const dialog = page.locator('.form-dialog');
  const rail = (at: number) => page.locator('nav button').nth(at).click();
  const row = (name: RegExp) => main.getByRole('row', { name }).first();
  const workspace = (name: string) => main.locator('.workspace-open', { hasText: name }).click();
  // What the app was started on comes to the front by itself: not before it is there does a person go elsewhere.
  await page.getByRole('grid').first().getByRole('row', { name: 'diabetes-2026' }).waitFor();
  await rail(2);
  await main.locator('.drop-area').waitFor();
  await shoot('workspaces-none');
  await main.locator('.button.primary').click();
  await dialog.waitFor();
  await shoot('workspace-add');
  await page.keyboard.press('Escape');
  await writeWorkspaces(folder, data);
  await rail(0);
  await rail(2);
  await main.locator('.workspace-row').nth(3).waitFor();
  await shoot('workspaces');
  await main.locator('.workspace-row .icon-only').first().click();
  await page.getByRole('menuitem').first().click();
  await dialog.waitFor();
  await dialog.locator('.segment').first().click();
  await shoot('workspace-change');
  await page.keyboard.press('Escape');
  await main.locator('.workspace-row .icon-only').first().click();
  await page.getByRole('menuitem').nth(1).click();
  await dialog.waitFor();
  await shoot('workspace-remove');
  await page.keyboard.press('Escape');
  await workspace('live');
  await row(/diabetes/).waitFor();
  await shoot('workspace-models');
  await row(/diabetes/).click();
  await row(/ 2$/).waitFor();
  await shoot('workspace-model');
  await row(/ 2$/).click();
  await main.locator('.version').waitFor();
  await shoot('workspace-version');
  const size = page.viewportSize() ?? { width: 900, height: 740 };
  await page.setViewportSize({ ...size, width: Math.min(size.width, 900) });
  await shoot('workspace-version-900');
  await page.setViewportSize(size);
  await main.locator('.version .actions .button').nth(3).click();
  await dialog.waitFor();
  await dialog.locator('input').first().fill('champion-2026');
  await shoot('workspace-alias-of-production');
  await dialog.locator('input').nth(1).fill('live');
  await dialog.locator('.button.primary').click();
  await main.locator('.notice.ok').waitFor();
  await shoot('workspace-edited');
  await main.locator('.notice.ok .button').first().click();
  await main.locator('.notice.ok').waitFor({ state: 'detached' });
  await main.locator('.version .actions .button').nth(6).click();
  await dialog.waitFor();
  await shoot('workspace-delete');
  await page.keyboard.press('Escape');
  await main.locator('.crumbs .link').first().click();
  await workspace('team lab');
  await row(/churn/).waitFor();
  await shoot('workspace-file-store');
  await main.locator('.crumbs .link').first().click();
  await workspace('acceptance');
  await row(/fraud/).waitFor();
  await shoot('workspace-unknown-revision');
  await main.locator('.crumbs .link').first().click();
}
