import { readFileSync } from 'node:fs';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Lineage } from '../../../shared/lineage/graph.ts';
import { axeViolations } from '../../support/axe.ts';
import { launchChromium } from '../../support/chromium.ts';
import { answerLineage, fanLineage, largeLineage, teamLineage } from '../../support/lineage-graphs.ts';
import { NO_MLFLOW, realStore } from '../../support/real-stores.ts';
import { serve, temporaryFolder, type Served } from '../../support/served.ts';
import { pace } from '../../support/pace.ts';

let browser: Browser;
let served: Served;
let page: Page;
beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), serve(['assets/examples/diabetes-2026'])]);
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});
beforeEach(async () => {
  if (page === undefined) {
    page = await browser.newPage({ viewport: { width: 1180, height: 900 } });
    await page.goto(served.url);
    await page.locator('.plain-words').waitFor();
  }
});

const view = (id: string) => page.locator(`[role=tab][data-key=${id}]`).click();
const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-node') ?? '');

async function show(lineage: Lineage): Promise<void> {
  await page.unrouteAll();
  await answerLineage(page, lineage);
  await view('overview');
  await view('lineage');
  await page.locator('.lineage-box.root').waitFor();
}

/** Presses keys one after the other, each once the one before has brought the focus somewhere. */
async function walk(...keys: string[]): Promise<string[]> {
  const seen: string[] = [];
  for (const key of keys) {
    const before = await focused();
    await page.keyboard.press(key);
    await expect.poll(focused, { timeout: 5000 }).not.toBe(before);
    seen.push(await focused());
  }
  return seen;
}

describe('a lineage on the page', () => {
  it('is walked with keys alone, and each box says what it is', async () => {
    await show(teamLineage());
    await page.locator('.lineage-box.root').focus();
    expect(await walk('ArrowLeft', 'ArrowLeft', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Home')).toEqual([
      'logged-model m-5f',
      expect.stringMatching(/^run (?:weekly|other)$/),
      'logged-model m-5f',
      'version churn 3',
      expect.stringMatching(/^copy prod 1|alias champion$/),
      'version churn 3',
    ]);
    expect(await page.locator('.lineage-box[tabindex="0"]').count()).toBe(1);
    await page.getByRole('button', { name: 'Version you are here churn version 3 mlruns' }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+Enter');
    await page.getByText('Only churn-model, what led to it').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Only churn-model, what led to it').waitFor({ state: 'detached' });
    expect(await axeViolations(page)).toEqual([]);
  });

  it('is zoomed by keys, buttons and wheel', async () => {
    await show(teamLineage());
    const zoom = async () =>
      Number(/scale\(([\d.]+)\)/.exec((await page.locator('.react-flow__viewport').getAttribute('style')) ?? '')?.[1]);
    await page.locator('.lineage-box.root').focus();
    for (const [what, turn, more] of [
      ['+', () => page.keyboard.press('+'), true],
      ['-', () => page.keyboard.press('-'), false],
      ['the button', () => page.getByRole('button', { name: 'Zoom in' }).click(), true],
      [
        'the wheel',
        async () => {
          await page.mouse.move(500, 500);
          await page.mouse.wheel(0, 300);
        },
        false,
      ],
    ] as const) {
      const before = await zoom();
      await turn();
      await page.waitForTimeout(350);
      expect((await zoom()) > before, what).toBe(more);
      expect(await zoom(), what).not.toBe(before);
    }
  });

  it('keeps to the colours of the system where they are forced, and moves at once where less motion is wanted', async () => {
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await show(teamLineage());
    await page.locator('[data-node="logged-model m-5f"]').focus();
    const colours = await page.evaluate(() => {
      const own = (name: string) => {
        const span = document.body.appendChild(document.createElement('span'));
        span.style.cssText = `forced-color-adjust: none; color: ${name}`;
        const { color } = getComputedStyle(span);
        span.remove();
        return color;
      };
      const names = new Map(['CanvasText', 'Highlight', 'HighlightText'].map((name) => [own(name), name]));
      const seen = (selector: string, part: 'stroke' | 'color' | 'fill' | 'backgroundColor' | 'outlineColor') => {
        const element = document.querySelector(selector);
        return element === null
          ? 'none'
          : (names.get(getComputedStyle(element)[part]) ?? getComputedStyle(element)[part]);
      };
      return [
        seen('.lineage-line:not(.near) .lineage-path', 'stroke'),
        seen('.lineage-line.near.disputed .lineage-path', 'stroke'),
        seen('.lineage-disputed', 'fill'),
        seen('.lineage-box.current', 'backgroundColor'),
        seen('.lineage-box.current .lineage-where', 'color'),
        seen('.lineage-map canvas', 'color'),
        seen('.lineage-map canvas', 'outlineColor'),
      ];
    });
    expect(colours).toEqual([
      'CanvasText',
      'Highlight',
      'CanvasText',
      'Highlight',
      'HighlightText',
      'CanvasText',
      'Highlight',
    ]);
    const place = () => page.locator('.react-flow__viewport').getAttribute('style');
    const before = await place();
    await page.keyboard.press('+');
    const soon = await place();
    await page.waitForTimeout(300);
    expect([soon === before, soon === (await place())]).toEqual([false, true]);
    await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' });
  });

  it('shows 500 versions as one box, which opens by pages', async () => {
    await show(fanLineage(500));
    const fan = page.locator('.lineage-box.fan');
    expect(await fan.textContent()).toContain('493 more versions');
    await fan.focus();
    await page.keyboard.press('Enter');
    await page.getByText('443 more versions').first().waitFor();
    await page.getByRole('button', { name: 'Unfold all (505)' }).click();
    await fan.waitFor({ state: 'detached' });
  });

  it('is saved as an SVG that is well formed and a PNG that opens', async () => {
    await show(teamLineage());
    const save = async (name: string) => {
      await page.getByRole('button', { name: 'Save picture' }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name }).click(),
      ]);
      return bytesOf(download);
    };
    const svg = (await save('As SVG')).toString('utf8');
    const tags = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      return [...parsed.querySelectorAll('parsererror, text')].map((each) => `${each.tagName} ${each.textContent}`);
    }, svg);
    expect(tags).toContain('text churn version 3');
    expect(tags.join()).not.toContain('parsererror');
    const png = await save('As PNG');
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    const size = await page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    }, png.toString('base64'));
    expect(Math.min(...size)).toBeGreaterThan(200);
  });

  it('stays fluid with 5,000 things', async () => {
    const traced = async (work: () => Promise<void>) => {
      await browser.startTracing(page, {
        categories: ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'],
      });
      await work();
      return longestTask(await browser.stopTracing());
    };
    const showing = await traced(async () => {
      await show(largeLineage(5000));
      await page.waitForTimeout(2000);
    });
    await page.locator('.lineage-box.root').focus();
    const walking = await traced(async () => {
      for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowLeft', 'Home']) {
        await page.keyboard.press(key);
        await page.waitForTimeout(250);
      }
    });
    const moving = await traced(async () => {
      await page.mouse.move(500, 600);
      await page.mouse.down();
      for (let at = 0; at < 30; at += 1) await page.mouse.move(500 - at * 10, 600 - at * 6);
      await page.mouse.up();
      for (const way of [200, 200, 200, -200, -200]) {
        await page.mouse.wheel(0, way);
        await page.waitForTimeout(100);
      }
    });
    const drawn = await page.locator('.lineage-box').count();
    console.log(
      `5,000 things: longest task (its own time) ${showing.toFixed(0)} ms while drawn first, ${walking.toFixed(0)} ms while walked, ${moving.toFixed(0)} ms while dragged and zoomed; ${drawn} boxes drawn`,
    );
    expect(drawn).toBeLessThan(400);
    const limit = 200 * pace();
    expect(walking).toBeLessThan(limit);
    expect(moving).toBeLessThan(limit);
  });
});

