import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Act } from './act.ts';
import { runAct, type Ended } from './run-act.ts';

/** Why nothing can be traced here; null where it can. */
export function noTrace(): string | null {
  if (!existsSync('/usr/bin/strace')) return 'strace is not installed';
  const tried = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']);
  return tried.status === 0 ? null : 'strace may not trace here';
}

export interface Call {
  readonly name: string;
  /** What it is about: the path, or of a rename the new one. */
  readonly file: string;
  readonly from: string | null;
  readonly text: string;
}

/** Every call that changes a disk, and `access`, by which failpoints show. */
const CALLS = [
  'openat',
  'write',
  'pwrite64',
  'writev',
  'fsync',
  'fdatasync',
  'rename',
  'renameat',
  'renameat2',
  'link',
  'linkat',

  'mkdir',
  'mkdirat',
  'unlink',
  'unlinkat',
  'rmdir',
  'ftruncate',
  'truncate',
  'copy_file_range',
  'symlink',
  'chmod',

  'fchmod',
  'utimensat',
  'fallocate',
  'access',
];

/** The calls in what `strace -f -y -s 4096` wrote, those that failed left out. */
function readTrace(file: string): Call[] {
  const started = new Map<string, string>();
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, pid = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
      // A call of one thread may be told in two halves around one of another.
      if (rest.endsWith('<unfinished ...>')) {
        started.set(pid, rest.slice(0, -'<unfinished ...>'.length).trimEnd());
        return [];
      }
      const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
      const text = resumed === null ? rest : `${started.get(pid) ?? ''}${resumed[1] ?? ''}`;
      return toCall(text) ?? [];
    });
}

function toCall(text: string): Call | null {
  const name = /^(\w+)\(/.exec(text)?.[1];
  if (name === undefined || (/ = -1 E/.test(text) && name !== 'access')) return null;
  const quoted = [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, each]) => each ?? '');
  const held = /^\w+\(\d+<([^>]*)>/.exec(text)?.[1];
  const byName = held === undefined;
  const file = byName ? (quoted.at(name.startsWith('rename') || name.startsWith('link') ? 1 : 0) ?? '') : held;
  return { name, file, from: byName ? (quoted[0] ?? null) : null, text };
}

/** Whether a call changes what is on the disk; opening does where it makes a file. */
export function changes({ name, text }: Call): boolean {
  if (name === 'access') return false;
  return name !== 'openat' || /O_CREAT|O_TRUNC/.test(text);
}

/** An act with the calls that are of interest here; `file` keeps what strace wrote. */
export async function traced(act: Act, file: string): Promise<{ calls: Call[]; said: Ended['said'] }> {
  const trace = ['strace', '-f', '-y', '-s', '4096', '-e', `trace=${CALLS.join(',')}`, '-o', file];
  const ended = await runAct({ ...act, marks: true }, trace);
  expect(ended.err).toBe('');
  return { calls: readTrace(file), said: ended.said };
}

const inside = (call: Call, { to, data }: Act) => call.file.startsWith(to) || call.file.startsWith(data);
/** SQLite's own files: they change between the failpoints `begin` and `commit`, and when a lock is taken. */
const isSqlite = ({ file }: Call) => /\.db(?:-journal|-wal|-shm)?$|\/lock(?:-journal)?$/.test(file);

/** Which failpoint stands before which call. */
const OF: Readonly<Record<string, readonly string[]>> = {
  openat: ['open'],
  write: ['write'],
  pwrite64: ['write'],
  fsync: ['fsync', 'fsync-folder'],
  rename: ['rename'],
  link: ['link'],
  mkdir: ['mkdir'],
  unlink: ['remove'],
  rmdir: ['remove'],
};

/** Which calls of an act change the disk though no failpoint stands before them, and how many change it. */
export function withoutFailpoint(calls: readonly Call[], act: Act): { without: string[]; seen: number } {
  let point = '';
  const waiting = new Map<string, number>();
  const without: string[] = [];
  let seen = 0;
  for (const call of calls) {
    if (call.name === 'access' && call.file.startsWith('/failpoint/')) {
      point = call.file.slice('/failpoint/'.length);
      waiting.set(point, (waiting.get(point) ?? 0) + 1);
    }
    if (!changes(call) || !inside(call, act) || isSqlite(call)) continue;
    // SQLite syncs the folder when its journal goes.
    if (call.name === 'fsync' && call.file === act.to && point.startsWith('commit')) continue;
    seen += 1;
    const operations = OF[call.name] ?? [];
    // Several files are copied at a time: each call has its own point, not always the last one.
    const own = operations.map((operation) => operation + call.file).find((each) => (waiting.get(each) ?? 0) > 0);
    if (own !== undefined) waiting.set(own, (waiting.get(own) ?? 0) - 1);
    // What is removed is removed with all that is in it; a rename is named by where it leads.
    const around =
      (operations.includes('remove') && point.startsWith('remove/') && call.file.startsWith(point.slice(6))) ||
      (operations.includes('rename') && point.startsWith('rename/'));
    if (own === undefined && !around) without.push(`${call.text} after ${point}`);
  }
  return { without, seen };
}
