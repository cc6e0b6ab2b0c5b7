import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addWorkspace, workspacesFileIn } from '../../../electron/workspaces/named-workspaces.ts';
import type { Json } from '../../../shared/contract/wire.ts';
import type { PortRow } from '../../../shared/export/port-row.ts';
import { callerIn, type Caller } from '../../support/callers.ts';
import { diabetes } from '../../support/diabetes.ts';
import { ROOT } from '../../support/build.ts';
import { electronPath, launchApp, NO_ELECTRON, startDisplay, type RunningApp } from '../../support/electron-app.ts';
import { value } from '../../support/every-host.ts';
import { temporaryFolder } from '../../support/served.ts';

const missing = electronPath() === null ? NO_ELECTRON : null;
const folder = temporaryFolder();
const model = path.join(folder.path, 'diabetes');
let screen: Awaited<ReturnType<typeof startDisplay>>;
let running: RunningApp | null = null;

beforeAll(async () => {
  if (missing !== null) return;
  cpSync(path.join(ROOT, 'assets/examples/diabetes-2026'), model, { recursive: true });
  // So large that it is still under way when the app is told to end.
  writeFileSync(path.join(model, 'weights.bin'), Buffer.alloc(500_000_000, 7));
  screen = await startDisplay();
});
afterAll(async () => {
  await running?.close();
  await screen?.stop();
  folder.remove();
});

const [STAY, LEAVE] = [0, 1] as const;
/** Presses these buttons: of the question about exports, and of the one about what was not saved. Keeps what was asked. */
const answer = (app: RunningApp['app'], exports: number, unsaved: number = LEAVE) =>
  app.evaluate(
    ({ dialog }, [response, other]) => {
      const own = globalThis as { asked?: string[]; detail?: string };
      own.asked = [];
      dialog.showMessageBox = ((_window: unknown, options: { message: string; detail: string }) => {
        own.asked?.push(options.message);
        own.detail = options.detail;
        return Promise.resolve({ response, checkboxChecked: false });
      }) as unknown as typeof dialog.showMessageBox;
      dialog.showMessageBoxSync = ((_window: unknown, options: { message: string }) => {
        own.asked?.push(options.message);
        return other;
      }) as unknown as typeof dialog.showMessageBoxSync;
    },
    [exports, unsaved] as const,
  );
const asked = (app: RunningApp['app']) => app.evaluate(() => (globalThis as { asked?: string[] }).asked);

interface Way {
  readonly title: string;
  readonly asks: boolean;
  end(running: RunningApp): Promise<unknown>;
}
const WAYS: readonly Way[] = [
  {
    title: 'the menu\u2019s Quit',
    asks: true,
    end: ({ app }) =>
      app.evaluate(({ Menu }) => {
        const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
        items.find(({ role }) => role === 'quit')?.click();
      }),
  },
  {
    title: 'closing the window',
    asks: true,
    end: ({ app }) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
  },
  { title: 'SIGTERM', asks: false, end: async ({ app }) => app.process().kill('SIGTERM') },
  { title: 'Ctrl+C', asks: false, end: async ({ app }) => app.process().kill('SIGINT') },
];

const QUIT = WAYS[0] as Way;

/** The app with a workspace; where it keeps its data. */
async function opened(name: string, paths: readonly string[] = []): Promise<string> {
  const here = path.join(folder.path, name.replaceAll(/\W/g, ''));
  const [data, place] = [path.join(here, 'data'), path.join(here, 'prod')];
  for (const each of [data, place]) mkdirSync(each, { recursive: true });
  await addWorkspace(workspacesFileIn(data), { name: 'lab', role: 'DEV', place });
  running = await launchApp(screen.display, paths, data);
  return data;
}

/** Starts an export of a model. */
async function started(app: RunningApp, from: string, name: string) {
  const caller = callerIn(app);
  const ask = async <T>(method: string, input: Record<string, Json>) => value<T>(await caller.call(method, input));
  const source = { kind: 'model', grant: await caller.grant(from), path: null };
  const { handle } = await ask<{ handle: string }>('port.plan', {
    source,
    target: { kind: 'workspace', name: 'lab' },
    model: name,
    alias: 'champion',
    also: null,
    description: null,
    tags: {},
  });
  return ask<PortRow>('port.start', { handle, reason: 'a test', confirmed: null });
}

