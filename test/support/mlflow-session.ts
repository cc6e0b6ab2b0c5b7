import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from './build.ts';

/** Real MLflows on this machine, which `npm test` installs: 3.17.2, and 2.22.5 for the file stores of its time. */
export const MLFLOW_3 = path.join(process.env['MODEL_PORTER_VENV'] ?? path.join(ROOT, '.venv'), 'bin/python');
export const MLFLOW_2 = [process.env['MODEL_PORTER_VENV_2'], path.join(ROOT, '.venv-2.22')]
  .flatMap((venv) => (venv === undefined ? [] : path.join(venv, 'bin/python')))
  .find((python) => existsSync(python));

if (MLFLOW_2 === undefined) process.stdout.write('Without MLflow 2.22: MODEL_PORTER_VENV_2 names no environment.\n');

/** Each kind of workspace, with the MLflows that know it: those that are here. */
export const MLFLOW_SIDES = (
  [
    ['sqlite', '3.17', MLFLOW_3],
    ['files', '3.17', MLFLOW_3],
    ['files', '2.22', MLFLOW_2],
  ] as const
).flatMap(([kind, version, python]) => (python === undefined ? [] : [[kind, version, python] as const]));

export interface MlflowSession {
  /** Calls a function of test/interop/use_workspace.py. Rejects with MLflow's own words. */
  call<T>(name: string, ...args: unknown[]): Promise<T>;
  close(): Promise<void>;
}

/** One Python process with real MLflow on a store: a database's URI, or a file store's root. */
export function mlflowOn(uri: string, python = MLFLOW_3): MlflowSession {
  const child = spawn(python, [path.join(ROOT, 'test/interop/use_workspace.py'), uri], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, GIT_PYTHON_REFRESH: 'quiet' },
    cwd: path.dirname(uri.replace(/^sqlite:\/\/\//, '')),
  });
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += chunk));
  const waiting: { resolve: (line: string) => void; reject: (error: Error) => void }[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.resolve(line));
  const ended = new Promise<void>((resolve) =>
    child.once('exit', (code) => {
      for (const each of waiting.splice(0)) each.reject(new Error(`MLflow ended with ${code}: ${errors}`));
      resolve();
    }),
  );
  return {
    async call(name, ...args) {
      const line = await new Promise<string>((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify({ call: name, args })}\n`);
      });
      const { value, error } = JSON.parse(line) as { value?: never; error?: string };
      if (error !== undefined) throw new Error(error);
      return value as never;
    },
    close() {
      child.stdin.end();
      return ended;
    },
  };
}

/** How MLflow names a workspace of ours. */
export function uriOf({ kind, place }: { readonly kind: string; readonly place: string }): string {
  return kind === 'sqlite' ? `sqlite:///${place}` : place;
}
