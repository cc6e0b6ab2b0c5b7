import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeViolations } from '../../support/axe.ts';
import { ROOT } from '../../support/build.ts';
import { tabPages } from '../../support/tab-pages.ts';
import { pace } from '../../support/pace.ts';

const EXAMPLE = path.join(ROOT, 'assets/examples/diabetes-2026');
const { folder, ...tab } = tabPages({ width: 1180, height: 780 });
let page: Page;

/** A model of 5,000 columns, one of them nested, and 3,000 files. */
function wide(): string {
  const model = path.join(folder, 'wide');
  mkdirSync(path.join(model, 'parts/deep'), { recursive: true });
  const columns = Array.from({ length: 4999 }, (_, at) => `{"type": "double", "name": "column_${at}"}`);
  const nested = `{"name": "cliente", "type": "object", "properties": {"año": {"type": "long", "required": true}}}`;
  writeFileSync(
    path.join(model, 'MLmodel'),
    `flavors: {sklearn: {sklearn_version: 1.5.2}}\nmetadata: {team: riesgo, api_key: sk-0123456789abcdefghij}\nsignature:\n  inputs: '[${[...columns, nested].join(', ')}]'\n`,
  );
  writeFileSync(path.join(model, 'requirements.txt'), 'scikit-learn==1.5.2\nnumpy==2.1.0\n');
  for (let at = 0; at < 3000; at += 1) writeFileSync(path.join(model, `parts/deep/part-${at}.txt`), `I am ${at}`);
  return model;
}

const find = async (text: string, first: RegExp) => {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type(text);
  await page.locator('.palette-item[aria-selected=true]').filter({ hasText: first }).waitFor();
};
const choose = async (text: string, first: RegExp) => {
  await find(text, first);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};
const focusOn = (text: string) =>
  page.waitForFunction((wanted) => document.activeElement?.textContent.includes(wanted), text);

