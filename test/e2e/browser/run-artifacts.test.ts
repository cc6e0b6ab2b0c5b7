import { cpSync } from 'node:fs';
import path from 'node:path';
import { it } from 'vitest';
import { ROOT } from '../../support/build.ts';
import { writeFileStore } from '../../support/store-fixtures.ts';
import { tabPages } from '../../support/tab-pages.ts';

const pages = tabPages();

it('a model among the artifacts of a run is exported from there', async () => {
  const store = writeFileStore(path.join(pages.folder, 'mlruns'));
  cpSync(path.join(ROOT, 'assets/examples/diabetes-2026'), path.join(store, '0/r1/artifacts/forest'), {
    recursive: true,
  });
  const page = await pages.open([store]);
  const main = page.locator('main');
  await main.getByRole('row', { name: 'Default' }).first().click();
  await main.getByRole('row', { name: 'first' }).first().click();
  await main.getByRole('radio', { name: 'Artifacts' }).click();
  await main.locator('.logged-model').getByRole('button', { name: 'Export…' }).press('Enter');
  await main.getByRole('heading', { name: 'Destination' }).waitFor();
  await main.getByRole('button', { name: 'Back' }).click();
  await main.getByText('forest').first().waitFor({ timeout: 10_000 });
});