const note = NO_MLFLOW === null ? '' : ` (skipped: ${NO_MLFLOW})`;
describe.skipIf(NO_MLFLOW !== null)(`a store that real MLflow wrote${note}`, () => {
  it('is walked from a version to its data and back, and Enter opens the run', async () => {
    const folder = temporaryFolder();
    const store = await serve([realStore(folder.path, 'files')]);
    try {
      page = await browser.newPage({ viewport: { width: 1180, height: 900 } });
      await page.goto(store.url);
      const main = page.locator('main');
      await page.getByRole('tab', { name: /^Registered models/ }).click();
      await main.getByRole('row', { name: 'churn' }).first().click();
      await main.getByRole('row', { name: 'churn version 1' }).first().click();
      await main.locator('.version').getByRole('button', { name: 'Lineage' }).click();
      await page.locator('.lineage-box.root').focus();
      const name = () => page.evaluate(() => document.activeElement?.querySelector('.lineage-name')?.textContent ?? '');
      const names: string[] = [];
      for (const key of ['ArrowRight', 'Home', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowRight']) {
        await walk(key);
        names.push(await name());
      }
      expect(names).toEqual([
        expect.stringContaining('champion'),
        expect.stringContaining('churn'),
        'regressor',
        'best',
        expect.stringMatching(/customers|make_training/),
        'best',
      ]);
      expect(await page.locator('.lineage-details').textContent()).toContain('said by');
      await page.keyboard.press('Enter');
      await main.getByRole('heading', { level: 2, name: 'best' }).waitFor();
      await main.locator('.run-summary').waitFor();
    } finally {
      await store.close();
      folder.remove();
    }
  });
});

/** The most that the page's main thread worked in one go, in milliseconds of its own time: others may use the machine meanwhile. */
function longestTask(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as {
    traceEvents: { name: string; pid: number; tid: number; dur?: number; tdur?: number; args?: { name?: string } }[];
  };
  const main = new Set(
    traceEvents.filter(({ args }) => args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(({ name, pid, tid }) => name.endsWith('RunTask') && main.has(`${pid} ${tid}`));
  expect(tasks.length).toBeGreaterThan(20);
  return Math.max(...tasks.map(({ dur = 0, tdur = dur }) => tdur)) / 1000;
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path());
}
