import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Settings } from '../../shared/contract/schemas.ts';
import { built, ROOT } from './build.ts';

export interface Served {
  readonly url: string;
  readonly pid: number;
  /** Where it keeps its settings. */
  readonly data: string;
  close(): Promise<void>;
}

/** A folder of the test's own, gone when it closes. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'model-porter-'));
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The app served to a tab by the real command line, with settings of its own; `prepare` may put more into its data folder. */
export async function serve(
  paths: readonly string[] = [],
  settings: Partial<Settings> = {},
  prepare: (data: string) => Promise<void> = () => Promise.resolve(),
): Promise<Served> {
  await built();
  const data = temporaryFolder();
  await prepare(data.path);
  writeFileSync(path.join(data.path, 'settings.json'), JSON.stringify(settings));
  const child = spawn(process.execPath, [path.join(ROOT, 'electron/cli/model-porter.cjs'), 'serve', ...paths], {
    env: { ...process.env, MODEL_PORTER_DATA: data.path, LANG: 'en_US.UTF-8', LC_ALL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const found = /http:\S+/.exec(text)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(`serve ended: ${text}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    data: data.path,
    async close() {
      child.kill('SIGINT');
      await ended;
      data.remove();
    },
  };
}
