import { appendFileSync } from 'node:fs';
import path from 'node:path';
import type { PortTour } from './port-screens.ts';
import { stopReaderOf } from './held-process.ts';

/**
 * What is under way: two in a queue, held in the midst, paused, interrupted by the end of its process, gone on with; and one that
 * fails because its model was changed. `big` is open in a tab.
 */
export async function portRunTour({ page, big, pid, shoot }: PortTour): Promise<void> {
  const main = page.locator('main');
  const next = main.locator('.port-foot button[type=submit]');
  const card = (state: string) => main.locator(`.port-card.${state}`);
  const go = async () => {
    await next.and(page.locator(':enabled')).waitFor();
    await next.click();
    await main.locator('.step-bar .current').waitFor();
  };
  const to = async (workspace: string) => {
    await main.locator('.target-row', { hasText: workspace }).click();
    await page.waitForTimeout(600);
    await go();
    await main.locator('.check-list').first().waitFor();
    const reason = main.locator('#port-reason');
    if (await reason.isVisible()) await reason.fill('looked at by Ana');
    await go();
    await main.locator('.fates').first().waitFor();
  };
  const beyond = (percent: number) =>
    page.waitForFunction(
      (at) => Number(document.querySelector('.port-progress')?.getAttribute('aria-valuenow') ?? 0) > at,
      percent,
    );
  /** Stops the process once something is to be seen of its progress. */
  const held = async () => {
    await beyond(15);
    return stopReaderOf(path.join(big, 'weights.bin'), pid);
  };
  await page
    .getByRole('grid')
    .first()
    .getByRole('row', { name: path.basename(big) })
    .waitFor();
  await page.locator('nav .rail-item', { has: page.locator('.lucide-package-check') }).click();
  await next.waitFor();
  const anew = main.locator('.port-head .button');
  if (await anew.isVisible()) await anew.click();
  for (const name of [path.basename(big), 'diabetes-2026'])
    await main.locator('.port-part .button', { hasText: name }).click();
  await main.locator('.source-facts').nth(1).waitFor();
  await shoot('export-source-several');
  await go();
  await to('lab');
  await shoot('export-review-several');
  await go();
  const first = await held();
  // So long that its speed, and what is left, can be told.
  await page.waitForTimeout(3200);
  const percent = Number(await main.locator('.port-progress').getAttribute('aria-valuenow'));
  process.kill(first, 'SIGCONT');
  await beyond(percent);
  process.kill(first, 'SIGSTOP');
  await card('queued').waitFor();
  await shoot('export-transfer');
  await card('copying').locator('.button').first().click();
  await card('pausing').waitFor();
  process.kill(first, 'SIGCONT');
  await card('waiting').waitFor();
  await card('done').waitFor();
  await shoot('export-paused');
  await card('waiting').locator('.button.primary').click();
  const second = await held();
  process.kill(second, 'SIGKILL');
  await card('waiting').locator('p.muted').waitFor();
  await shoot('export-interrupted');
  await card('waiting').locator('.button.primary').click();
  await main.locator('.report-head.ok').nth(1).waitFor();
  await shoot('export-report-several');
  await next.click();
  await main.locator('.port-part .button', { hasText: path.basename(big) }).click();
  await main.locator('.source-facts').waitFor();
  await go();
  await to('team-trial');
  appendFileSync(path.join(big, 'conda.yaml'), '# changed meanwhile\n');
  await go();
  await card('failed').waitFor({ timeout: 90_000 });
  await shoot('export-failed');
}
