import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../../support/axe.ts';
import { ROOT } from '../../support/build.ts';
import { electronPath, launchApp, NO_ELECTRON, startDisplay, type RunningApp } from '../../support/electron-app.ts';

const missing = electronPath() === null ? NO_ELECTRON : null;
/** Ten models that real MLflow 0.x to 3.x wrote, each with something that the others lack (test/fixtures/unlike). */
const MODELS = path.join(ROOT, 'test/fixtures/unlike');
let screen: Awaited<ReturnType<typeof startDisplay>>;
let running: RunningApp;

beforeAll(async () => {
  if (missing !== null) return;
  screen = await startDisplay();
  running = await launchApp(screen.display, [MODELS]);
});
afterAll(async () => {
  await running?.close();
  await screen?.stop();
});

/** Back to the list, also after a failure: it stands in the first tab. */
afterEach(async () => {
  if (missing === null) await running.page.keyboard.press('Control+1');
});

type View = 'Overview' | 'Flavors' | 'Signature' | 'Environment' | 'Files' | 'Examples' | 'Details' | 'MLmodel';
const VIEWS = [
  'Overview',
  'Flavors',
  'Signature',
  'Environment',
  'Files',
  'Examples',
  'Details',
  'Lineage',
  'Payload check',
  'Edit signature',
  'MLmodel',
] as const;

/** What each must show, a file to look into with the keyboard, and what that shows. */
const WALK: Readonly<Record<string, readonly [Partial<Record<View, RegExp>>, file: string, shows: RegExp]>> = {
  'v0-logged-sklearn': [
    {
      Overview: /has no signature.*model\.pkl: not judged yet/,
      Environment: /The file is not there/,
      Details: /modelo/,
    },
    'model.pkl',
    /00000000 {2}80 0/,
  ],
  'v1-xgboost-booster': [
    { Flavors: /xgboost 1\.6\.2/, Environment: /No fixed version in requirements\.txt/ },
    'model.xgb',
    /00000000 {2}/,
  ],
  'v2-pyfunc-nested': [
    { Signature: /street/, Files: /cloudpickle/, Overview: /2 of them required/ },
    'conda.yaml',
    /dependencies:/,
  ],
  'v3-example-dataframe-with-params': [
    { Overview: /3 settings with defaults/, Examples: /would accept this payload.*'adiós'.*temperature/ },
    'input_example.json',
    /params: \{3\}/,
  ],
  'v3-example-ndarray': [
    { Overview: /float32 \[-1, 3\]/, Examples: /would accept this payload/ },
    'serving_input_example.json',
    /inputs: \[/,
  ],
  'v3-logged-registered-version-2': [
    { Details: /Model name|diabetes|version/i },
    'registered_model_meta',
    /model_version/,
  ],
  'v3-pyfunc-artifacts-code-paths': [
    { Overview: /code\/mylib\/text\.py: not judged yet/, Files: /__init__\.py/ },
    'code/mylib/text.py',
    /def /,
  ],
  'v3-pytorch-extra-files': [
    { Files: /PyTorch zip with a pickle/, Flavors: /torch 2\.13/ },
    'extra_files/labels.txt',
    /\w/,
  ],
  'v3-requirements-constraints': [
    { Environment: /requests\[security\]==2\.31\.0; python_version < "3\.12".*-c constraints\.txt/ },
    'constraints.txt',
    /numpy<2/,
  ],
  'v3-resources': [
    { Details: /serving_endpoint.*chat-endpoint.*Put there by Databricks/ },
    'MLmodel',
    /vector_search_index/,
  ],
};

/** Presses a key until the focus is on something; with the keyboard there is no other way. */
async function pressUntil(page: Page, key: string, selector: string): Promise<void> {
  for (let times = 0; times < 80; times += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    await page.keyboard.press(key);
    // As a person would: not before the focus is seen.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
  const at = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
  expect.fail(`${key} does not lead to ${selector}; it is on ${at}`);
}

const inView = async (page: Page, view: string) =>
  (await page.getByRole('tabpanel', { name: view, exact: true }).innerText()).replaceAll(/\s*\n\s*/g, ' ');

describe.skipIf(missing !== null)(`a walk by keyboard${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  it('has ten unlike models before it', () => {
    expect(Object.keys(WALK).sort()).toEqual(readdirSync(MODELS).sort());
    expect(Object.keys(WALK)).toHaveLength(10);
  });

  it.each(Object.entries(WALK))('goes through every view of %s', async (name, [wanted, file, shows]) => {
    const { page } = running;
    await page.getByRole('heading', { level: 1, name: /10 models in unlike/ }).waitFor();
    await pressUntil(page, 'Tab', '.model-list [data-row]');
    await page.keyboard.press('Home');
    await pressUntil(page, 'ArrowDown', `.model-list [aria-label="${name}"]`);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await pressUntil(page, 'Tab', '.view-tabs [role=tab]');
    for (const view of VIEWS) {
      await page.getByRole('tab', { name: view, exact: true, selected: true }).waitFor();
      const shown = wanted[view as View] ?? /\w/;
      await expect
        .poll(async () => shown.test(await inView(page, view)), { timeout: 10_000, message: `${view}: ${shown}` })
        .toBe(true);
      await page.locator('.busy').first().waitFor({ state: 'detached' });
      expect(await axeViolations(page), `${name}, ${view}`).toEqual([]);
      await page.keyboard.press('ArrowRight');
    }
    // Round to the first, and on to the files.
    await pressUntil(page, 'ArrowRight', '[role=tab][data-key=files]');
    await pressUntil(page, 'Tab', '.file-tree [data-row]');
    await page.keyboard.press('Home');
    await pressUntil(page, 'ArrowDown', `.file-tree [data-row]:has(.file-name[title="${path.posix.basename(file)}"])`);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: file, exact: true }).waitFor();
    await expect.poll(async () => shows.test(await inView(page, 'Files')), { message: `${file}: ${shows}` }).toBe(true);
    expect(await axeViolations(page), `${name}, ${file}`).toEqual([]);
  });
});
