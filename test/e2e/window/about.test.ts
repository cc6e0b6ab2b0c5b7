import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../../support/axe.ts';
import { ROOT } from '../../support/build.ts';
import { electronPath, launchApp, NO_ELECTRON, startDisplay, type RunningApp } from '../../support/electron-app.ts';

const missing = electronPath() === null ? NO_ELECTRON : null;
const server = createServer((socket) => socket.destroy());
let screen: Awaited<ReturnType<typeof startDisplay>>;
let running: RunningApp;

beforeAll(async () => {
  if (missing !== null) return;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  screen = await startDisplay();
  running = await launchApp(screen.display, [path.join(ROOT, 'assets/examples/diabetes-2026')]);
});
afterAll(async () => {
  await running?.close();
  await screen?.stop();
  server.close();
});

describe.skipIf(missing !== null)(`the About page${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  it('says that no host was contacted after a model was opened, its versions, and what it is made of', async () => {
    const { page } = running;
    await page.getByRole('heading', { level: 1, name: 'diabetes-2026' }).waitFor();
    await page.getByRole('tab', { name: 'Files' }).click();
    await page
      .getByRole('row', { name: /model\.skops/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Offline: no host contacted' }).click();
    const main = page.getByRole('main');
    await main.getByText('Hosts contacted: none').waitFor();
    const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
    const said = await main.innerText();
    for (const text of [`Version ${version}`, 'Electron', '33.4.11', 'LICENSES.chromium.html'])
      expect(said).toContain(text);
    const packages = await main.locator('.package-name').allInnerTexts();
    // Of the page, of the jobs, native, and a font.
    for (const name of ['react', 'yaml', 'hyparquet', '@photostructure/sqlite', 'zod', 'archiver'])
      expect(packages).toContain(name);
    // Tools that build or test it are not in it.
    for (const name of ['vite', 'vitest', 'typescript', 'playwright-core']) expect(packages).not.toContain(name);
    await main.getByRole('searchbox').fill('OFL');
    expect(await main.locator('.package-name').allInnerTexts()).toEqual([
      '@fontsource-variable/atkinson-hyperlegible-mono',
      '@fontsource-variable/atkinson-hyperlegible-next',
    ]);
    await main.getByText('@fontsource-variable/atkinson-hyperlegible-next').click();
    const text = main.getByRole('region', { name: 'Licence of @fontsource-variable/atkinson-hyperlegible-next' });
    expect(await text.innerText()).toContain('SIL OPEN FONT LICENSE');
    expect(await axeViolations(page)).toEqual([]);
  });

  it('counts a connection that is made all the same', async () => {
    const { app, page } = running;
    await app.evaluate(
      (_electron, port) =>
        void process
          .getBuiltinModule('node:net')
          .connect(port, '127.0.0.1')
          .on('error', () => undefined),
      (server.address() as AddressInfo).port,
    );
    await page.getByRole('button', { name: '1 host contacted' }).waitFor();
    await page.getByText('127.0.0.1').waitFor();
    expect(await page.getByRole('main').innerText()).toContain('1 connection');
  });
});
