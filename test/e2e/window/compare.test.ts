import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../../support/axe.ts';
import { ROOT } from '../../support/build.ts';
import { diabetes, diabetesZip } from '../../support/diabetes.ts';
import * as dropping from '../../support/dropping.ts';
import { electronPath, launchApp, NO_ELECTRON, startDisplay, type RunningApp } from '../../support/electron-app.ts';
import { temporaryFolder } from '../../support/served.ts';

const missing = electronPath() === null ? NO_ELECTRON : null;
const note = missing === null ? '' : ` (skipped: ${missing})`;
const [OLD, NEW] = ['diabetes-2025', 'diabetes-2026'].map((name) => path.join(ROOT, 'assets/examples', name));
const folder = temporaryFolder();
let screen: Awaited<ReturnType<typeof startDisplay>>;
let running: RunningApp;

beforeAll(async () => {
  if (missing !== null) return;
  screen = await startDisplay();
  running = await launchApp(screen.display, [OLD ?? '']);
});
afterAll(async () => {
  await running?.close();
  await screen?.stop();
  folder.remove();
});

const heading = (name: string) => running.page.getByRole('heading', { level: 1, name }).waitFor();

const dropOn = (target: string, paths: readonly string[]) => dropping.dropOn(running.page, target, paths);

describe.skipIf(missing !== null)(`comparing in the window${note}`, () => {
  it('an example dropped on the other: the sentence, no axe violation', async () => {
    await heading('diabetes-2025');
    await dropOn('Compare with diabetes-2025', [NEW ?? '']);
    await heading('Can diabetes-2026 replace diabetes-2025?');
    await running.page.locator('.verdict-banner.breaks-callers').waitFor();
    expect(await axeViolations(running.page)).toEqual([]);
  });

  it('each step of the diabetes series, folder and zip, says what it does', async () => {
    const { page } = running;
    const verdicts: string[] = [];
    for (const [a, b] of [
      [1, 2],
      [2, 3],
      [3, 4],
      [4, 5],
      [5, 6],
    ] as const) {
      await dropOn('Use as A', [diabetes(a)]);
      await page.locator('.side-name').first().getByText(`diabetes-${a}`).waitFor();
      await dropOn('Use as B', [b % 2 === 0 ? diabetesZip(b, folder.path) : diabetes(b)]);
      await heading(`Can diabetes-${b} replace diabetes-${a}?`);
      const banner = page.locator('.verdict-banner');
      await banner.waitFor();
      verdicts.push(((await banner.getAttribute('class')) ?? '').replace('verdict-banner ', ''));
    }
    expect(verdicts).toEqual([
      'breaks-callers',
      'breaks-callers',
      'breaks-callers',
      'breaks-consumers',
      'breaks-callers',
    ]);
  });

  it.each(['Markdown', 'HTML page', 'JSON'])('saves a report as %s', async (form) => {
    const { app, page } = running;
    const file = path.join(folder.path, `report ${form}`);
    await app.evaluate(
      ({ session }, target) =>
        void session.defaultSession.once('will-download', (_event, item) => item.setSavePath(target)),
      file,
    );
    await page.getByRole('button', { name: 'Save report' }).click();
    await page.getByRole('menuitem', { name: form }).click();
    await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8'), { timeout: 5000 }).toContain('Edad');
  });

  it('the native menu swaps the sides', async () => {
    const clicked = await running.app.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap((menu) => menu.submenu?.items ?? []) ?? [];
      const item = items.find((each) => each.label === 'Swap A and B');
      item?.click();
      return item?.enabled;
    });
    expect(clicked).toBe(true);
    await heading('Can diabetes-5 replace diabetes-6?');
  });
});
