import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeTabs } from '../../support/bad-inputs/on-a-page.ts';
import { electronPath, launchApp, NO_ELECTRON, startDisplay, type RunningApp } from '../../support/electron-app.ts';
import { NO_MLFLOW, realStore } from '../../support/real-stores.ts';
import { temporaryFolder } from '../../support/served.ts';
import { snapshot } from '../../support/store-fixtures.ts';
import { walkStore } from '../../support/store-walk.ts';

const missing = electronPath() === null ? NO_ELECTRON : NO_MLFLOW;
const note = missing === null ? '' : ` (skipped: ${missing})`;
const folder = temporaryFolder();
let screen: Awaited<ReturnType<typeof startDisplay>>;
let running: RunningApp;
let stores: Readonly<Record<'files' | 'sqlite', string>>;
const complaints: string[] = [];

beforeAll(async () => {
  if (missing !== null) return;
  stores = { files: realStore(folder.path, 'files'), sqlite: realStore(folder.path, 'sqlite') };
  screen = await startDisplay();
  running = await launchApp(screen.display);
  running.page.on('pageerror', (error) => complaints.push(error.message));
});
afterAll(async () => {
  await running?.close();
  await screen?.stop();
  folder.remove();
});
afterEach(() => (running === undefined ? undefined : closeTabs(running.page, 'Control+W')));

describe.skipIf(missing !== null)(`a store of real MLflow dropped on the window${note}`, () => {
  it.each([
    ['its mlruns folder', 'files', 'mlruns'],
    ['its database, whose artifacts lie beside it', 'sqlite', 'mlflow.db'],
  ] as const)('%s', async (_name, kind, name) => {
    const before = snapshot(stores[kind]);
    await walkStore(running.page, path.join(stores[kind], name), name, true);
    expect(snapshot(stores[kind])).toEqual(before);
    expect(complaints).toEqual([]);
  });

  it('is remembered, and opens from there', async () => {
    const { page } = running;
    await page.getByRole('button', { name: /mlflow\.db.*MLflow store/ }).click();
    await page.getByRole('heading', { level: 1, name: 'mlflow.db' }).waitFor();
    await page.locator('main').getByRole('row', { name: 'Ventas ñ' }).waitFor();
  });
});
