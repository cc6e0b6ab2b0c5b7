import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addWorkspace, workspacesFileIn } from '../../../electron/workspaces/named-workspaces.ts';
import { openWorkspace } from '../../../electron/workspaces/open-workspace.ts';
import { electronPath, launchApp, NO_ELECTRON, startDisplay, type RunningApp } from '../../support/electron-app.ts';
import { temporaryFolder } from '../../support/served.ts';

const missing = electronPath() === null ? NO_ELECTRON : null;
const note = missing === null ? '' : ` (skipped: ${missing})`;
const folder = temporaryFolder();
const [data, lab, files] = ['data', 'lab', 'rules'].map((name) => path.join(folder.path, name)) as [
  string,
  string,
  string,
];
const FILES = { 'rules.yaml': 'limit: 3\n', 'code/score.py': 'def score(x):\n    return x > 3\n' };
let screen: Awaited<ReturnType<typeof startDisplay>>;
let running: RunningApp;

beforeAll(async () => {
  if (missing !== null) return;
  for (const place of [data, lab, path.join(files, 'code')]) mkdirSync(place, { recursive: true });
  for (const [name, text] of Object.entries(FILES)) writeFileSync(path.join(files, name), text);
  await addWorkspace(workspacesFileIn(data), { name: 'lab', role: 'DEV', place: lab });
  screen = await startDisplay();
  running = await launchApp(screen.display, [], data);
  // The system's dialog, which no test can reach.
  await running.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, files);
});
afterAll(async () => {
  await running?.close();
  await screen?.stop();
  folder.remove();
});

describe.skipIf(missing !== null)(`a folder of files that is no model, in the real window${note}`, () => {
  it('is said to be none, exported as custom files by a button, byte for byte, and known as such there', async () => {
    const { page } = running;
    const main = page.locator('main');
    const next = main.locator('.port-foot button[type=submit]');
    const go = async () => {
      await next.and(page.locator(':enabled')).waitFor();
      await next.click();
    };
    await page.getByRole('navigation').getByRole('button', { name: 'Export' }).click();
    await main.getByRole('button', { name: 'Folder…' }).click();
    const custom = main.getByRole('button', { name: 'Export as custom files' });
    await custom.waitFor();
    expect(await next.isDisabled()).toBe(true);
    await custom.click();
    await main.getByText('2 files').waitFor();
    await go();
    await main.locator('.target-row', { hasText: 'lab' }).click();
    await go();
    await main.locator('.check-list').waitFor();
    await go();
    await main.locator('.fates').waitFor();
    await go();
    await main.locator('.report-head.ok').waitFor();
    const there = await openWorkspace(lab, { data });
    const model = await there?.model('rules');
    expect(model?.versions.map(({ tags }) => tags.get('model_porter_type'))).toEqual(['custom']);
    const place = (await there?.files('rules', '1')) ?? '';
    for (const [name, text] of Object.entries(FILES)) expect(readFileSync(path.join(place, name), 'utf8')).toBe(text);
  });
});