/** Begins an export; where it is now. */
async function underWay(app: RunningApp) {
  const caller = callerIn(app);
  const { id } = await started(app, model, 'diabetes');
  const row = async (from: Pick<Caller, 'call'> = caller) =>
    value<{ ports: PortRow[] }>(await from.call('port.list', {})).ports.find((each) => each.id === id);
  await expect
    .poll(async () => (await row())?.progress?.done ?? 0, { timeout: 60_000, interval: 30 })
    .toBeGreaterThan(1e6);
  return { id, row };
}

/** Ends it this way; its exit code. */
async function ended(app: RunningApp, { end }: Way) {
  const gone = new Promise<number | null>((resolve) => app.app.process().once('exit', resolve));
  // The app may be gone before it answers.
  await end(app).catch(() => undefined);
  return Promise.race([gone, setTimeout(20_000, 'it still runs')]);
}

describe.skipIf(missing !== null)('while an export is under way', () => {
  it.each(WAYS)('$title pauses it and ends; the next start goes on with it', async (way) => {
    const data = await opened(way.title);
    const first = running as RunningApp;
    const { id, row } = await underWay(first);
    if (way.asks) {
      await answer(first.app, STAY);
      await way.end(first);
      await expect.poll(() => asked(first.app)).toEqual(['An export is under way']);
      expect((await row())?.state).toBe('copying');
      await answer(first.app, LEAVE);
    }
    expect(await ended(first, way)).toBe(0);
    running = await launchApp(screen.display, [], data);
    const next = callerIn(running);
    await expect.poll(async () => (await row(next))?.state, { timeout: 10_000 }).toBe('paused');
    value(await next.call('port.resume', { id, confirmed: null, reason: null }));
    await expect.poll(async () => (await row(next))?.state, { timeout: 100_000, interval: 200 }).toBe('done');
    await running.stop();
    running = null;
  });

  it('what waits for its turn stays, which is said, and is started by a person at the next start', async () => {
    const data = await opened('waiting');
    const first = running as RunningApp;
    await underWay(first);
    const { id } = await started(first, path.join(ROOT, 'assets/examples/diabetes-2026'), 'second');
    await answer(first.app, STAY);
    await QUIT.end(first);
    await expect.poll(() => asked(first.app)).toHaveLength(1);
    expect(await first.app.evaluate(() => (globalThis as { detail?: string }).detail)).toContain(
      '1 more export waits for its turn. It stays, and waits for you under Activity when you start again.',
    );
    await answer(first.app, LEAVE);
    expect(await ended(first, QUIT)).toBe(0);
    running = await launchApp(screen.display, [], data);
    const { page } = running;
    const row = async () =>
      value<{ ports: PortRow[] }>(await callerIn(running as RunningApp).call('port.list', {})).ports.find(
        (each) => each.id === id,
      );
    expect(await row()).toMatchObject({ state: 'waiting', began: null });
    await page.getByRole('button', { name: '2 exports need you' }).click();
    const card = page.locator('.port-card', { hasText: 'second version 1' });
    await card.getByText('not begun').waitFor();
    await card.getByRole('button', { name: 'Start it' }).press('Enter');
    await expect.poll(async () => (await row())?.state, { timeout: 60_000 }).toBe('done');
    await running.stop();
    running = null;
  });

  it('and changes are not saved, whoever keeps these keeps the app and the export', async () => {
    const data = await opened('unsaved', [diabetes(4)]);
    const { app, page } = running as RunningApp;
    await page.locator('.plain-words').waitFor();
    await page.keyboard.press('Control+e');
    await page.getByLabel('Name of BMI').fill('mass');
    await page.locator('.effect-verdict', { hasText: 'Callers must change first.' }).waitFor();
    const { row } = await underWay(running as RunningApp);
    for (let times = 0; times < 2; times += 1) {
      await answer(app, LEAVE, STAY);
      await QUIT.end(running as RunningApp);
      await expect.poll(() => asked(app)).toEqual(['An export is under way', 'Changes were not saved']);
    }
    await expect.poll(async () => (await row())?.state, { timeout: 100_000, interval: 200 }).toBe('done');
    await answer(app, LEAVE, LEAVE);
    expect(await ended(running as RunningApp, QUIT)).toBe(0);
    running = await launchApp(screen.display, [], data);
    expect((await row(callerIn(running)))?.state).toBe('done');
    await running.stop();
    running = null;
  });
});
