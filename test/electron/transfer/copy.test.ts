import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copyToFile, copyToFolder, type CopyOptions } from '../../../electron/transfer/copy.ts';
import type { Disk, Operation } from '../../../electron/transfer/disk.ts';
import { ROOT } from '../../support/build.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const disk = (failpoint: Disk['failpoint']): Disk => ({ platform: process.platform, failpoint, rename: renameSync });
async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}
const FILES = { MLmodel: 'flavors: {}', 'a/b/model.pkl': 'x'.repeat(5000), 'a/empty': '' };
const copyFolder = (target: string, options: CopyOptions = {}) =>
  copyToFolder(
    target,
    ['hollow'],
    Object.entries(FILES).map(([name, text]) => ({
      path: name,
      read: () => chunks(text.slice(0, 10), text.slice(10)),
    })),
    options,
  );
const copyFile = (target: string, options: CopyOptions = {}) => copyToFile(target, chunks('one ', 'two'), options);

const KINDS = [
  ['folder', copyFolder],
  ['file', copyFile],
] as const;
async function operationsOf(copy: typeof copyFile): Promise<Operation[]> {
  const seen: Operation[] = [];
  await copy(fresh(), { disk: disk((operation) => void seen.push(operation)) });
  return seen;
}
let made = 0;
function fresh(): string {
  const place = path.join(folder.path, `place-${(made += 1)}`);
  mkdirSync(place);
  return path.join(place, 'copy');
}
const around = (target: string) => readdirSync(path.dirname(target));
const POINTS = (
  await Promise.all(
    KINDS.map(async ([kind, copy]) =>
      (await operationsOf(copy)).map((operation, at) => [kind, at, operation, copy] as const),
    ),
  )
).flat();

describe('a copy', () => {
  it('holds every file and folder, and says how far it is', async () => {
    const target = fresh();
    const written: number[] = [];
    await copyFolder(target, { onBytes: (bytes) => written.push(bytes) });
    for (const [name, text] of Object.entries(FILES)) expect(readFileSync(path.join(target, name), 'utf8')).toBe(text);
    expect(readdirSync(target).sort()).toEqual(['MLmodel', 'a', 'hollow']);
    expect(written.at(-1)).toBe(5011);
    expect([...written].sort((a, b) => a - b)).toEqual(written);
    const file = fresh();
    await copyFile(file);
    expect([readFileSync(file, 'utf8'), around(file)]).toEqual(['one two', ['copy']]);
  });

  it.each(
    POINTS.flatMap(([kind, at, operation, copy]) =>
      ['ENOSPC', 'EACCES'].map((code) => [kind, at, operation, code, copy] as const),
    ),
  )(
    'as a %s: call %i (%s) fails with %s: nothing is left, and it can be made afterwards',
    async (_kind, at, operation, code, copy) => {
      const target = fresh();
      let calls = 0;
      const fail = disk(() => {
        if (calls++ === at) throw Object.assign(new Error(code), { code });
        return undefined;
      });
      const known = code === 'ENOSPC' ? 'disk-full' : 'cannot-write';
      await expect(copy(target, { disk: fail })).rejects.toMatchObject({ code: known });
      // Once it has its name it is whole: only its durability was in question.
      const published =
        at >= POINTS.filter((point) => point[3] === copy).length - 2 && operation !== 'link' && operation !== 'rename';
      expect(around(target)).toEqual(published ? ['copy'] : []);
      if (!published) await copy(target);
    },
  );

  it.each(POINTS)(
    'as a %s: killed before call %i (%s): no half copy under its name, and the rest is cleared by the next',
    async (kind, at) => {
      const target = fresh();
      const script = path.join(path.dirname(target), 'kill.mts');
      const [copySource, diskSource] = ['copy.ts', 'disk.ts'].map((name) =>
        JSON.stringify(path.join(ROOT, 'electron/transfer', name)),
      );
      writeFileSync(
        script,
        `import { copyToFile, copyToFolder } from ${copySource}; import { DISK } from ${diskSource}; let n = 0;
       async function* read() { yield Buffer.from('one '); yield Buffer.from('two'); }
       const options = { disk: { ...DISK, failpoint: () => { if (n++ === ${at}) process.kill(process.pid, 'SIGKILL'); return undefined; } } };
       if (${kind === 'file'}) await copyToFile(${JSON.stringify(target)}, read(), options);
       else await copyToFolder(${JSON.stringify(target)}, ['hollow'], [{ path: 'a/b', read }, { path: 'c', read }], options);`,
      );
      const result = spawnSync(process.execPath, ['--import', 'tsx', script], { cwd: ROOT });
      if (kind === 'file') expect(result.signal).toBe('SIGKILL');
      const [name] = around(target).filter((each) => each === 'copy');
      if (name === undefined) await copyFile(target);
      else if (kind === 'file') expect(readFileSync(target, 'utf8')).toBe('one two');
      else if (readdirSync(target).length > 0) expect(readFileSync(path.join(target, 'a/b'), 'utf8')).toBe('one two');
      if (name === undefined) expect(around(target)).toEqual(['copy', 'kill.mts']);
    },
  );

  it.each(KINDS)('as a %s never replaces anything, not even what appears meanwhile', async (_kind, copy) => {
    const target = fresh();
    writeFileSync(target, 'theirs');
    await expect(copy(target)).rejects.toMatchObject({ code: 'target-exists', details: { path: 'copy' } });
    const later = fresh();
    const meanwhile = disk((operation) => {
      if (
        (operation === 'link' || operation === 'rename' || operation === 'mkdir') &&
        existsSync(path.join(path.dirname(later), `copy.${process.pid}.porter-partial`)) &&
        !existsSync(later)
      )
        writeFileSync(later, 'theirs');
      return undefined;
    });
    await expect(copy(later, { disk: meanwhile })).rejects.toMatchObject({ code: 'target-exists' });
    for (const each of [target, later])
      expect([readFileSync(each, 'utf8'), around(each)]).toEqual(['theirs', ['copy']]);
  });

  it('stops when it is cancelled, and notices bytes that come back differently', async () => {
    const target = fresh();
    const stop = new AbortController();
    await expect(copyFolder(target, { signal: stop.signal, onBytes: () => stop.abort() })).rejects.toThrow();
    expect(around(target)).toEqual([]);
    const damaged = disk((operation, file) => {
      if (operation === 'close') writeFileSync(file, 'rot');
      return undefined;
    });
    await expect(copyFile(target, { disk: damaged })).rejects.toMatchObject({ code: 'copy-differs' });
    expect(around(target)).toEqual([]);
  });
});
