import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '../../support/chromium.ts';
import { axeViolations } from '../../support/axe.ts';
import { modelPorter } from '../../support/command-line.ts';
import { NO_MLFLOW, realStore } from '../../support/real-stores.ts';
import { serve, temporaryFolder, type Served } from '../../support/served.ts';

const note = NO_MLFLOW === null ? '' : ` (skipped: ${NO_MLFLOW})`;
const folder = temporaryFolder();
const at = (...parts: string[]) => path.join(folder.path, ...parts);
let browser: Browser;
let served: Served;
let page: Page;

/** A model that real MLflow logged and registered in dev, ported to prod and from there to a third, and a copy of its folder. */
async function threeHops(data: string): Promise<void> {
  const porter = async (...args: string[]) =>
    expect(await modelPorter(args, { MODEL_PORTER_DATA: data })).toMatchObject({ code: 0 });
  for (const name of ['prod', 'third']) mkdirSync(at(name));
  for (const [name, place] of [
    ['dev', at('dev')],
    ['prod', at('prod')],
    ['third', at('third')],
  ] as const)
    await porter('workspaces', 'add', name, place);
  const copy = (from: string, to: string, uri: string, name: string, alias: string) =>
    porter('export', uri, '--from', from, '--to', to, '--name', name, '--alias', alias);
  await copy('dev', 'prod', 'models:/churn@champion', 'churn-prod', 'live');
  await copy('prod', 'third', 'models:/churn-prod@live', 'churn-3', 'archived');
}

