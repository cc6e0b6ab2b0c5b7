import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from './build.ts';
import { dropOn } from './dropping.ts';
import { writeDemoStore } from './store-demo.ts';

const EXAMPLES = path.join(ROOT, 'assets/examples');
const ORDERS = path.join(ROOT, 'test/fixtures/data/orders.csv');

/** Models that show what the examples don't: nesting, params, refusals, damage. */
const MODELS: Readonly<Record<string, string>> = {
  'fraud-network': `artifact_path: model
flavors:
  python_function:
    env: {conda: conda.yaml, virtualenv: python_env.yaml}
    loader_module: mlflow.pyfunc.model
    python_version: 3.11.9
  acme_graph: {weights: graph.bin, layers: 12}
mlflow_version: 3.4.0
model_id: m-5f2c0d1e9a7b4c66b1d2e3f405162738
run_id: 20a3f1c94b7d4e6f8a0b1c2d3e4f5a6b
utc_time_created: '2026-03-12 10:04:31.120043'
signature:
  inputs: '[{"name": "customer", "type": "object", "required": true, "properties": {"id": {"type": "long", "required": true}, "since": {"type": "datetime", "required": false}, "address": {"type": "object", "required": false, "properties": {"city": {"type": "string", "required": true}, "zip": {"type": "string", "required": true}}}}}, {"name": "amounts", "type": "array", "required": true, "items": {"type": "double"}}, {"name": "flags", "type": "map", "required": false, "values": {"type": "boolean"}}, {"name": "photo", "type": "binary", "required": false}]'
  outputs: '[{"name": "score", "type": "double", "required": true}]'
  params: '[{"name": "threshold", "type": "double", "default": 0.5, "shape": null}, {"name": "top_k", "type": "long", "default": 10, "shape": null}]'
team_notes: approved by risk
databricks_runtime: 15.4.x-scala2.12
model_size_bytes: 987654
metadata:
  team: risk
  api_key: sk-0123456789abcdefghijklmnop
  azureml.base_image: mcr.microsoft.com/azureml/curated/foundation:12
prompts: ['prompts:/fraud-summary/3']
resources: {api_version: '1', databricks: {serving_endpoint: [{name: scores}]}}
`,
  'refused-churn': `flavors:
  sklearn: {pickled_model: model.pkl, sklearn_version: 1.5.2}
mlflow_version: 2.22.0
signature:
  inputs: '[{"name": "age", "type": "decimal"}, {"name": "plan", "type": "string"}]'
`,
  'torn-copy':
    'artifact_path: model\nflavors:\n  sklearn:\n    pickled_model: model.pkl\n\trun_id: abc\nmlflow_version: 3.1\n',
};

/** A folder with the models, an empty folder, and one that will be gone; what the app is started on comes first. */
export function writeModels(folder: string): { readonly start: string[]; readonly gone: string } {
  for (const [name, text] of Object.entries(MODELS)) {
    mkdirSync(path.join(folder, 'team', name), { recursive: true });
    writeFileSync(path.join(folder, 'team', name, 'MLmodel'), text);
  }
  const gone = path.join(folder, 'price-2024');
  mkdirSync(gone);
  writeFileSync(path.join(gone, 'MLmodel'), MODELS['refused-churn'] ?? '');
  const empty = path.join(folder, 'downloads');
  mkdirSync(empty);
  writeFileSync(path.join(empty, 'model.pkl'), '');
  return {
    start: [
      path.join(EXAMPLES, 'diabetes-2026'),
      path.join(folder, 'team'),
      empty,
      gone,
      path.join(folder, 'old.zip'),
      writeDemoStore(path.join(folder, 'mlruns')),
    ],
    gone,
  };
}

export interface Tour {
  readonly page: Page;
  readonly gone: string;
  /** Takes a picture, named after the screen. */
  shoot(name: string): Promise<void>;
}

