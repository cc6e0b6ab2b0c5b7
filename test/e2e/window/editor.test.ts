import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../../support/axe.ts';
import { ROOT } from '../../support/build.ts';
import { diabetes, diabetesZip } from '../../support/diabetes.ts';
import { dropOn } from '../../support/dropping.ts';
import { electronPath, launchApp, NO_ELECTRON, startDisplay, type RunningApp } from '../../support/electron-app.ts';
import { temporaryFolder } from '../../support/served.ts';

const missing = electronPath() === null ? NO_ELECTRON : null;
const note = missing === null ? '' : ` (skipped: ${missing})`;
const folder = temporaryFolder();
let screen: Awaited<ReturnType<typeof startDisplay>>;
let running: RunningApp;

beforeAll(async () => {
  if (missing === null) screen = await startDisplay();
});
afterEach(() => running?.close());
afterAll(async () => {
  await screen?.stop();
  folder.remove();
});

/** The app on a model, its editor at the front. */
async function open(model: string): Promise<void> {
  running = await launchApp(screen.display, [model]);
  // A real question would stand in the way of the test's end.
  await answerClosing(THROW_AWAY);
  await running.page.locator('.plain-words').waitFor();
  await running.page.keyboard.press('Control+e');
  await running.page.getByLabel('Name of BMI').waitFor();
}

/** The same, with the column BMI called "mass" instead. */
async function edit(model: string): Promise<void> {
  await open(model);
  await running.page.getByLabel('Name of BMI').fill('mass');
  await running.page.locator('.effect-verdict', { hasText: 'Callers must change first.' }).waitFor();
}

const [KEEP, THROW_AWAY] = [0, 1] as const;
/** Presses this button whenever the window asks whether changes may go; what it asked is kept. */
const answerClosing = (button: number) =>
  running.app.evaluate(({ dialog }, chosen) => {
    const noted = globalThis as { asked?: unknown[] };
    noted.asked = [];
    dialog.showMessageBoxSync = ((_window: unknown, { message, buttons }: { message: string; buttons: string[] }) => {
      noted.asked?.push([message, ...buttons]);
      return chosen;
    }) as typeof dialog.showMessageBoxSync;
  }, button);

/** Answers the system's next save dialog with a place of the test's own. */
const saveTo = (file: string) =>
  running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);

const files = (root: string) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
/** MLmodel without the lines of its inputs, and those lines. */
function inputsOf(text: string): { readonly rest: string; readonly inputs: string } {
  const inputs = /^ {2}inputs: [^]*?(?=^ {2}\w)/m.exec(text)?.[0] ?? '';
  return { rest: text.replace(inputs, ''), inputs };
}

/** The entries of a zip with the digests of what they hold, as Python reads them. */
function entries(zip: string): Record<string, string> {
  const script =
    'import sys, zipfile, hashlib, json; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; ' +
    'print(json.dumps({n: hashlib.sha256(z.read(n)).hexdigest() for n in z.namelist()}))';
  return JSON.parse(execFileSync('python3', ['-c', script, zip], { encoding: 'utf8' })) as Record<string, string>;
}