describe.skipIf(NO_MLFLOW !== null)(`a lineage over three hops${note}`, () => {
  beforeAll(async () => {
    browser = await launchChromium();
    const made = realStore(folder.path, 'sqlite');
    cpSync(made, at('dev'), { recursive: true });
    const models = at('dev/artifacts/1/models');
    cpSync(path.join(models, readdirSync(models)[0] ?? '', 'artifacts'), at('bare'), { recursive: true });
    served = await serve([at('bare')], { language: 'en' }, threeHops);
    page = await (await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } })).newPage();
    await page.goto(served.url);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    folder.remove();
  });
  /** The box that the keys act on: it is in sight, as the root need not be when one comes back. */
  const current = () => page.locator('.lineage-box[tabindex="0"]');
  beforeEach(async () => {
    await page.locator('.tab', { hasText: 'bare' }).first().click();
    await page.locator('[role=tab][data-key=lineage]').click();
    await current().waitFor();
    const toggle = page.getByRole('button', { name: 'Look in my workspaces too' });
    if ((await toggle.getAttribute('aria-pressed')) !== 'true') await toggle.click();
    await current().focus();
    await page.keyboard.press('0');
    await page.locator('.lineage-box', { hasText: 'churn-3/1' }).waitFor();
  });

  /** Everything but the commit, which is there where the tests lie in a repository of git. */
  const HOPS = [
    'Dataset customers',
    'Run best (dev)',
    'Logged model regressor (dev)',
    'Model files bare',
    'Version churn/1 (dev)',
    'Alias churn@champion (dev)',
    'Copy churn-prod/1 (prod)',
    'Alias churn-prod@live (prod)',
    'Copy churn-3/1 (third)',
    'Alias churn-3@archived (third)',
  ];
  const LINKS = [
    'Dataset customers used by Run best',
    'Run best made Logged model regressor',
    'Logged model regressor same content as Model files bare',
    'Logged model regressor registered as Version churn/1',
    'Version churn/1 has the alias Alias churn@champion',
    'Version churn/1 copied to Copy churn-prod/1',
    'Copy churn-prod/1 has the alias Alias churn-prod@live',
    'Copy churn-prod/1 copied to Copy churn-3/1',
    'Copy churn-3/1 has the alias Alias churn-3@archived',
  ];

  it('draws every hop and alias, each once', async () => {
    await page.locator('.lineage-box.root').focus();
    await page.keyboard.press('0');
    const drawn = await page.locator('.lineage-box').evaluateAll((boxes) =>
      boxes.map((box) => {
        const text = (part: string) => box.querySelector(part)?.textContent ?? '';
        const where = text('.lineage-where');
        return `${text('.lineage-kind > span')} ${text('.lineage-name')}${where === '' ? '' : ` (${where})`}`;
      }),
    );
    expect(drawn.filter((each) => !each.startsWith('Commit')).sort()).toEqual([...HOPS].sort());
    // Left to right: what led to a thing is left of it.
    const left = async (name: string) =>
      (await page.locator('.lineage-box', { hasText: name }).boundingBox())?.x ?? Number.NaN;
    const way = ['customers', 'regressor', 'churn/1', 'churn-prod/1', 'churn-3/1', 'churn-3@archived'];
    const lefts = await Promise.all(way.map(left));
    expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
    const titles = await page.locator('.react-flow__edge title').allTextContents();
    for (const name of [
      'churn-prod/1, prod copied to Copy churn-3/1, third',
      'churn/1, dev copied to Copy churn-prod/1, prod',
    ])
      expect(titles.join('\n')).toContain(name);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('tells the same as a list, each link with who says so', async () => {
    await page.getByText('List', { exact: true }).click();
    const rows = (name: string) =>
      page
        .getByRole('grid', { name })
        .getByRole('row')
        .evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? '').filter(Boolean));
    const things = (await rows('Things in the lineage')).map((row) => row.replace(', you are here', ''));
    const told = HOPS.map((each) => each.replace(/ \((\w+)\)$/, ', $1'));
    expect(things.filter((each) => !each.startsWith('Commit')).sort()).toEqual([...told].sort());
    const links = await rows('Links in the lineage');
    expect(links.filter((each) => !each.startsWith('Commit')).sort()).toEqual([...LINKS].sort());
    const copied = page.getByRole('row', { name: 'Copy churn-prod/1 copied to Copy churn-3/1' });
    expect(await copied.textContent()).toContain('tags/model_porter_chain[1]');
    await page.getByText('Graph', { exact: true }).click();
  });

  it('opens with Enter what any of the workspaces holds, and is as it was when one comes back', async () => {
    for (const [box, heading, seen] of [
      ['regressor', 'regressor', '.plain-words'],
      ['churn-prod/1', 'churn-prod version 1', '.plain-words'],
      ['churn-3@archived', 'churn-3 version 1', '.plain-words'],
      ['best', 'dev', '.run-summary'],
    ] as const) {
      await page.locator('.lineage-box', { hasText: box }).focus();
      await page.keyboard.press('Enter');
      await page.locator(seen).waitFor();
      expect(await page.locator('main h1').textContent()).toBe(heading);
      await page.locator('.tab', { hasText: 'bare' }).first().click();
      await current().filter({ hasText: box }).focus();
      await page.keyboard.press('0');
    }
  });

  it('is there for a run, a version and a logged model of a store, by keys alone', async () => {
    await page.locator('.lineage-box', { hasText: 'best' }).press('Enter');
    const main = page.locator('main');
    const section = (name: RegExp) => main.getByRole('tab', { name }).click();
    const root = () => page.locator('.lineage-box.root .lineage-name').textContent();
    await main.getByRole('radio', { name: 'Lineage' }).click();
    expect(await root()).toBe('best');
    await section(/^Logged models/);
    await main.getByRole('row', { name: 'regressor' }).press('Enter');
    const acts = await main.locator('.logged-model .actions').textContent();
    expect(acts?.replaceAll(/\s+/g, ' ')).toBe(' Open Compare with… Export… Lineage');
    await main.getByRole('button', { name: 'Lineage' }).press('Enter');
    expect(await root()).toBe('regressor');
    await section(/^Registered models/);
    await main.getByRole('row', { name: 'churn' }).first().press('Enter');
    await main.getByRole('row', { name: 'churn version 1' }).first().press('Enter');
    await main.getByRole('button', { name: 'Lineage' }).press('Enter');
    expect(await root()).toBe('churn/1');
  });

  it('says where it is in use; each place opens and compares, by keys alone', async () => {
    await page.getByRole('button', { name: 'Where is it in use?' }).press('Enter');
    const panel = page.getByRole('region', { name: 'Where this model is in use' });
    await panel.getByText('In 4 other places.').waitFor();
    expect(
      await panel
        .getByRole('listitem')
        .evaluateAll((all) => all.map((each) => each.querySelector('.in-use-what')?.textContent)),
    ).toEqual([
      'churn version 1 Version · dev @champion its files were read',
      'regressor Logged model · dev  its files were read',
      'churn-prod version 1 Version · prod @live its files were read',
      'churn-3 version 1 Version · third @archived its files were read',
    ]);
    const button = (name: string) => panel.getByRole('button', { name });
    await button('Open churn-3 version 1 in third').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.verdict-banner, .banner').first().waitFor();
    await page.locator('.tab', { hasText: 'bare' }).first().click();
    await page.getByRole('button', { name: 'Where is it in use?' }).press('Enter');
    await button('Open churn-prod version 1 in prod').press('Enter');
    await page.locator('.plain-words').waitFor();
    expect(await page.locator('main h1').textContent()).toBe('churn-prod version 1');
  });
});
