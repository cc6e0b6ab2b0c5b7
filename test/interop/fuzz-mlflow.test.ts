import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Mlflow } from './fuzz/mlflow.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** A program in Python's place. */
async function standIn(script: string): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'oracle-'));
  folders.push(folder);
  const file = path.join(folder, 'python');
  await writeFile(file, `#!/bin/sh\necho $$ > ${folder}/pid\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}

describe.skipIf(process.platform === 'win32')('a question that real MLflow leaves without an answer', () => {
  const question = { ask: 'params', row: { params: 'the seventh' } } as const;

  it('fails in time, says which one, and ends Python', async () => {
    const python = await standIn('exec sleep 60');
    const mlflow = new Mlflow(python, 1);
    await expect(mlflow.ask(question)).rejects.toThrow(/no answer within 1 s.*the seventh/);
    await expect(mlflow.ask(question)).rejects.toThrow(/the seventh/);
    const pid = Number(await readFile(path.join(path.dirname(python), 'pid'), 'utf8'));
    await expect.poll(() => runs(pid)).toBe(false);
  });

  it('fails when Python has ended, before and after it was asked', async () => {
    const mlflow = new Mlflow(await standIn('exit 3'), 10);
    await expect(mlflow.ask(question)).rejects.toThrow(/the seventh/);
    await expect(mlflow.ask(question)).rejects.toThrow(/the seventh/);
  });
});

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
