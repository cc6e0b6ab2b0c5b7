import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeViolations } from '../../support/axe.ts';
import { diabetes } from '../../support/diabetes.ts';
import { dropOn } from '../../support/dropping.ts';
import { tabPages } from '../../support/tab-pages.ts';

const { folder, ...tab } = tabPages();
let page: Page;
const heading = (name: string) => page.getByRole('heading', { level: 1, name });

/** Two models of the series dropped together on the empty app. */
async function compare(a: 1 | 2 | 3 | 4 | 5 | 6, b: 1 | 2 | 3 | 4 | 5 | 6): Promise<void> {
  page = await tab.open([]);
  await dropOn(page, 'Compare them', [diabetes(a), diabetes(b)]);
  await heading(`Can diabetes-${b} replace diabetes-${a}?`).waitFor();
  await page.locator('.verdict-banner').waitFor();
}

describe('going on from a red verdict', () => {
  it('the request of a reason is tried on B, kept as a suite for both, given on, mended, and tried on A', async () => {
    await compare(4, 6);
    await page.locator('.compare-row', { hasText: 'Edad' }).click();
    await page.getByRole('button', { name: 'Try it on B' }).click();
    await heading('diabetes-6').waitFor();
    await page.getByText('The required input "Edad" is missing.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save this payload' }).click();
    await page.getByRole('button', { name: 'Run on all open models' }).click();
    await page.getByText('diabetes-6: 1 of 1 pass').waitFor();
    // Expected is what B answers, a refusal; A takes it.
    await page.getByText('diabetes-4: 0 of 1 pass').waitFor();
    await page.getByRole('button', { name: 'Save result' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Markdown' }).click(),
    ]);
    const file = path.join(folder, 'result.md');
    await download.saveAs(file);
    expect(readFileSync(file, 'utf8')).toContain('**MLflow 3.17 would refuse this payload while checking it');
    await page.getByRole('button', { name: 'Add it as 0.5' }).click();
    // B has no use for the column that A needed.
    await page.getByText('MLflow 3.17 would accept this payload, with something to look at.').waitFor();
    await page.getByRole('button', { name: 'Comparison with diabetes-4' }).click();
    await heading('Can diabetes-6 replace diabetes-4?').waitFor();
    // As it was left: the row that was chosen, with its reason.
    await page.getByRole('button', { name: 'Try it on A' }).click();
    await heading('diabetes-4').waitFor();
    await page.getByText('MLflow 3.17 would accept this payload.').waitFor();
  });

  it("B's signature is edited, and back again, by keyboard alone", async () => {
    await compare(1, 2);
    await page.getByRole('button', { name: 'Edit signature B: candidate, diabetes-2' }).focus();
    await page.keyboard.press('Enter');
    await heading('diabetes-2').waitFor();
    await page.getByRole('button', { name: 'Save copy…' }).waitFor();
    await page.getByRole('button', { name: 'Comparison with diabetes-1' }).focus();
    await page.keyboard.press('Enter');
    await heading('Can diabetes-2 replace diabetes-1?').waitFor();
  });

  it('a side replaced, a third added, the pairs of all: by keyboard alone', async () => {
    await compare(1, 2);
    await page.getByRole('button', { name: 'Change… B: candidate, diabetes-2' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'B: candidate' });
    await dialog.getByRole('row', { name: 'diabetes-2026' }).focus();
    await page.keyboard.press('Enter');
    await heading('Can diabetes-2026 replace diabetes-1?').waitFor();
    await page.locator('.verdict-banner').waitFor();
    await page.keyboard.press('F8');
    await heading('Can diabetes-1 replace diabetes-2026?').waitFor();
    await page.locator('.verdict-banner').waitFor();
    await page.keyboard.press('F7');
    await page.locator('.compare-row:focus').waitFor();
    const first = await page.locator('.compare-row:focus').innerText();
    await page.keyboard.press('F7');
    await page.waitForFunction((was) => {
      const row = document.activeElement;
      return row?.classList.contains('compare-row') === true && (row as HTMLElement).innerText !== was;
    }, first);
    await page.keyboard.press('Shift+F7');
    await page.waitForFunction((was) => (document.activeElement as HTMLElement).innerText === was, first);
    await page.keyboard.press('Alt+Shift+KeyD');
    const third = page.getByRole('dialog', { name: 'Which model is to join?' });
    await third.getByRole('row', { name: 'diabetes-2025' }).focus();
    await page.keyboard.press('Enter');
    await heading('Who can replace whom?').waitFor();
    await page.getByRole('button', { name: /^diabetes-2025 in place of diabetes-2026: / }).focus();
    await page.keyboard.press('Enter');
    await heading('Can diabetes-2025 replace diabetes-2026?').waitFor();
  });

  it('which MLflow is answered for, and what the other says: on the comparison and on a request', async () => {
    const model = (name: string, version: string, type: string) => {
      const place = path.join(folder, name);
      mkdirSync(place);
      const column = `{"type": "array", "items": {"type": "${type}"}, "name": "tags", "required": true}`;
      const text = `flavors: {x: {}}\nmlflow_version: ${version}\nsignature:\n  inputs: '[${column}]'\n`;
      writeFileSync(path.join(place, 'MLmodel'), text);
      return place;
    };
    page = await tab.open([]);
    await dropOn(page, 'Compare them', [model('texts', '3.17.2', 'string'), model('truths', '2.22.1', 'boolean')]);
    await page.getByText('Judged as served by MLflow 2.22, the one nearest to B (MLflow 2.22.1).').waitFor();
    await page.getByText('MLflow 3.17 answers otherwise:').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const overRest = page.locator('.verdict-facts > div', { hasText: 'REST / JSON' });
    await overRest.getByText('converts silently').waitFor();
    await page.getByRole('button', { name: 'Judge by MLflow 3.17' }).click();
    await page.getByText('Judged as served by MLflow 3.17, as you chose.').waitFor();
    await overRest.getByText('breaks callers').waitFor();
    await page.getByRole('button', { name: 'Try a request B: candidate, truths' }).click();
    await page
      .getByLabel('Payload', { exact: true })
      .fill('{"dataframe_split": {"columns": ["tags"], "data": [[["a"]]]}}');
    await page.getByText('MLflow 2.22 would accept this payload').waitFor();
    await page.getByText('MLflow 3.17 would refuse it. MLflow 2.22 is the one nearest to this model.').waitFor();
    await page.getByRole('radio', { name: 'MLflow 3.17' }).click();
    await page.getByText('MLflow 3.17 would refuse this payload').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('a third model dropped on a comparison joins in the table of all', async () => {
    await compare(1, 2);
    await dropOn(page, 'Add a model', [diabetes(3)]);
    await heading('Who can replace whom?').waitFor();
    await page.getByRole('button', { name: /^diabetes-3 in place of diabetes-1: / }).waitFor();
  });
});
