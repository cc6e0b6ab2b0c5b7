import type { Page } from 'playwright-core';
import { loopback } from './callers.ts';
import { launchChromium } from './chromium.ts';

export interface AuthorisedPage {
  readonly page: Page;
  /** The server that the page talks to. */
  readonly server: Awaited<ReturnType<typeof loopback>>;
  /** What scripts threw and the console called an error, in order. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** A tab that has spent its one-time key already and hears the host's events; the test opens paths by events, not by address. */
export async function authorisedPage(): Promise<AuthorisedPage> {
  const server = await loopback();
  const browser = await launchChromium();
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1180, height: 780 } });
  const [name = '', value = ''] = server.cookie.split('=');
  await context.addCookies([{ name, value, url: server.origin }]);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  // What is asked for before the page listens to events would be lost.
  const events = page.waitForResponse((response) => response.url().endsWith('/events'));
  await page.goto(server.origin);
  await events;
  await page.getByRole('heading', { level: 1 }).waitFor();
  return {
    page,
    server,
    complaints,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
