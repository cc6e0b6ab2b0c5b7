import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeViolations } from '../../support/axe.ts';
import { ROOT } from '../../support/build.ts';
import { dropOn } from '../../support/dropping.ts';
import { tabPages } from '../../support/tab-pages.ts';

const EXAMPLES = path.join(ROOT, 'assets/examples');
const { folder, ...tab } = tabPages();
let page: Page;
async function open(...names: string[]): Promise<void> {
  page = await tab.open(names.map((name) => path.join(EXAMPLES, name)));
  await page.locator('.plain-words').waitFor();
}

describe('the signature editor in a tab', () => {
  it('by keyboard alone: renames, moves, saves a copy that is downloaded, and asks before it closes', async () => {
    await open('diabetes-2026');
    await page.keyboard.press('Alt+Shift+E');
    await page.getByLabel('Name of age').focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('years');
    await page.locator('.effect-verdict', { hasText: 'Callers must change first.' }).waitFor();
    await page.getByRole('button', { name: 'Move years', exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByText('years is now at place 2 of 6.').waitFor();
    await page.keyboard.press('Alt+Shift+W');
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.press('Enter');
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
    expect(download.suggestedFilename()).toBe('diabetes-2026-edited.zip');
    const file = path.join(folder, 'edited.zip');
    await download.saveAs(file);
    const script =
      'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), z.read("diabetes-2026-edited/MLmodel").decode())';
    const read = spawnSync('python3', ['-c', script, file], { encoding: 'utf8' });
    expect(read.stdout).toMatch(/^None [^]*"name": "pregnancies"[^]*"name": "years"/);
    expect(
      read.stdout
        .replace(/^None /, '')
        .replace(/^ {2}inputs: [^]*?(?=^ {2}outputs)/m, '')
        .trim(),
    ).toBe(
      readFileSync(path.join(EXAMPLES, 'diabetes-2026/MLmodel'), 'utf8')
        .replace(/^ {2}inputs: [^]*?(?=^ {2}outputs)/m, '')
        .trim(),
    );
    await page.keyboard.press('Alt+Shift+W');
    await page.getByRole('heading', { name: 'Look inside any MLflow model' }).waitFor();
  });

  it('reorders by real dragging', async () => {
    await open('diabetes-2026');
    await page.getByRole('tab', { name: 'Edit signature' }).click();
    await page.getByRole('button', { name: 'Move smoker', exact: true }).dragTo(page.getByLabel('Name of age'));
    await page.getByText('smoker is now at place 1 of 6.').waitFor();
    expect(await page.getByLabel('Name of smoker').inputValue()).toBe('smoker');
  });
});

describe('a signature from data in a tab', () => {
  const data = (name: string) => path.join(ROOT, 'test/fixtures/data', name);

  it.each([
    ['orders.csv', ['age', 'visits', 'plan', 'since'], /"since" is|day and month can't be told apart/],
    ['orders.parquet', ['age', 'visits', 'plan', 'since'], /Some columns hold whole numbers/],
    ['orders.json', ['age', 'plan'], /rests on 2 rows only/],
    ['images.npy', [''], /25 rows read as npy/],
  ])('%s is dropped: evidence of each column, then rows to edit that keep it', async (name, names, said) => {
    await open('diabetes-2026');
    await page.getByRole('tab', { name: 'Edit signature' }).click();
    await page.getByRole('button', { name: 'Start from' }).waitFor();
    await dropOn(page, 'Signature from this data', [data(name)]);
    const panel = page.getByRole('region', { name: 'Signature from data' });
    await panel.getByText(said).first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await panel.getByRole('button', { name: 'Use as inputs' }).click();
    const rows = page.getByRole('region', { name: 'Inputs' });
    await rows
      .getByText(/rows · none missing/)
      .first()
      .waitFor();
    const fields = await rows.getByLabel(/^Name of/).all();
    expect(await Promise.all(fields.map((field) => field.inputValue()))).toEqual(names);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByLabel('Name of smoker').waitFor();
  });

  it('pasted rows, by keyboard alone', async () => {
    await open('diabetes-2026');
    await page.keyboard.press('Alt+Shift+E');
    await page.getByRole('button', { name: 'Start from' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Data: pasted text…' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Data as text').focus();
    await page.keyboard.insertText('[{"age": 41, "tags": ["a", "b"]}, {"age": 52, "tags": []}]');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Use as outputs' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Outputs' }).getByText('seen: 41 · 52').waitFor();
  });
});

describe('the payload check in a tab', () => {
  it('marks, mends and shows what is received; a suite tells two models apart', async () => {
    await open('diabetes-2025', 'diabetes-2026');
    await page
      .getByRole('grid', { name: 'Open tabs' })
      .or(page.getByRole('grid').first())
      .getByRole('row', { name: 'diabetes-2026' })
      .click();
    await page.getByRole('heading', { level: 1, name: 'diabetes-2026' }).waitFor();
    await page.keyboard.press('Alt+Shift+P');
    await page.getByRole('button', { name: 'Example of the model' }).click();
    await page.getByText('MLflow 3.17 would accept this payload.').waitFor();
    await page.getByRole('button', { name: 'Save this payload' }).click();
    const field = page.getByLabel('Payload', { exact: true });
    await field.fill((await field.inputValue()).replace('"age"', '"Age"'));
    await page.getByText('MLflow 3.17 would refuse this payload').waitFor();
    expect(await page.locator('.payload-marks mark').first().innerText()).toBe('"Age"');
    await field.focus();
    await page.keyboard.press('Control+.');
    await page.getByText('MLflow 3.17 would accept this payload.').waitFor();
    await page.getByRole('button', { name: 'Run on all open models' }).click();
    await page.getByText('diabetes-2026: 1 of 1 pass').waitFor();
    await page.getByText('diabetes-2025: 0 of 1 pass').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save suite…' }).click(),
    ]);
    const file = path.join(folder, 'suite.json');
    await download.saveAs(file);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ modelPorterSuite: 1, cases: [{ channel: 'rest' }] });
  });
});