describe.skipIf(missing !== null)(`the signature editor in the window${note}`, () => {
  it('saves a copy of a folder where the dialog says: only the lines of the inputs differ, the original is as it was', async () => {
    const original = path.join(folder.path, 'churn');
    cpSync(diabetes(4), original, { recursive: true });
    const before = files(original).map((file) => readFileSync(path.join(original, file)));
    await edit(original);
    const copy = path.join(folder.path, 'copy');
    await saveTo(copy);
    await running.page.keyboard.press('Control+s');
    await running.page.getByText('"copy" was written and read back').waitFor();
    expect(files(copy)).toEqual(files(original));
    expect(files(original).map((file) => readFileSync(path.join(original, file)))).toEqual(before);
    for (const file of files(copy).filter((name) => name !== 'MLmodel'))
      expect(readFileSync(path.join(copy, file)).equals(readFileSync(path.join(original, file))), file).toBe(true);
    const [was, is] = [original, copy].map((root) => inputsOf(readFileSync(path.join(root, 'MLmodel'), 'utf8')));
    expect(is?.rest).toBe(was?.rest);
    expect(was?.inputs).toContain('BMI');
    expect(is?.inputs.replace('mass', 'BMI').replaceAll(/\s+/g, ' ')).toBe(was?.inputs.replaceAll(/\s+/g, ' '));
    await running.page.getByRole('button', { name: 'Open the copy' }).click();
    await running.page.getByRole('heading', { level: 1, name: 'copy' }).waitFor();
    await running.page.getByRole('tab', { name: 'Signature', exact: true }).click();
    await running.page.getByRole('row', { name: /mass/ }).waitFor();
  });

  it('saves a copy of a zip: every entry but MLmodel byte for byte', async () => {
    const zip = diabetesZip(4, folder.path);
    const before = readFileSync(zip);
    await edit(zip);
    const copy = path.join(folder.path, 'copy.zip');
    await saveTo(copy);
    await running.page.getByRole('button', { name: 'Save copy…' }).click();
    await running.page.getByText('"copy.zip" was written and read back').waitFor();
    expect(readFileSync(zip).equals(before)).toBe(true);
    const [was, is] = [zip, copy].map(entries);
    expect(Object.keys(is ?? {})).toEqual(Object.keys(was ?? {}));
    const differing = Object.keys(was ?? {}).filter((name) => was?.[name] !== is?.[name]);
    expect(differing).toEqual(['diabetes-4/MLmodel']);
    await running.page.getByRole('button', { name: 'Open the copy' }).click();
    await running.page.getByRole('tab', { name: 'Signature', exact: true }).click();
    await running.page.getByRole('row', { name: /mass/ }).waitFor();
  });

  it('writes over nothing, and cancelling writes nothing', async () => {
    const taken = path.join(folder.path, 'taken');
    mkdirSync(taken);
    writeFileSync(path.join(taken, 'mine'), 'mine');
    await edit(diabetes(4));
    await saveTo(taken);
    await running.page.keyboard.press('Control+s');
    await running.page.getByText(/is there already. Nothing was overwritten/).waitFor();
    expect(files(taken)).toEqual(['mine']);
    await running.app.evaluate(({ dialog }) => {
      const noted = globalThis as { cancelled?: number };
      dialog.showSaveDialog = () => {
        noted.cancelled = (noted.cancelled ?? 0) + 1;
        return Promise.resolve({ canceled: true, filePath: '' });
      };
    });
    await running.page.keyboard.press('Control+s');
    await expect.poll(() => running.app.evaluate(() => (globalThis as { cancelled?: number }).cancelled)).toBe(1);
    await running.page.getByText(/is there already/).waitFor({ state: 'detached' });
    expect(await running.page.getByText('was written').count()).toBe(0);
  });

  it('asks before the window closes on changes that were not saved, and keeps them or lets them go', async () => {
    await edit(diabetes(4));
    const { app, page } = running;
    const asked = () => app.evaluate(() => (globalThis as { asked?: unknown[] }).asked ?? []);
    const close = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await answerClosing(KEEP);
    await close();
    await expect.poll(asked).toEqual([['Changes were not saved', 'Keep editing', 'Throw away']]);
    expect(await page.getByLabel('Name of mass').inputValue()).toBe('mass');
    await answerClosing(THROW_AWAY);
    const gone = page.waitForEvent('close');
    await close();
    await gone;
  });

  it('starts from a data file that is dropped: evidence, then rows', async () => {
    await open(diabetes(4));
    const { page } = running;
    await dropOn(page, 'Signature from this data', [path.join(ROOT, 'test/fixtures/data/orders.parquet')]);
    await page.getByRole('button', { name: 'Use as inputs' }).click();
    await page.getByText('24 rows · 2 missing', { exact: false }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });
});
