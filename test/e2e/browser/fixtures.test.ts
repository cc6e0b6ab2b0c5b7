import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findModels } from '../../../electron/sources/find-models.ts';
import { openSource } from '../../../electron/sources/open-source.ts';
import { authorisedPage, type AuthorisedPage } from '../../support/authorised-page.ts';
import { closeTabs } from '../../support/bad-inputs/on-a-page.ts';
import { ROOT } from '../../support/build.ts';

/** Models that real MLflow wrote: the shared ones where they are, else our two. */
const SHARED = path.resolve(ROOT, '../shared/fixtures');
const MODELS = existsSync(SHARED) ? SHARED : path.join(ROOT, 'assets/examples');

let opened: AuthorisedPage;
beforeAll(async () => {
  opened = await authorisedPage();
});
afterAll(() => opened?.close());

it('lists every model that real MLflow wrote, and each opens in all its views', async () => {
  const { page, server, complaints } = opened;
  const source = await openSource({ kind: 'path', path: MODELS });
  const { models } = await findModels(source);
  expect(models.length).toBeGreaterThan(1);
  server.host.request([MODELS]);
  await page.getByRole('heading', { level: 1, name: `${models.length} models in ${path.basename(MODELS)}` }).waitFor();
  await closeTabs(page, 'Alt+Shift+W');
  for (const model of models) {
    server.host.request([path.join(MODELS, model.path)]);
    // A model with others inside is one of a list.
    const ready = page.locator('main :is(.model-head, [role=row], [role=alert])').first();
    await ready.waitFor().catch(() => expect.fail(`${model.path} does not open`));
    for (const view of ['Flavors', 'Signature', 'MLmodel']) {
      const tab = page.getByRole('tab', { name: view, exact: true });
      if ((await tab.count()) > 0) await tab.click();
    }
    expect(await page.locator('body').innerText(), model.path).not.toMatch(/failed that should not/);
    expect({ model: model.path, complaints }).toEqual({ model: model.path, complaints: [] });
    await closeTabs(page, 'Alt+Shift+W');
  }
}, 300_000);
