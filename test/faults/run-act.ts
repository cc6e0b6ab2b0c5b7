import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { ROOT } from '../support/build.ts';
import type { Act } from './act.ts';

export interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
  readonly said: {
    readonly calls: number;
    readonly version?: string;
    readonly outcome?: string;
    readonly id?: string | null;
    readonly seen?: string;
  };
  readonly err: string;
}

let built: Promise<string> | null = null;

/** The acts as one plain script: many processes run it, and each is to start quickly. */
function script(): Promise<string> {
  built ??= (async () => {
    // Below node_modules, from where SQLite is found.
    const cache = path.join(ROOT, 'node_modules/.cache');
    mkdirSync(cache, { recursive: true });
    const outDir = mkdtempSync(path.join(cache, 'faults-'));
    process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
    await build({
      root: ROOT,
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: path.join(ROOT, 'test/faults/act.ts'),
        target: 'node20',
        outDir,
        minify: false,
        rollupOptions: { external: ['@photostructure/sqlite'], output: { entryFileNames: 'act.mjs' } },
      },
      ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
    });
    return path.join(outDir, 'act.mjs');
  })();
  return built;
}

/** Runs an act in its own process, behind a command such as strace where one is given. */
export async function runAct(act: Act, before: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const [command = '', ...args] = [...before, process.execPath, await script(), JSON.stringify(act)];
  const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  return new Promise((resolve) =>
    child.once('close', (code, signal) => {
      const last = out.trim().split('\n').at(-1) ?? '';
      resolve({ code, signal, said: last === '' ? { calls: -1 } : (JSON.parse(last) as Ended['said']), err });
    }),
  );
}

/** Starts an act and waits for its first line; it runs on. */
export async function startAct(act: Act): Promise<ChildProcess> {
  const child = spawn(process.execPath, [await script(), JSON.stringify(act)], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('exit', () => reject(new Error('it ended')));
  });
  return child;
}
