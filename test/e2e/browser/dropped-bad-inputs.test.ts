import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { authorisedPage, type AuthorisedPage } from '../../support/authorised-page.ts';
import { BAD_INPUTS, makeInput, patience } from '../../support/bad-inputs/bad-inputs.ts';
import { closeTabs, expectOnPage } from '../../support/bad-inputs/on-a-page.ts';
import { dropOn } from '../../support/dropping.ts';
import { temporaryFolder } from '../../support/served.ts';
import { expectStore, STORE_INPUTS } from '../../support/bad-inputs/store-inputs.ts';

const folder = temporaryFolder();
let tab: AuthorisedPage;
beforeAll(async () => {
  tab = await authorisedPage();
});
afterAll(async () => {
  await tab?.close();
  folder.remove();
});
afterEach(() => closeTabs(tab.page, 'Alt+Shift+W'));

describe('bad inputs dropped on the tab', () => {
  it.each(BAD_INPUTS.map((input) => [input.id, input.name, input] as const))('%s: %s', async (_id, _name, input) => {
    const place = makeInput(input, folder.path);
    const { late, ...others } = input.dropped ?? {};
    await expectOnPage(
      tab.page,
      { ...input, ...others },
      () => dropOn(tab.page, 'in a tab of its own', [place]),
      late ? 60_000 : patience(),
    );
    expect(tab.complaints).toEqual([]);
  });

  it.each(STORE_INPUTS.map((input) => [input.id, input.name, input] as const))(
    '%s, a store: %s',
    async (_id, _name, input) => {
      const place = makeInput(input, folder.path);
      const { late, ...others } = input.dropped ?? {};
      await expectStore(
        tab.page,
        { ...input, ...others },
        () => dropOn(tab.page, 'in a tab of its own', [place]),
        late ? 60_000 : patience(),
      );
      expect(tab.complaints).toEqual([]);
    },
  );
});
