import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Disk, Operation } from '../../../electron/transfer/disk.ts';
import { writeAtomic } from '../../../electron/transfer/write-file.ts';
import { ROOT } from '../../support/build.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const OLD = 'old '.repeat(1000);
const NEW = 'new '.repeat(2000);
const disk = (failpoint: Disk['failpoint']): Disk => ({
  platform: 'linux',
  failpoint,
  rename: (from, to) => renameSyncReal(from, to),
});
const { renameSync: renameSyncReal } = await import('node:fs');

function fresh(name: string): string {
  const file = path.join(folder.path, name, 'settings.json');
  writeAtomic(file, OLD);
  return file;
}
function operations(): Operation[] {
  const seen: Operation[] = [];
  writeAtomic(
    fresh('count'),
    NEW,
    disk((operation) => void seen.push(operation)),
  );
  return seen;
}
const ALL = operations();

describe('writeAtomic', () => {
  it('goes through every operation it declares', () =>
    expect(ALL).toEqual(['open', 'write', 'fsync', 'close', 'rename', 'fsync-folder']));

  it.each(ALL.flatMap((operation, at) => ['ENOSPC', 'EIO', 'EACCES'].map((code) => [at, operation, code] as const)))(
    'call %i (%s) fails with %s: the old content or the new, whole, and nothing left over',
    (at, operation, code) => {
      const file = fresh(`errno-${at}-${code}`);
      let calls = 0;
      const fail = disk(() => {
        if (calls++ === at) throw Object.assign(new Error(code), { code });
        return undefined;
      });
      expect(() => writeAtomic(file, NEW, fail)).toThrow();
      expect(readFileSync(file, 'utf8')).toBe(operation === 'fsync-folder' ? NEW : OLD);
      expect(readdirSync(path.dirname(file))).toEqual(['settings.json']);
    },
  );

  it.each(ALL.map((operation, at) => [at, operation] as const))(
    'killed before call %i (%s): never torn, and cleared by the next write',
    (at) => {
      const file = fresh(`kill-${at}`);
      const script = path.join(folder.path, `kill-${at}.mts`);
      const source = JSON.stringify(path.join(ROOT, 'electron/transfer/write-file.ts'));
      writeFileSync(
        script,
        `import { renameSync } from 'node:fs'; import { writeAtomic } from ${source}; let n = 0;
       writeAtomic(${JSON.stringify(file)}, ${JSON.stringify(NEW)}, { platform: 'linux', rename: renameSync, failpoint: () => { if (n++ === ${at}) process.kill(process.pid, 'SIGKILL'); return undefined; } });`,
      );
      const result = spawnSync(process.execPath, ['--import', 'tsx', script], { cwd: ROOT });
      expect(result.signal).toBe('SIGKILL');
      expect([OLD, NEW]).toContain(readFileSync(file, 'utf8'));
      writeAtomic(file, NEW);
      expect(readdirSync(path.dirname(file))).toEqual(['settings.json']);
    },
  );

  it('goes on after a short write, and reports a full disk', () => {
    const file = fresh('short');
    writeAtomic(
      file,
      NEW,
      disk((operation) => (operation === 'write' ? 100 : undefined)),
    );
    expect(readFileSync(file, 'utf8')).toBe(NEW);
    expect(() =>
      writeAtomic(
        file,
        OLD,
        disk((operation) => (operation === 'write' ? 0 : undefined)),
      ),
    ).toThrow(/disk is full/);
    expect(readFileSync(file, 'utf8')).toBe(NEW);
  });

  it('waits on Windows while a scanner holds the file', () => {
    let refused = 3;
    const rename = (from: string, to: string) => {
      refused -= 1;
      if (refused >= 0) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
      renameSyncReal(from, to);
    };
    const file = fresh('windows');
    writeAtomic(file, NEW, { platform: 'win32', failpoint: null, rename });
    expect(readFileSync(file, 'utf8')).toBe(NEW);
  });
});
