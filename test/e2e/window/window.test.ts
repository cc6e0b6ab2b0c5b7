import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../../support/axe.ts';
import { ROOT } from '../../support/build.ts';
import {
  electronCall,
  electronPath,
  launchApp,
  NO_ELECTRON,
  startDisplay,
  type RunningApp,
} from '../../support/electron-app.ts';
import { temporaryFolder } from '../../support/served.ts';

const missing = electronPath() === null ? NO_ELECTRON : null;
const note = missing === null ? '' : ` (skipped: ${missing})`;
const EXAMPLE = path.join(ROOT, 'assets/examples/diabetes-2025');
const folder = temporaryFolder();
let screen: Awaited<ReturnType<typeof startDisplay>>;
let running: RunningApp;

beforeAll(async () => {
  if (missing !== null) return;
  screen = await startDisplay();
  running = await launchApp(screen.display, [EXAMPLE]);
});
afterAll(async () => {
  await running?.close();
  await screen?.stop();
  folder.remove();
});
const heading = (name: string | RegExp) => running.page.getByRole('heading', { level: 1, name });

describe.skipIf(missing !== null)(`the window${note}`, () => {
  it('opens its argument and shows it, with no axe violation', async () => {
    await heading('diabetes-2025').waitFor();
    expect(await axeViolations(running.page)).toEqual([]);
    expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toContain(
      'diabetes-2025',
    );
  });

  it('opens dropped folders by their paths', async () => {
    const session = await running.page.context().newCDPSession(running.page);
    const data = { items: [], files: [path.join(ROOT, 'assets/examples/diabetes-2026')], dragOperationsMask: 1 };
    // The places to drop on appear with the first move over the page; a person's hand moves on.
    for (const type of ['dragEnter', 'dragOver', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: 500, y: 300, data });
    }
    await heading('diabetes-2026').waitFor();
  });

  it('opens what a second start names, and what macOS sends', async () => {
    const model = path.join(folder.path, 'second');
    mkdirSync(model);
    writeFileSync(path.join(model, 'MLmodel'), 'flavors: {sklearn: {}}\n');
    const { args, env } = electronCall(screen.display, running.data, [model]);
    execFileSync(electronPath() ?? '', args, { env, stdio: 'ignore', timeout: 20_000 });
    await heading('second').waitFor();
    await running.app.evaluate(
      ({ app }, file) => void app.emit('open-file', { preventDefault: () => undefined }, file),
      EXAMPLE,
    );
    await heading('diabetes-2025').waitFor();
  });

  it('carries out what its native menu says, in the language of the settings', async () => {
    const click = (label: string) =>
      running.app.evaluate(({ Menu }, wanted) => {
        const items = Menu.getApplicationMenu()?.items.flatMap((menu) => menu.submenu?.items ?? []) ?? [];
        const item = items.find((each) => each.label === wanted);
        item?.click();
        return item !== undefined;
      }, label);
    expect(await click('Settings')).toBe(true);
    await heading('Settings').waitFor();
    await running.page.getByRole('radio', { name: 'Español' }).click();
    await heading('Ajustes').waitFor();
    expect(await click('Biblioteca')).toBe(true);
    await heading('Mire dentro de cualquier modelo de MLflow').waitFor();
    await running.page.keyboard.press('Control+,');
    await running.page.getByRole('radio', { name: 'English' }).click();
    await heading('Settings').waitFor();
  });

  it.each([
    ['English', 'Open recent', 'Undo', 'Clear recents', 'Quit'],
    ['Español', 'Abrir reciente', 'Deshacer', 'Borrar recientes', 'Salir'],
  ])('has every menu in %s, with what was opened lately, once it is chosen', async (language, ...labels) => {
    await running.page.keyboard.press('Control+,');
    await running.page.getByRole('radio', { name: language }).click();
    await running.page.getByText(/^(?:Theme|Tema)$/).waitFor();
    const menus = () =>
      running.app.evaluate(({ Menu }) => {
        const all = (items: Electron.MenuItem[]): Electron.MenuItem[] =>
          items.flatMap((each) => [each, ...all(each.submenu?.items ?? [])]);
        return all(Menu.getApplicationMenu()?.items ?? []).map(({ label, enabled }) => ({ label, enabled }));
      });
    await expect.poll(async () => (await menus()).map(({ label }) => label)).toEqual(expect.arrayContaining(labels));
    const found = await menus();
    expect(found.filter(({ label }) => /^second .*/.test(label))).toMatchObject([{ enabled: true }]);
    expect(found.find(({ label }) => /^(?:Clear recents|Borrar recientes)$/.test(label))?.enabled).toBe(true);
    await running.page.getByRole('radio', { name: 'English' }).click();
  });

  it('keeps its zoom and its place for the next start', async () => {
    await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 50, width: 900, height: 600 }),
    );
    await running.page.keyboard.press('Control+=');
    await running.page.getByText('110 %').first().waitFor();
    const data = running.data;
    await running.stop();
    running = await launchApp(screen.display, [], data);
    await running.page.getByText('110 %').first().waitFor();
    expect(
      await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds()),
    ).toMatchObject({ width: 900, height: 600 });
    await running.page.keyboard.press('Control+0');
  });

  it('opens what its menu lists as opened lately', async () => {
    await running.app.evaluate(({ Menu }) => {
      const file = Menu.getApplicationMenu()?.items.find((menu) => menu.label === 'File');
      const recent = file?.submenu?.items.find((item) => item.label === 'Open recent');
      recent?.submenu?.items.find((item) => item.label.startsWith('second '))?.click();
    });
    await heading('second').waitFor();
  });

  it('outlives the process that reads models', async () => {
    const kill = () =>
      running.app.evaluate(({ app }) => {
        const job = app
          .getAppMetrics()
          .find((each) => each.name === 'Model Porter reader' || each.serviceName?.includes('node'));
        if (job) process.kill(job.pid, 'SIGKILL');
        return job !== undefined;
      });
    expect(await kill()).toBe(true);
    await running.page.waitForTimeout(300);
    await running.page.getByRole('button', { name: 'Library' }).click();
    await running.page.getByRole('button', { name: 'Try the example' }).click();
    await heading('diabetes-2025').waitFor();
  });
});
