import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { found, passed } from '../../../shared/export/checks.ts';
import { portReport } from '../../../shared/export/report.ts';
import { reportOfPort } from '../../../shared/export/report-source.ts';
import { createTexts } from '../../../shared/texts/translator.ts';
import { axeViolations } from '../../support/axe.ts';
import { launchChromium } from '../../support/chromium.ts';
import { COPIED, DONE, planOf, REGISTERED, stateOf } from '../../support/plan.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  folder.remove();
});

const HOSTILE = '<img src=x onerror=alert(1)> | `x` *y* "z"';
const PLAN = planOf({
  source: { uri: `file:///${'a-long-folder-name/'.repeat(12)}` },
  target: { model: `m ${HOSTILE}`, alias: 'champion', tags: { note: HOSTILE }, description: HOSTILE },
  checks: [passed('P01'), found('P24', 'note', 'junk', { items: [HOSTILE] }), found('P02', 'stop', 'files-missing')],
  reason: HOSTILE,
});

it.each([
  ['en', 'light', 1000],
  ['es', 'dark', 800],
  ['es', 'light', 400],
] as const)(
  'a saved report reads well in %s, %s, %i px: closed, with nothing to load',
  async (language, scheme, width) => {
    const t = (key: string, details = {}) => createTexts(language).t(key, { ...details });
    const file = path.join(folder.path, `${language}-${width}.html`);
    writeFileSync(file, portReport(reportOfPort(stateOf(PLAN, ...COPIED, REGISTERED, DONE)), 'html', t, language));
    const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 800 } });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => asked.push(message.text()));
    page.on('dialog', (dialog) => asked.push(dialog.message()));
    await page.goto(pathToFileURL(file).href);
    expect(asked).toEqual([pathToFileURL(file).href]);
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    // No word of a head is broken: all are one line high.
    const heights = await page.locator('th').evaluateAll((all) => all.map((each) => each.clientHeight));
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(4);
    // What stops is read first.
    expect(await page.locator('tbody tr').first().innerText()).toContain('P02');
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
    await context.close();
  },
);
