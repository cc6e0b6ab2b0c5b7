import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { electronPath, launchApp, NO_ELECTRON, startDisplay, type RunningApp } from '../../support/electron-app.ts';
import { MLFLOW_3, mlflowOn, type MlflowSession } from '../../support/mlflow-session.ts';
import { NO_MLFLOW } from '../../support/real-stores.ts';
import { temporaryFolder } from '../../support/served.ts';

const missing = electronPath() === null ? NO_ELECTRON : existsSync(MLFLOW_3) ? null : NO_MLFLOW;
const note = missing === null ? '' : ` (skipped: ${missing})`;
const folder = temporaryFolder();
const TEAM = path.join(folder.path, 'team');
let screen: Awaited<ReturnType<typeof startDisplay>>;
let running: RunningApp;
let mlflow: MlflowSession;
const complaints: string[] = [];

beforeAll(async () => {
  if (missing !== null) return;
  mkdirSync(TEAM);
  mlflow = mlflowOn(`sqlite:///${path.join(TEAM, 'mlflow.db')}`);
  await mlflow.call('register', 'churn', 'file:///elsewhere/one');
  await mlflow.call('register', 'churn', 'file:///elsewhere/two', { team: 'risk' });
  screen = await startDisplay();
  running = await launchApp(screen.display);
  running.page.on('pageerror', (error) => complaints.push(error.message));
  // The system's dialog, which no test can reach.
  await running.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, TEAM);
});
afterAll(async () => {
  await mlflow?.close();
  await running?.close();
  await screen?.stop();
  folder.remove();
});

describe.skipIf(missing !== null)(`a workspace of real MLflow in the real window${note}`, () => {
  it('is added by mouse; an alias that is set there is the one that MLflow reads', async () => {
    const { page } = running;
    const main = page.locator('main');
    const dialog = page.locator('.form-dialog');
    await page.locator('nav').getByRole('button', { name: 'Workspaces' }).click();
    await main.getByRole('button', { name: 'Add a workspace…' }).click();
    await dialog.getByRole('button', { name: 'Choose a folder…' }).click();
    await dialog.getByText('An MLflow database with 1 registered model.').waitFor();
    expect(await dialog.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('team');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await main.getByRole('row', { name: 'churn' }).click();
    await main.getByRole('row', { name: 'churn version 2' }).click();
    await main.getByRole('button', { name: 'Set alias…' }).click();
    await dialog.getByRole('textbox', { name: 'Alias' }).fill('champion');
    await dialog.getByRole('button', { name: 'Set alias' }).click();
    await main.getByText('@champion points to churn version 2.').waitFor();
    expect(await mlflow.call('by_alias', 'churn', 'champion')).toMatchObject({ version: '2', tags: { team: 'risk' } });
  });

  it('shows what MLflow changes meanwhile, and takes back what can be taken back', async () => {
    const { page } = running;
    const main = page.locator('main');
    await mlflow.call('describe_model', 'churn', 'Seen without asking');
    await main.getByText('Seen without asking').waitFor({ timeout: 10_000 });
    expect(await mlflow.call('register', 'churn', 'file:///elsewhere/three')).toBe('3');
    await main.getByRole('row', { name: 'churn version 3' }).waitFor({ timeout: 10_000 });
    await main.getByRole('button', { name: 'Undo' }).click();
    await main.getByText('@champion points to churn version 2.').waitFor({ state: 'detached' });
    await expect(mlflow.call('by_alias', 'churn', 'champion')).rejects.toThrow(/not found/);
    expect(complaints).toEqual([]);
  });
});
