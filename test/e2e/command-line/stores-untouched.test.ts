import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { built, ROOT } from '../../support/build.ts';
import { temporaryFolder } from '../../support/served.ts';
import { MANY_RUNS, snapshot, writeDatabase, writeFileStore, writeManyRuns } from '../../support/store-fixtures.ts';

const traces = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0;
const note = traces ? '' : ' (skipped: strace is not here, or may not trace)';
const folder = temporaryFolder();
beforeAll(built);
afterAll(() => folder.remove());

/** Calls that make, change, remove, rename or lock a file, or change what is known of it. */
const CALLS = [
  'open,openat,creat,truncate,ftruncate,unlink,unlinkat,rename,renameat,renameat2,mkdir,mkdirat,rmdir,link,linkat,symlink,symlinkat',
  'mknod,mknodat,chmod,fchmod,fchmodat,chown,fchown,lchown,fchownat,utime,utimes,utimensat,futimesat,setxattr,fsetxattr,lsetxattr',
  'fcntl,flock,write,pwrite64,writev,pwritev,fallocate',
].join(',');

/** What each thread of the command line did with files at a place when it read a store. */
function traced(place: string, store: string): string[][] {
  const logs = mkdtempSync(path.join(folder.path, 'log '));
  const cli = path.join(ROOT, 'electron/cli/model-porter.cjs');
  // A file for each thread: in one, a call that another interrupts is cut in two, its flags on the first line alone.
  const args = ['-ff', '-y', '-s', '0', '-e', `trace=${CALLS}`, '-o', path.join(logs, 'thread')];
  const { stdout } = spawnSync('strace', [...args, process.execPath, cli, 'runs', store], { encoding: 'utf8' });
  expect(stdout).toContain('first');
  return readdirSync(logs).map((file) =>
    readFileSync(path.join(logs, file), 'utf8')
      .split('\n')
      .filter((line) => line.includes(place)),
  );
}

/** Of that what is more than opening files to read. */
function touched(place: string, store: string): string[] {
  return (
    traced(place, store)
      .flat()
      .filter((line) => !/^open(?:at)?\(.*O_RDONLY/.test(line) || /O_CREAT|O_TRUNC/.test(line))
      // What a handle is: whether it is inherited.
      .filter((line) => !/fcntl\([^)]*F_(?:GETFD|SETFD|GETFL)/.test(line))
  );
}

describe.skipIf(!traces)(`a store that is read${note}`, () => {
  const place = (name: string) => {
    const own = path.join(folder.path, name);
    mkdirSync(own);
    return own;
  };
  const makers: readonly (readonly [string, (own: string) => { store: string; end?: () => void }])[] = [
    ['a folder of experiments', (own) => ({ store: writeFileStore(path.join(own, 'mlruns')) })],
    ['a folder of many runs', (own) => ({ store: writeManyRuns(path.join(own, 'mlruns')) })],
    [
      'a database at rest',
      (own) => {
        const file = path.join(own, 'mlflow.db');
        writeDatabase(file).close();
        utimesSync(file, new Date(0), new Date(0));
        return { store: file };
      },
    ],
    [
      'a database that somebody has open, with a WAL',
      (own) => {
        const writer = writeDatabase(path.join(own, 'mlflow.db'));
        writer.exec("pragma journal_mode = wal; insert into tags values ('late', '', 'r1')");
        return { store: own, end: () => writer.close() };
      },
    ],
  ];
  it.each(makers)('is not created, written, locked or renamed in: %s', (name, make) => {
    const own = place(name);
    const { store, end } = make(own);
    const before = snapshot(own);
    expect(touched(own, store)).toEqual([]);
    expect(snapshot(own)).toEqual(before);
    end?.();
  });

  it('has its many runs read by threads', () => {
    const own = place('threads');
    const reading = traced(own, writeManyRuns(path.join(own, 'mlruns'))).map(
      (lines) => lines.filter((line) => line.includes('/metrics/loss')).length,
    );
    expect(reading.filter((files) => files > 0).length).toBeGreaterThan(1);
    expect(reading.reduce((sum, files) => sum + files, 0)).toBe(MANY_RUNS);
  });

  it('would be noticed if it were', () => {
    const own = place('noticed');
    const script = `const { openSync, closeSync } = require('node:fs'); closeSync(openSync(${JSON.stringify(path.join(own, 'new'))}, 'w')); console.log('first')`;
    const log = path.join(folder.path, 'log');
    spawnSync('strace', ['-f', '-y', '-e', `trace=${CALLS}`, '-o', log, process.execPath, '-e', script]);
    expect(
      readFileSync(log, 'utf8')
        .split('\n')
        .some((line) => line.includes(own) && line.includes('O_CREAT')),
    ).toBe(true);
  });
});
