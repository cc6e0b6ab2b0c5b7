import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { callOf, DISK, type Disk, type Operation } from '../../electron/transfer/disk.ts';
import { passes } from '../../electron/transfer/again.ts';
import { KnownError, toErrorData } from '../../shared/contract/errors.ts';
import { ROOT } from '../support/build.ts';
import { exported, type Place } from '../support/ports.ts';
import { temporaryFolder } from '../support/served.ts';
import { checkWorkspace, leftovers, stateOf } from './invariants.ts';

const ALL = process.env['MODEL_PORTER_FAULTS'] === 'all';
const folder = temporaryFolder();
afterAll(() => folder.remove());

/** What may come back from the system at each kind of call (the reference's table 3.3). */
const ERRORS: Readonly<Record<Operation, readonly string[]>> = {
  mkdir: ['ENOSPC', 'EACCES', 'EROFS', 'EMFILE', 'ESTALE', 'ETIMEDOUT'],
  open: ['ENOSPC', 'EACCES', 'EROFS', 'EMFILE', 'ENAMETOOLONG', 'EIO', 'ESTALE', 'ETIMEDOUT'],
  write: ['ENOSPC', 'EDQUOT', 'EIO', 'EAGAIN', 'ESTALE', 'ETIMEDOUT'],
  fsync: ['EIO', 'ENOSPC', 'EINTR', 'ESTALE', 'ETIMEDOUT'],
  close: ['EIO'],
  rename: ['ENOSPC', 'EIO', 'EXDEV', 'EACCES', 'EBUSY', 'ESTALE', 'ETIMEDOUT'],
  link: ['ENOSPC', 'EIO', 'EACCES', 'ESTALE'],
  'fsync-folder': ['EIO', 'ESTALE'],
  remove: ['EBUSY', 'EACCES', 'EIO', 'ESTALE'],
  begin: ['EIO'],
  commit: ['EIO'],
};
/** Which call it is that fails, as the system's own errors say it. */
const SYSCALLS: Readonly<Partial<Record<Operation, string>>> = { fsync: 'fsync' };
const FULL = new Set(['ENOSPC', 'EDQUOT']);
/** Of the workspace, and of our own notes of ports. */
const UNWRITTEN = ['cannot-write', 'notes-not-writable'];

let made = 0;
function scene(layout: Place['layout']): Place & { source: string } {
  const around = path.join(folder.path, `e${(made += 1)}`);
  mkdirSync(around);
  const source = path.join(around, 'source');
  cpSync(path.join(ROOT, 'assets/examples/diabetes-2025'), source, { recursive: true });
  return { to: path.join(around, 'ws'), data: path.join(around, 'data'), layout, source };
}

async function operationsOf(layout: Place['layout']): Promise<Operation[]> {
  const seen: Operation[] = [];
  await exported(scene(layout), { ...DISK, failpoint: (operation) => void seen.push(operation) });
  return seen;
}

const points = await Promise.all(
  (['sqlite', 'files'] as const).map(async (layout) => ({ layout, operations: await operationsOf(layout) })),
);

describe.each(points)('a port into a new $layout workspace', ({ layout, operations }) => {
  const cases = operations.flatMap((operation, at) => ERRORS[operation].map((code) => [at, operation, code] as const));
  const chosen = cases.filter((_, at) => ALL || at % 29 === 0);
  it.each(chosen)(
    'call %i (%s) fails with %s: a clear error, nothing half, and the same command ends it',
    async (at, operation, code) => {
      const place = scene(layout);
      const before = stateOf(place.source);
      let calls = 0;
      const failing: Disk = {
        ...DISK,
        failpoint: () => {
          if (calls++ === at) throw Object.assign(new Error(code), { code, syscall: SYSCALLS[operation] });
          return undefined;
        },
      };
      const error: unknown = await exported(place, failing).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      // What can't be tidied up takes room, and stops nothing; a file of a model that can't be synced is made anew, once.
      if (passes(code, process.platform, callOf(operation))) expect(error).toBeNull();
      else if (!(operation === 'remove' || (operation === 'fsync' && code === 'EIO')) || error !== null) {
        expect(error).toBeInstanceOf(KnownError);
        const known = error as KnownError;
        expect(FULL.has(code) ? ['disk-full'] : UNWRITTEN).toContain(known.code);
        expect(known.details['path']).toBeTruthy();
      }
      const now = await checkWorkspace(place.to, place.data, null);
      expect([[], ['1']]).toContainEqual(now.versions);
      expect(stateOf(place.source)).toEqual(before);
      expect(await exported(place, DISK)).toMatchObject({ version: '1' });
      expect(await checkWorkspace(place.to, place.data, null)).toEqual({ versions: ['1'], alias: '1' });
      expect(leftovers(place.to)).toEqual([]);
    },
  );

  const passing = cases.filter(([, operation, code]) => passes(code, process.platform, callOf(operation)));
  it.each(passing.filter((_, at) => ALL || at % 29 === 0))(
    'call %i (%s) fails with %s however often it is tried: a clear error, and the same command ends it',
    async (at, operation, code) => {
      const place = scene(layout);
      let calls = 0;
      let about = '';
      let tries = 0;
      const failing: Disk = {
        ...DISK,
        failpoint: (now, file) => {
          if (calls++ === at) about = file;
          if (now !== operation || file !== about) return undefined;
          tries += 1;
          throw Object.assign(new Error(code), { code, syscall: SYSCALLS[operation] });
        },
      };
      const ended = await exported(place, failing).then(
        () => null,
        (error: unknown) => toErrorData(error),
      );
      expect(tries).toBeGreaterThan(1);
      if (operation !== 'remove' || ended !== null) {
        expect(ended).toMatchObject({ details: { reason: code } });
        expect(UNWRITTEN).toContain(ended?.code);
      }
      expect(await exported(place, DISK)).toMatchObject({ version: '1' });
      expect(await checkWorkspace(place.to, place.data, null)).toEqual({ versions: ['1'], alias: '1' });
      expect(leftovers(place.to)).toEqual([]);
    },
    30_000,
  );

  it('makes a file of the model anew where it could not be synced, and says so the second time', async () => {
    for (const times of [1, 2]) {
      const place = scene(layout);
      let failed = 0;
      const failing: Disk = {
        ...DISK,
        failpoint: (operation, file) => {
          if (operation !== 'fsync' || !file.endsWith('MLmodel') || failed === times) return undefined;
          failed += 1;
          throw Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'fsync' });
        },
      };
      const ended = await exported(place, failing).catch((error: unknown) => toErrorData(error));
      expect(ended).toMatchObject(times === 1 ? { version: '1', identical: 7 } : { code: 'cannot-write' });
    }
  });

  it('is written whole where each write takes less than was given', async () => {
    const place = scene(layout);
    const short: Disk = { ...DISK, failpoint: (operation) => (operation === 'write' ? 100 : undefined) };
    expect(await exported(place, short)).toMatchObject({ version: '1', identical: 7 });
    expect((await checkWorkspace(place.to, place.data, null)).versions).toEqual(['1']);
  });
});
