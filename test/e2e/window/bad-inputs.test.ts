import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BAD_INPUTS, makeInput, newPlace } from '../../support/bad-inputs/bad-inputs.ts';
import { SHOWN_INPUTS } from '../../support/bad-inputs/example-inputs.ts';
import { closeTabs, expectInView, expectOnPage } from '../../support/bad-inputs/on-a-page.ts';
import { electronPath, launchApp, NO_ELECTRON, startDisplay, type RunningApp } from '../../support/electron-app.ts';
import { temporaryFolder } from '../../support/served.ts';
import { expectStore, STORE_INPUTS } from '../../support/bad-inputs/store-inputs.ts';

const missing = electronPath() === null ? NO_ELECTRON : null;
const folder = temporaryFolder();
let screen: Awaited<ReturnType<typeof startDisplay>>;
let running: RunningApp;
const complaints: string[] = [];

beforeAll(async () => {
  if (missing !== null) return;
  screen = await startDisplay();
  running = await launchApp(screen.display);
  running.page.on('pageerror', (error) => complaints.push(error.message));
});
afterAll(async () => {
  await running?.close();
  await screen?.stop();
  folder.remove();
});

/** As a second start hands it over. */
const open = (place: string) =>
  running.app.evaluate(
    ({ app: electron }, file) => void electron.emit('second-instance', {}, [], '/', { paths: [file] }),
    place,
  );

// Also after a failure, so that one bad input says nothing about the next.
afterEach(() => closeTabs(running.page, 'Control+W'));

describe.skipIf(missing !== null)(`the window on bad inputs${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  it.each(BAD_INPUTS.map((input) => [input.id, input.name, input] as const))('%s: %s', async (_id, _name, input) => {
    const place = makeInput(input, folder.path);
    await expectOnPage(running.page, input, () => open(place));
    expect(complaints).toEqual([]);
  });

  it.each(SHOWN_INPUTS.map((input) => [input.id, input.name, input] as const))('%s: %s', async (_id, _name, input) => {
    const place = newPlace(folder.path);
    input.make(place);
    await expectInView(running.page, input, () => open(place));
    expect(complaints).toEqual([]);
  });

  it.each(STORE_INPUTS.map((input) => [input.id, input.name, input] as const))(
    '%s, a store: %s',
    async (_id, _name, input) => {
      const place = makeInput(input, folder.path);
      await expectStore(running.page, input, () => open(place));
      expect(complaints).toEqual([]);
    },
  );
});
