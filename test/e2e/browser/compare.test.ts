import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeViolations } from '../../support/axe.ts';
import { ROOT } from '../../support/build.ts';
import { diabetes, diabetesZip } from '../../support/diabetes.ts';
import * as dropping from '../../support/dropping.ts';
import { tabPages } from '../../support/tab-pages.ts';

const EXAMPLES = ['diabetes-2025', 'diabetes-2026'].map((name) => path.join(ROOT, 'assets/examples', name));
const { folder, ...tab } = tabPages();
let page: Page;
const open = async (paths: readonly string[], options?: object) => {
  page = await tab.open(paths, options);
};
const dropOn = (target: string, paths: readonly string[]) => dropping.dropOn(page, target, paths);
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const verdict = () => page.locator('.verdict-sentence').innerText();
const rows = async () => (await page.locator('.compare-row .row-name').allInnerTexts()).filter(Boolean);

describe('comparing in the browser tab', () => {
  it('a folder dropped on the open model, a third on a side, swapped by keys: sentence, rows, reasons', async () => {
    await open([diabetes(1)]);
    await heading('diabetes-1').waitFor();
    await dropOn('Compare with diabetes-1', [diabetesZip(2, folder)]);
    await heading('Can diabetes-2 replace diabetes-1?').waitFor();
    await page.locator('.verdict-banner').waitFor();
    expect(await rows()).toContain('Age');
    await dropOn('Use as B', [diabetes(3)]);
    await heading('Can diabetes-3 replace diabetes-1?').waitFor();
    await page.waitForFunction(() => document.querySelector('.compare-table')?.textContent.includes('Smoker'));
    await page.keyboard.press('F8');
    await heading('Can diabetes-1 replace diabetes-3?').waitFor();
    await page.locator('.verdict-banner').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('each step of the series says what it does to callers and readers', async () => {
    await open([diabetes(1)]);
    await heading('diabetes-1').waitFor();
    const said: string[] = [];
    for (const [a, b] of [
      [1, 2],
      [2, 3],
      [3, 4],
      [4, 5],
      [5, 6],
    ] as const) {
      if (a === 1) await dropOn('Compare with diabetes-1', [diabetes(2)]);
      else {
        await dropOn('Use as A', [diabetes(a)]);
        await heading(`Can diabetes-${a} replace diabetes-${a}?`).waitFor();
        await dropOn('Use as B', [diabetes(b)]);
      }
      await heading(`Can diabetes-${b} replace diabetes-${a}?`).waitFor();
      await page.waitForFunction(
        (name) => document.querySelectorAll('.side-facts .chip').length === 2 && document.title.includes(name),
        `diabetes-${b}`,
      );
      said.push(await verdict());
    }
    expect(said.map((sentence) => sentence.replace(/,? for \d+ .*|: \d+ .*/, ''))).toEqual([
      'Not yet: callers must change first',
      'Not yet: callers must change first',
      'Not yet: callers must change first',
      'Not yet: readers of the answers must change first',
      'Not yet: callers must change first',
    ]);
  });

  it('the two examples, from the first screen in two presses, by keyboard alone; a rename said is a rename', async () => {
    await open([]);
    await page.getByRole('button', { name: 'Try the example' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Compare diabetes-2025 with diabetes-2026' }).focus();
    await page.keyboard.press('Enter');
    await heading('Can diabetes-2026 replace diabetes-2025?').waitFor();
    await page.locator('.verdict-banner').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('F7');
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'row');
    const details = page.getByRole('region', { name: 'Details' });
    expect(await details.getByRole('heading', { level: 2 }).innerText()).not.toBe('');
    await page.keyboard.press('Alt+Shift+KeyD');
    const dialog = page.getByRole('dialog', { name: 'Which model is to join?' });
    await dialog.waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('two things dropped at once, three at once, and the pairs of the table', async () => {
    await open([]);
    await dropOn('Compare them', EXAMPLES);
    await heading('Can diabetes-2026 replace diabetes-2025?').waitFor();
    await page.getByRole('button', { name: 'Library' }).click();
    await dropOn('Compare them', [diabetes(1), diabetes(2), diabetesZip(5, folder)]);
    await heading('Who can replace whom?').waitFor();
    const cell = page.getByRole('button', { name: /^diabetes-5 in place of diabetes-1: breaks/ });
    await cell.waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.matrix-cell').length === 6);
    expect(await axeViolations(page)).toEqual([]);
    await cell.click();
    await heading('Can diabetes-5 replace diabetes-1?').waitFor();
  });

  it('a tab dragged with the mouse onto the page of another model', async () => {
    await open([diabetes(1), diabetes(2)]);
    await heading('diabetes-1').waitFor();
    const tab = page.locator('.tab-name', { hasText: 'diabetes-2' });
    const from = await tab.boundingBox();
    await page.mouse.move((from?.x ?? 0) + 10, (from?.y ?? 0) + 8);
    await page.mouse.down();
    await page.mouse.move(500, 300, { steps: 4 });
    const target = page.locator('.drop-target', { hasText: 'Compare with diabetes-1' });
    await target.waitFor();
    await page.mouse.move(600, 400, { steps: 3 });
    await page.mouse.up();
    await heading('Can diabetes-2 replace diabetes-1?').waitFor();
  });

  it('files by content, all sections, only differences or all', async () => {
    await open([diabetes(5), diabetes(6)]);
    await page.getByRole('button', { name: 'Compare diabetes-5 with diabetes-6' }).click();
    await page.getByRole('tab', { name: /^Files/ }).click();
    await page.waitForFunction(() => document.querySelector('.compare-table')?.textContent.includes('SHA-256'));
    expect(await rows()).toEqual(['MLmodel', 'model.pkl']);
    await page.getByRole('radio', { name: 'All' }).click();
    expect(await rows()).toEqual(['MLmodel', 'conda.yaml', 'model.pkl', 'python_env.yaml', 'requirements.txt']);
    for (const section of ['Flavors', 'Environment', 'Metadata']) {
      await page.getByRole('tab', { name: new RegExp(`^${section}`) }).click();
      expect((await rows()).length, section).toBeGreaterThan(0);
      expect(await axeViolations(page), section).toEqual([]);
    }
  });

  it('notices a change on disk and compares again with F5', async () => {
    const copy = path.join(folder, 'copy');
    cpSync(diabetes(1), copy, { recursive: true });
    await open([diabetes(1), copy]);
    await page.getByRole('button', { name: 'Compare diabetes-1 with copy' }).click();
    await page.locator('.verdict-banner.compatible').waitFor();
    const file = path.join(copy, 'MLmodel');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Pregnancies', 'Births'));
    await page.getByText('This changed on disk.').waitFor({ timeout: 15_000 });
    await page.keyboard.press('F5');
    await page.locator('.verdict-banner.breaks-callers').waitFor();
  });

  it.each([
    ['200 %', { viewport: { width: 640, height: 410 } }],
    ['a phone', { viewport: { width: 400, height: 700 } }],
  ])('clips no word at %s, and shows A above B', async (_name, options) => {
    await open([diabetes(5), diabetes(6)], options);
    await page.getByRole('button', { name: 'Compare diabetes-5 with diabetes-6' }).click();
    await page.locator('.compare-table.narrow').waitFor();
    const clipped = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('main button, main h1, main h2, main dt, .verdict-sentence, .verdict')]
        .filter((each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline')
        .map((each) => each.textContent),
    );
    expect(clipped).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});
