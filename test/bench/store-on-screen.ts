import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openDatabase } from '../../electron/stores/sqlite.ts';
import { SEED } from '../support/workspaces.ts';
import { EXAMPLE } from './measure.ts';
import { measure, onPage } from './scrolling.ts';

/** A store of 10,000 runs x 50 metrics on screen: when its first rows are there, and the longest task while runs are scrolled. */
export async function storeOnScreen(folder: string, kind: 'files' | 'sqlite'): Promise<void> {
  const place = path.join(folder, `screen-${kind}`, kind === 'files' ? 'mlruns' : 'mlflow.db');
  const script = path.join(import.meta.dirname, 'make_large_store.py');
  mkdirSync(path.dirname(place), { recursive: true });
  if (kind === 'sqlite') writeFileSync(place, gunzipSync(readFileSync(SEED)));
  execFileSync('python3', [script, kind, place, process.env['STORE_RUNS'] ?? '10000', '50'], { stdio: 'ignore' });
  // The database begins without any experiment.
  if (kind === 'sqlite') {
    const database = await openDatabase(place, true);
    database.exec(
      "insert into experiments (experiment_id, name, lifecycle_stage) values (0, 'Default', 'active') on conflict do nothing",
    );
    database.close();
  }
  await onPage([EXAMPLE, place], async (page) => {
    const main = page.locator('main');
    const start = performance.now();
    await page
      .getByRole('grid')
      .first()
      .getByRole('row', { name: path.basename(place) })
      .click();
    await main.locator('.grid [data-row="0"]').waitFor();
    const opened = performance.now() - start;
    console.log(
      `10,000 runs (${kind}): experiments on screen ${opened.toFixed(0)} ms after the click that opens the store`,
    );
    const show = () => main.locator('.grid [data-row="0"]').click();
    await measure(`10,000 runs (${kind})`, page, show, '.grid.runs [data-row="5"] .first');
    const heap = await page.evaluate(
      () => (performance as unknown as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0,
    );
    console.log(`10,000 runs (${kind}): ${(heap / 1e6).toFixed(0)} MB of the page's heap`);
  });
}