describe('finding things in everything that is open, by keyboard alone', () => {
  it('goes to the row of a column, a package, a file and a value, in whichever model it is', async () => {
    page = await tab.open([EXAMPLE, wide()]);
    await page.getByRole('grid', { name: 'Open models' }).getByRole('row', { name: 'wide' }).waitFor();
    // The other model has not been looked at yet: it is read for the search.
    await choose('CLIENTE ano', /cliente › año/);
    await page.getByRole('heading', { level: 1, name: 'wide' }).waitFor();
    await focusOn('año');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-level'))).toBe('2');
    await choose('numpy', /numpy.*wide/);
    await focusOn('numpy==2.1.0');
    await choose('part-2718', /part-2718\.txt/);
    await focusOn('part-2718.txt');
    await page.getByText('I am 2718').waitFor();
    await choose('riesgo', /metadata\.team/);
    await page.locator('.raw-line.current').filter({ hasText: 'team' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'MLmodel');
    await choose('glucose', /glucose.*diabetes-2026/);
    await page.getByRole('heading', { level: 1, name: 'diabetes-2026' }).waitFor();
    await focusOn('glucose');
  });

  it('shows a row that was filtered or folded away', async () => {
    page = await tab.open([wide()]);
    await choose('ano', /año/);
    await focusOn('año');
    await page.keyboard.press('ArrowUp');
    await focusOn('cliente');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('column_1');
    await choose('ano', /año/);
    await focusOn('año');
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
  });

  it('masks secrets, says what is left out, and gives axe nothing to complain about', async () => {
    page = await tab.open([wide()]);
    await find('api_key', /\*\*\*/);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('sk-0123456789');
    await page.getByText('Nothing in the open model and no command').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('part-');
    await page.getByText('6 of 3,000').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('keeps the window alive while it looks through a large model', async () => {
    page = await tab.open([wide()]);
    await page.locator('.plain-words').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.evaluate(() => {
      const tasks: number[] = [];
      Object.assign(window, { tasks });
      new PerformanceObserver((list) => tasks.push(...list.getEntries().map((each) => each.duration))).observe({
        type: 'longtask',
      });
    });
    await page.keyboard.type('column_49', { delay: 60 });
    await page.getByText(/6 of 1\d\d/).waitFor();
    const longest = await page.evaluate(() => Math.max(0, ...(window as unknown as { tasks: number[] }).tasks));
    expect(longest).toBeLessThan(250 * pace());
  });
});

describe('the row that is chosen, by keyboard alone', () => {
  const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  /** Tab until a row of a table has the focus. */
  const toRow = async (table: string) => {
    for (let tries = 0; tries < 60; tries += 1) {
      const there = await page.evaluate(
        (wanted) => document.activeElement?.matches(`${wanted} [data-row]`) ?? false,
        table,
      );
      if (there) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${table}`);
  };
  const view = async (name: string) => {
    await page.getByRole('tab', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
  };

  it('is copied from each view, and shown whole beside it', async () => {
    page = await tab.open([EXAMPLE], CLIPBOARD);
    await page.locator('.plain-words').waitFor();
    await page.keyboard.press('F4');
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByText('Choose a row of a table').waitFor();
    for (const [name, table, text, kind] of [
      ['Flavors', '.flavors .facts', /^(?:python_function|sklearn)\t/, 'Flavor'],
      ['Signature', '.signature-table', /^pregnancies\tlong\trequired$/, 'Input column'],
      ['Environment', '.packages', /^mlflow\tmlflow==/, 'Package'],
      ['Files', '.file-tree', /^conda\.yaml\t\d+\tenvironment$/, 'File'],
      ['Details', '.details-view .facts', /^model_uuid\t/, 'Detail'],
    ] as const) {
      await view(name);
      await page.locator(`${table} [data-row="1"]`).first().waitFor();
      await toRow(table);
      await page.keyboard.press('ArrowDown');
      await page.waitForFunction(() => document.activeElement?.getAttribute('data-row') === '1');
      await inspector.getByText(`${kind} · diabetes-2026`).waitFor();
      await page.keyboard.press('Control+c');
      await page.getByText('Row copied').waitFor();
      expect(await copied(), name).toMatch(text);
      await page.keyboard.press('Alt+Shift+C');
      await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith('{'));
      expect(typeof JSON.parse(await copied()), name).toBe('object');
      expect(await axeViolations(page), name).toEqual([]);
    }
  });

  it('is reached with F6, left with Escape, and copied by name', async () => {
    page = await tab.open([EXAMPLE], CLIPBOARD);
    await choose('glucose', /glucose/);
    await focusOn('glucose');
    await page.keyboard.press('F4');
    await page.keyboard.press('F6');
    await page.waitForFunction(() => document.activeElement?.closest('.inspector') !== null);
    await page.keyboard.press('Control+c');
    await page.getByText('Row copied').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.inspector').waitFor({ state: 'detached' });
    await focusOn('glucose');
    await choose('copy row json', /Copy the row as JSON/);
    await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith('{'));
    expect(JSON.parse(await copied())).toEqual({ name: 'glucose', type: 'long', required: true });
    await page.keyboard.press('F4');
    await page.reload();
    await page.getByRole('complementary', { name: 'Inspector' }).waitFor();
  });

  it.each([
    [1180, 740],
    [800, 600],
    [400, 700],
  ])('covers nothing of the page at %i x %i', async (width, height) => {
    page = await tab.open([EXAMPLE], { viewport: { width, height } });
    await page.locator('.plain-words').waitFor();
    await page.keyboard.press('F4');
    const box = async (selector: string) => {
      const found = await page.locator(selector).boundingBox();
      if (found === null) throw new Error(selector);
      return found;
    };
    await page.locator('.inspector').waitFor();
    const [main, inspector] = [await box('main'), await box('.inspector')];
    expect(main.x + main.width <= inspector.x + 1 || main.y + main.height <= inspector.y + 1).toBe(true);
    expect(main.height).toBeGreaterThan(150);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});
