import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addWorkspace, workspacesFileIn } from '../../../electron/workspaces/named-workspaces.ts';
import { ROOT } from '../../support/build.ts';
import { electronPath, launchApp, NO_ELECTRON, startDisplay, type RunningApp } from '../../support/electron-app.ts';
import { NO_MLFLOW } from '../../support/real-stores.ts';
import { NEW } from '../../support/port-scene.ts';
import { temporaryFolder } from '../../support/served.ts';

const missing = electronPath() === null ? NO_ELECTRON : NO_MLFLOW;
const note = missing === null ? '' : ` (skipped: ${missing})`;
const folder = temporaryFolder();
const data = path.join(folder.path, 'data');
const prod = path.join(folder.path, 'prod');
const model = path.join(folder.path, 'diabetes');
let screen: Awaited<ReturnType<typeof startDisplay>>;
let running: RunningApp;

beforeAll(async () => {
  if (missing !== null) return;
  mkdirSync(prod);
  mkdirSync(data);
  cpSync(NEW, model, { recursive: true });
  // So large that nobody who kills it halfway comes too late.
  writeFileSync(path.join(model, 'weights.bin'), Buffer.alloc(1_500_000_000, 7));
  await addWorkspace(workspacesFileIn(data), { name: 'prod', role: 'PROD', place: prod });
  screen = await startDisplay();
  running = await launchApp(screen.display, [model], data);
});
afterAll(async () => {
  await running?.close();
  await screen?.stop();
  folder.remove();
});

/** What real MLflow says of the workspace. */
function mlflow(code: string): string {
  const venv = process.env['MODEL_PORTER_VENV'] ?? path.join(ROOT, '.venv');
  const uri = `sqlite:///${prod}/mlflow.db`;
  const script = `import mlflow, os
mlflow.set_tracking_uri("${uri}")
mlflow.set_registry_uri("${uri}")
client = mlflow.MlflowClient()
${code}`;
  return execFileSync(path.join(venv, 'bin/python'), ['-c', script], { encoding: 'utf8', cwd: folder.path }).trim();
}

describe.skipIf(missing !== null)(`from dev to production by mouse, killed halfway${note}`, () => {
  it('is begun in the wizard, asked about when the window closes, and killed', async () => {
    const { page, app } = running;
    await page.locator('.model-actions .button').last().click();
    await page.locator('.target-row', { hasText: 'prod' }).click();
    await page.getByRole('button', { name: /Open prod for this export/ }).click();
    const alias = page.getByRole('textbox', { name: 'Alias after the copy' });
    await alias.fill('champion');
    const next = page.locator('.port-foot button[type=submit]');
    const go = async () => {
      await next.and(page.locator(':enabled')).waitFor();
      await next.click();
    };
    await page
      .getByText('champion does not exist there yet.')
      .or(page.getByText(/A new workspace/))
      .first()
      .waitFor();
    await page.waitForTimeout(600);
    await go();
    await page.locator('.check-list').waitFor();
    const reason = page.getByRole('textbox', { name: /Why it may go on/ });
    if (await reason.isVisible()) await reason.fill('looked at by hand');
    await go();
    await page.locator('.fates').waitFor();
    await page.getByRole('textbox', { name: /Type prod/ }).fill('prod');
    await go();
    await page.getByRole('progressbar').waitFor();
    await page.getByText(/[1-9]\d* MB of 1\.5 GB/).waitFor();
    // Closing asks, and staying goes on.
    await app.evaluate(({ dialog, BrowserWindow }) => {
      const asked = (globalThis as { asked?: string[] }).asked ?? [];
      (globalThis as { asked?: string[] }).asked = asked;
      dialog.showMessageBox = ((_window: unknown, options: { message: string }) => {
        asked.push(options.message);
        return Promise.resolve({ response: 0, checkboxChecked: false });
      }) as unknown as typeof dialog.showMessageBox;
      BrowserWindow.getAllWindows()[0]?.close();
    });
    await page.waitForTimeout(300);
    expect(await app.evaluate(() => (globalThis as { asked?: string[] }).asked)).toEqual(['An export is under way']);
    // The whole app dies, with every process of it.
    const { pid } = app.process();
    const gone = new Promise((resolve) => app.process().once('exit', resolve));
    process.kill(pid ?? 0, 'SIGKILL');
    await gone;
    expect(existsSync(path.join(prod, 'mlflow.db'))).toBe(true);
    expect(mlflow('print(len(client.search_registered_models()))')).toBe('0');
  });

  it('is gone on with from Activity, and is whole for real MLflow', async () => {
    running = await launchApp(screen.display, [], data);
    const { page } = running;
    await page.getByRole('button', { name: '1 export needs you' }).click();
    await page.getByRole('button', { name: 'Go on', exact: true }).click();
    await page.getByRole('button', { name: 'Report' }).click({ timeout: 100_000 });
    await page.getByText('8 of 8 files identical').waitFor();
    const said = mlflow(`v = client.get_model_version_by_alias("diabetes", "champion")
print(v.version, v.tags["model_porter_source"].startswith("file:"))
place = mlflow.artifacts.download_artifacts("models:/diabetes/1")
print(os.path.getsize(os.path.join(place, "weights.bin")))`);
    expect(said).toBe('1 True\n1500000000');
  });

  it('is taken back, as MLflow deletes a version', async () => {
    const { page } = running;
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByRole('alertdialog').getByRole('textbox').fill('prod');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('diabetes version 1 was taken back.').waitFor();
    expect(mlflow('print(len(client.search_model_versions()))')).toBe('0');
  });
});
