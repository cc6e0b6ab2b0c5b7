import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { authorisedPage, type AuthorisedPage } from '../../support/authorised-page.ts';
import { closeTabs } from '../../support/bad-inputs/on-a-page.ts';
import { NO_MLFLOW, realStore } from '../../support/real-stores.ts';
import { temporaryFolder } from '../../support/served.ts';
import { snapshot } from '../../support/store-fixtures.ts';
import { walkStore } from '../../support/store-walk.ts';

const note = NO_MLFLOW === null ? '' : ` (skipped: ${NO_MLFLOW})`;
const folder = temporaryFolder();
let tab: AuthorisedPage;
let files: string;
let database: string;
beforeAll(async () => {
  if (NO_MLFLOW !== null) return;
  [files, database] = [realStore(folder.path, 'files'), realStore(folder.path, 'sqlite')];
  tab = await authorisedPage();
});
afterAll(async () => {
  await tab?.close();
  folder.remove();
});
afterEach(() => (tab === undefined ? undefined : closeTabs(tab.page, 'Alt+Shift+W')));

describe.skipIf(NO_MLFLOW !== null)(`a store of real MLflow dropped on the tab, which never leaves it${note}`, () => {
  it.each([
    ['its mlruns folder', () => path.join(files, 'mlruns'), true],
    ['the folder around mlruns', () => files, true],
    ['the folder with its database', () => database, true],
    ['its database alone', () => path.join(database, 'mlflow.db'), false],
  ])('%s', async (_name, place, models) => {
    const before = snapshot(place() === path.join(database, 'mlflow.db') ? database : place());
    await walkStore(tab.page, place(), path.basename(place()), models);
    expect(snapshot(place() === path.join(database, 'mlflow.db') ? database : place())).toEqual(before);
    expect(tab.complaints).toEqual([]);
  });
});
