import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeInput, PAGE_INPUTS } from '../../support/bad-inputs/bad-inputs.ts';
import { closeTabs, expectOnPage } from '../../support/bad-inputs/on-a-page.ts';
import { loopback } from '../../support/callers.ts';
import { launchChromium } from '../../support/chromium.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
let browser: Browser;
let server: Awaited<ReturnType<typeof loopback>>;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  server = await loopback();
  browser = await launchChromium();
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1180, height: 780 } });
  const [name = '', value = ''] = server.cookie.split('=');
  await context.addCookies([{ name, value, url: server.origin }]);
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  // What is asked for before the page listens to events would be lost.
  const events = page.waitForResponse((response) => response.url().endsWith('/events'));
  await page.goto(server.origin);
  await events;
  await page.getByRole('heading', { level: 1 }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  folder.remove();
});

// Also after a failure, so that one bad input says nothing about the next.
afterEach(() => closeTabs(page, 'Alt+Shift+W'));

describe('the tab on bad inputs', () => {
  it.each(PAGE_INPUTS.map((input) => [input.id, input.name, input] as const))('%s: %s', async (_id, _name, input) => {
    const place = makeInput(input, folder.path);
    await expectOnPage(page, input, async () => server.host.request([place]));
    expect(complaints).toEqual([]);
  });
});
