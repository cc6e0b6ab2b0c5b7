import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { electronPath, launchApp, NO_ELECTRON, startDisplay, type RunningApp } from '../../support/electron-app.ts';
import { temporaryFolder } from '../../support/served.ts';

const missing = electronPath() === null ? NO_ELECTRON : null;
const folder = temporaryFolder();
const model = path.join(folder.path, 'model');
const CONDA = 'dependencies: [python=3.11]\n';
const PICKLE = Buffer.from([0x80, 4, 0x95, 1, 0, 0, 0, 0, 0, 0, 0, 0x2e]);
let screen: Awaited<ReturnType<typeof startDisplay>>;
let running: RunningApp;

beforeAll(async () => {
  if (missing !== null) return;
  mkdirSync(path.join(model, 'parts'), { recursive: true });
  writeFileSync(path.join(model, 'MLmodel'), 'flavors: {sklearn: {pickled_model: model.pkl}}\n');
  writeFileSync(path.join(model, 'conda.yaml'), CONDA);
  writeFileSync(path.join(model, 'model.pkl'), PICKLE);
  writeFileSync(path.join(model, 'weights.bin'), '');
  truncateSync(path.join(model, 'weights.bin'), 8 * 1024 ** 3);
  screen = await startDisplay();
  running = await launchApp(screen.display, [model]);
});
afterAll(async () => {
  await running?.close();
  await screen?.stop();
  folder.remove();
});

/** Turns the mark of a file with the space bar. */
async function mark(name: string): Promise<void> {
  const row = running.page.locator('.file-tree [data-row]', { has: running.page.locator(`[title="${name}"]`) });
  await row.focus();
  await running.page.keyboard.press('Space');
}
const button = (name: string) => running.page.getByRole('button', { name });

describe.skipIf(missing !== null)(`files in the window${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  it('takes the SHA-256 of 8 GiB with progress, and stops when told to', async () => {
    const { page } = running;
    await page.getByRole('tab', { name: 'Files' }).click();
    await mark('weights.bin');
    await page.getByText('1 file selected').waitFor();
    await button('SHA-256').click();
    const bar = page.getByRole('progressbar');
    const value = () => bar.evaluate((each: HTMLProgressElement) => each.value / each.max);
    await expect.poll(value, { timeout: 10_000 }).toBeGreaterThan(0);
    const before = await value();
    await expect.poll(value, { timeout: 10_000 }).toBeGreaterThan(before);
    await button('Cancel').click();
    await bar.waitFor({ state: 'detached' });
    expect(await page.locator('.digests, [role=alert]').count()).toBe(0);
    await mark('weights.bin');
  });

  it('tells the SHA-256 of the marked files', async () => {
    await mark('conda.yaml');
    await mark('model.pkl');
    await button('SHA-256').click();
    const said = running.page.locator('.digests li');
    await said.first().waitFor();
    const digest = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
    expect(await said.allInnerTexts()).toEqual([`${digest(CONDA)} conda.yaml`, `${digest(PICKLE)} model.pkl`]);
  });

  it('saves copies of the marked files where a person says, and of no others', async () => {
    const target = path.join(folder.path, 'copies');
    await running.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, target);
    await button('Save selected').click();
    await running.page.getByText('copies', { exact: false }).last().waitFor();
    await expect.poll(() => readdirSync(target).sort()).toEqual(['conda.yaml', 'model.pkl']);
    expect(readFileSync(path.join(target, 'model.pkl'))).toEqual(PICKLE);
    expect(readFileSync(path.join(target, 'conda.yaml'), 'utf8')).toBe(CONDA);
  });

  it('refuses to write into the model itself', async () => {
    await running.app.evaluate(
      ({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      },
      path.join(model, 'copies'),
    );
    await button('Save selected').click();
    await running.page.getByRole('alert').waitFor();
    expect(readdirSync(model).sort()).toEqual(['MLmodel', 'conda.yaml', 'model.pkl', 'parts', 'weights.bin']);
  });
});