/** Every screen, one after the other. Names of places are those of the page's own elements, so any language will do. */
export async function tour({ page, gone, shoot }: Tour): Promise<void> {
  const tab = async (name: string) => {
    const row = page.getByRole('grid').first().getByRole('row', { name });
    await row.scrollIntoViewIfNeeded();
    // As a person would, a moment after scrolling: the strip holds on to the place it knows.
    await page.waitForTimeout(100);
    await row.click();
  };
  const view = (id: string) => page.locator(`[role=tab][data-key=${id}]`).click();
  const rail = (at: number) => page.locator('nav button').nth(at).click();
  const alert = page.getByRole('alert');
  await tab('diabetes-2026');
  await page.locator('.plain-words').waitFor();
  await shoot('opened-with-an-error');
  await alert.getByRole('button').click();
  for (const id of ['overview', 'flavors', 'signature', 'environment', 'details', 'lineage', 'raw']) {
    await view(id);
    if (id === 'environment') await page.locator('.packages').waitFor();
    if (id === 'lineage') await page.locator('.lineage-box').first().waitFor();
    if (id === 'details') await page.locator('.details-view').waitFor();
    await shoot(id);
  }
  await view('files');
  await page.locator('.file-tree [role=row][data-row="0"]').click();
  await page.locator('.file-preview .raw').waitFor();
  await shoot('files');
  await page.locator('.file-tree .choose').first().click();
  await page.locator('.files').waitFor();
  await view('examples');
  await page.locator('.received table').waitFor();
  await page.locator('.file-preview .raw').nth(1).waitFor();
  await shoot('examples');
  await view('check');
  await page.locator('.check .toolbar .button').nth(1).click();
  await page.locator('.received table').waitFor();
  await shoot('payload-accepted');
  const field = page.locator('.payload-field textarea');
  await field.fill((await field.inputValue()).replace('"age"', '"Age"'));
  await page.locator('.check-problems').waitFor();
  await page.locator('.suite .button').first().click();
  await shoot('payload-refused');
  await view('edit');
  await page.locator('.edit-rows .select').first().selectOption('object');
  await page.locator('.editor-parts .part > div > .button').last().click();
  await page.locator('.default-field input').fill('?');
  await shoot('signature-editor');
  await dropOn(page, /Signature from this data|Firma a partir de estos datos/, [ORDERS]);
  await page.locator('.evidence').waitFor();
  await shoot('signature-from-data');
  await page.locator('.data-panel .button.primary').click();
  await page.locator('.row-evidence').first().waitFor();
  await shoot('signature-with-evidence');
  await tab('downloads');
  await page.locator('h1').waitFor();
  await shoot('nothing-found');
  await tab('team');
  const list = page.locator('.model-list');
  await list.waitFor();
  await list.locator('.rows input').first().click();
  await shoot('chooser');
  await list.getByRole('row', { name: 'fraud-network' }).click();
  await page.locator('.plain-words').waitFor();
  await shoot('overview-rich');
  await view('signature');
  await page.locator('[data-row="1"]').first().focus();
  await shoot('signature-nested');
  await page.keyboard.press('F4');
  await page.locator('.inspector-facts').waitFor();
  await shoot('inspector');
  await page.locator('.segments .segment').nth(1).click();
  await shoot('signature-json');
  await page.locator('.segments .segment').nth(2).click();
  await shoot('signature-python');
  await view('flavors');
  await page.locator('.inspector p').first().waitFor();
  await shoot('inspector-empty');
  await page.keyboard.press('F4');
  await shoot('flavors-rich');
  await view('details');
  await page.locator('.details-view').waitFor();
  await shoot('details-rich');
  await tab('team');
  await list.getByRole('row', { name: 'refused-churn' }).click();
  await page.locator('.plain-words').waitFor();
  await shoot('overview-refused');
  await view('signature');
  await shoot('signature-refused');
  await tab('team');
  await list.getByRole('row', { name: 'torn-copy' }).click();
  await page.locator('.plain-words').waitFor();
  await shoot('overview-torn');
  await view('raw');
  await shoot('raw-torn');
  await tab('price-2024');
  await page.locator('.plain-words').waitFor();
  rmSync(gone, { recursive: true });
  await page
    .getByText(/changed on disk|ha cambiado en el disco/)
    .first()
    .waitFor();
  await shoot('changed-on-disk');
  await page.keyboard.press('F5');
  await alert.first().waitFor();
  await shoot('reload-failed');
  await page.keyboard.press('F1');
  await page.getByRole('dialog').waitFor();
  await shoot('help');
  for (const [at, name] of ['glossary', 'messages', 'shortcuts'].entries()) {
    await page
      .getByRole('dialog')
      .locator('.segment')
      .nth(at + 1)
      .click();
    await shoot(name);
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await shoot('everything-by-name');
  await page.keyboard.type('age');
  await page.locator('.palette-detail').first().waitFor();
  await page.locator('.palette-foot li').first().waitFor();
  await shoot('search-everything');
  await page.keyboard.press('Escape');
  await rail(0);
  await page.locator('h1').waitFor();
  await shoot('library');
  await page.locator('.status-button').click();
  await page.locator('.package-list li').first().waitFor();
  await page.locator('.package-list summary').first().click();
  await shoot('about');
  await rail(0);
  await page.locator('h1').waitFor();
  const drag = (type: string) =>
    page.evaluate((name) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['x'], 'x.zip'));
      window.dispatchEvent(new DragEvent(name, { dataTransfer, cancelable: true }));
    }, type);
  await drag('dragover');
  await shoot('drop');
  await drag('drop');
}
