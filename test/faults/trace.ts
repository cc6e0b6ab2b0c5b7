import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

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
export const CALLS = [
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
export function readTrace(file: string): Call[] {
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
