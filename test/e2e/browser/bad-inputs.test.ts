import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { authorisedPage, type AuthorisedPage } from '../../support/authorised-page.ts';
import { BAD_INPUTS, makeInput, newPlace } from '../../support/bad-inputs/bad-inputs.ts';
import { SHOWN_INPUTS } from '../../support/bad-inputs/example-inputs.ts';
import { closeTabs, expectInView, expectOnPage } from '../../support/bad-inputs/on-a-page.ts';
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

// Also after a failure, so that one bad input says nothing about the next.
afterEach(() => closeTabs(tab.page, 'Alt+Shift+W'));

describe('the tab on bad inputs', () => {
  it.each(BAD_INPUTS.map((input) => [input.id, input.name, input] as const))('%s: %s', async (_id, _name, input) => {
    const place = makeInput(input, folder.path);
    await expectOnPage(tab.page, input, async () => tab.server.host.request([place]));
    expect(tab.complaints).toEqual([]);
  });

  it.each(SHOWN_INPUTS.map((input) => [input.id, input.name, input] as const))('%s: %s', async (_id, _name, input) => {
    const place = newPlace(folder.path);
    input.make(place);
    await expectInView(tab.page, input, async () => tab.server.host.request([place]));
    expect(tab.complaints).toEqual([]);
  });

  it.each(STORE_INPUTS.map((input) => [input.id, input.name, input] as const))(
    '%s, a store: %s',
    async (_id, _name, input) => {
      const place = makeInput(input, folder.path);
      await expectStore(tab.page, input, async () => tab.server.host.request([place]));
      expect(tab.complaints).toEqual([]);
    },
  );
});
