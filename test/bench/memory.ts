import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../support/build.ts';
import { electronPath, launchApp, startDisplay } from '../support/electron-app.ts';
import { familyOf } from '../support/process-family.ts';

const MODELS = 20;

/** The most megabytes that a process has held so far. */
export function peak(pid: number): number {
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN) / 1024;
}

/** Megabytes of a process; memory that it shares with others is divided among them. */
function proportional(pid: number): number {
  const found = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
  return Number(found?.[1] ?? NaN) / 1024;
}

/** Twenty models open in the real window, every view of each looked at, beside one. */
export async function benchOpenModels(): Promise<void> {
  if (electronPath() === null) return console.log('20 open models: no Electron here');
  const root = path.join(ROOT, 'test/fixtures/unlike');
  const names = readdirSync(root).sort();
  const models = Array.from({ length: MODELS }, (_, at) => path.join(root, names[at % names.length] ?? ''));
  const display = await startDisplay();
  const { app, page, close } = await launchApp(display.display, models.slice(0, 1));
  const megabytes = () => familyOf(app.process().pid ?? 0).reduce((sum, pid) => sum + proportional(pid), 0);
  const look = async (model: string) => {
    await page.getByRole('heading', { level: 1, name: path.basename(model), exact: true }).waitFor();
    for (const view of await page.getByRole('tab').and(page.locator('.view-tab')).all()) {
      await view.click();
      await page.waitForTimeout(100);
    }
  };
  try {
    await look(models[0] ?? '');
    const one = megabytes();
    for (const model of models.slice(1)) {
      await app.evaluate(
        ({ app: electron }, place) => void electron.emit('second-instance', {}, [], '/', { paths: [place] }),
        model,
      );
      await look(model);
    }
    const twenty = megabytes();
    console.log(
      `20 open models: ${twenty.toFixed(0)} MB, one ${one.toFixed(0)} MB, ratio ${(twenty / one).toFixed(2)}, ${((twenty - one) / (MODELS - 1)).toFixed(1)} MB for each more`,
    );
  } finally {
    await close();
    await display.stop();
  }
}
