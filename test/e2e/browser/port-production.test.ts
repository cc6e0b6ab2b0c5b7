import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations } from '../../support/axe.ts';
import { ROOT } from '../../support/build.ts';
import { launchChromium } from '../../support/chromium.ts';
import { modelPorter } from '../../support/command-line.ts';
import { clipped, LOOKS } from '../../support/every-look.ts';
import { interruptedPort } from '../../support/ports.ts';
import { serve, temporaryFolder, type Served } from '../../support/served.ts';

const folder = temporaryFolder();
const MODELS = path.join(ROOT, 'test/fixtures/models');
let browser: Browser;
let served: Served;
let page: Page;

/** In `live`, which is production: a port that was cut off before it was so, two that wait, and a note that can't be read. */
async function scene(data: string) {
  const place = path.join(folder.path, 'live');
  mkdirSync(place);
  const to = { to: place, data, layout: 'sqlite' as const, source: path.join(MODELS, 'diabetes-1') };
  await interruptedPort(to);
  const cli = (...args: string[]) => modelPorter(args, { MODEL_PORTER_DATA: data });
  await cli('workspace', 'add', 'live', place, '--role', 'PROD');
  const waiting = path.join(data, 'waiting');
  mkdirSync(waiting, { recursive: true });
  for (const [name, reason] of [
    ['waits', 'as agreed with the team of risk'],
    ['stuck', 'x'],
  ] as const) {
    const kept = path.join(folder.path, `${name}.json`);
    const more = ['--name', name, '--reason', reason, '--out', kept];
    await cli('plan', path.join(MODELS, 'diabetes-2'), '--to', 'live', ...more);
    const plan = JSON.parse(readFileSync(kept, 'utf8')) as { id: string; checks: object[] };
    const file = path.join(waiting, `${plan.id}.json`);
    if (name === 'waits') copyFileSync(kept, file);
    else {
      const stops = plan.checks.map((each) =>
        'id' in each && each.id === 'P17' ? { ...each, passable: false } : each,
      );
      writeFileSync(file, JSON.stringify({ ...plan, checks: stops }));
    }
    rmSync(kept);
  }
  // One that nobody can read hides no other.
  writeFileSync(path.join(waiting, '20260101-000000-00000000.json'), '{"format":1,');
}

beforeAll(async () => {
  browser = await launchChromium();
  served = await serve([], {}, scene);
  page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(served.url);
  await page.locator('.status-port').waitFor();
});
afterAll(async () => {
  await browser.close();
  await served.close();
  folder.remove();
});

/** Activity in this look. A server has one session: the same page throughout. */
async function activity({ theme, language, width, height, media }: (typeof LOOKS)[number]): Promise<void> {
  writeFileSync(path.join(served.data, 'settings.json'), JSON.stringify({ theme, language }));
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ reducedMotion: null, forcedColors: null, ...media });
  await page.reload();
  await page.locator('.status-port').click();
  await page.locator('.port-card').first().waitFor();
}

it.each(LOOKS)('what waits, and what production asks, fit and read well: %o', async (look) => {
  await activity(look);
  const looked = async () => {
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(clipped)).toEqual([]);
  };
  await looked();
  for (const name of ['churn', 'waits', 'stuck']) {
    await page.locator('.port-card', { hasText: name }).locator('.button.primary').press('Enter');
    const dialog = page.getByRole('alertdialog');
    await dialog.locator('input, .check-list').first().waitFor();
    await looked();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.port-card')?.textContent ?? ''))
      .toContain(name);
  }
});

it('is gone on with, and begun, by keyboard alone; what was typed is in the report', async () => {
  await activity(LOOKS[0]);
  const dialog = page.getByRole('alertdialog');
  await page.locator('.port-card', { hasText: 'churn' }).getByRole('button', { name: 'Go on' }).press('Enter');
  await dialog.getByRole('textbox', { name: 'Why it may go on all the same' }).waitFor();
  await page.keyboard.type('looked at by Ana');
  await page.keyboard.press('Tab');
  await page.keyboard.type('live');
  await page.keyboard.press('Enter');
  const ended = page.locator('.ended-row', { hasText: 'churn' });
  await ended.getByText('done').waitFor();
  await page.locator('.port-card', { hasText: 'waits' }).getByRole('button', { name: 'Start it' }).press('Enter');
  await dialog.getByText('as agreed with the team of risk').waitFor();
  await page.keyboard.type('live');
  await page.keyboard.press('Enter');
  await page.locator('.ended-row', { hasText: 'waits' }).getByText('done').waitFor();
  await ended.getByRole('button', { name: 'Report' }).press('Enter');
  await page.getByText('looked at by Ana').first().waitFor();
  expect((await modelPorter(['report', '--last'], { MODEL_PORTER_DATA: served.data })).out).toContain(
    'as agreed with the team of risk',
  );
});
