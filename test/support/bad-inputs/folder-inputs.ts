import { execFileSync, spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tree, type BadInput } from './bad-input.ts';

const MODEL = 'flavors:\n  acme: {a: 1}\n';
const posix = process.platform !== 'win32';

/** A socket that nobody listens to (any more). */
export function socket(file: string): void {
  const script = `require('node:net').createServer().listen(${JSON.stringify(file)}, () => process.exit(0))`;
  spawnSync(process.execPath, ['-e', script.replace('process.exit(0)', 'process.kill(process.pid, "SIGKILL")')]);
}

/** Files that share a few inodes: made in a tenth of the time that as many files of their own take. */
export function manyNames(folder: string, count: number): void {
  mkdirSync(folder);
  let shared = '';
  for (let at = 0; at < count; at += 1) {
    const file = path.join(folder, String(at));
    // ext4 allows 65,000 names for one inode.
    if (at % 60_000 === 0) writeFileSync((shared = file), '');
    else linkSync(shared, file);
  }
}

/** B86 to B88. Permissions (B89) bind no root: test/e2e/command-line/permissions.test.ts asks as another user. */
export const FOLDER_INPUTS: readonly BadInput[] = [
  {
    id: 'B86',
    name: 'links in a circle and out',
    says: [],
    exit: 0,
    make: (place) => tree(place, { MLmodel: MODEL, loop: '-> .', up: '-> ..', root: '-> /', outside: '-> ../outside' }),
  },
  {
    id: 'B86',
    name: 'a pipe and a socket',
    says: [],
    exit: 0,
    make(place) {
      tree(place, { MLmodel: MODEL });
      if (posix) execFileSync('mkfifo', [path.join(place, 'pipe')]);
      socket(path.join(place, 'socket'));
    },
  },
  {
    id: 'B86',
    name: 'MLmodel is a pipe',
    says: ['mlmodel-is-special', 'no-mlmodel'],
    exit: 3,
    dropped: { says: ['mlmodel-empty'] },
    make(place) {
      mkdirSync(place);
      execFileSync('mkfifo', [path.join(place, 'MLmodel')]);
    },
  },
  {
    id: 'B86',
    name: 'a pipe',
    file: 'pipe',
    says: ['special-file'],
    exit: 3,
    dropped: { says: ['empty-file'] },
    make: (place) => void execFileSync('mkfifo', [place]),
  },
  {
    id: 'B86',
    name: '200,000 files',
    says: [],
    exit: 0,
    dropped: { late: true },
    make(place) {
      tree(place, { MLmodel: MODEL });
      manyNames(path.join(place, 'many'), 200_000);
    },
  },
  {
    id: 'B86',
    name: 'a depth of 500',
    says: ['find-too-deep'],
    exit: 1,
    // Chromium tells of a dropped folder one level after the other: 3.4 s for 500.
    dropped: { late: true },
    make: (place) => tree(place, { MLmodel: MODEL, [`${'d/'.repeat(500)}MLmodel`]: MODEL }),
  },
  {
    id: 'B86',
    name: 'names that programs stumble over',
    says: ['name-not-text'],
    exit: 1,
    dropped: { says: ['not-listed'] },
    make(place) {
      for (const name of ['a\nb', 'a"b', ';rm -rf x', '-rf', '\u{1f600}', '\u202eltr', 'a b ', '$(id)', 'a\u001b[31m'])
        tree(path.join(place, name), { MLmodel: MODEL });
      const odd = Buffer.concat([Buffer.from(`${place}/`), Buffer.from([0x61, 0xff])]);
      mkdirSync(odd);
      writeFileSync(Buffer.concat([odd, Buffer.from('/MLmodel')]), MODEL);
    },
  },
  {
    id: 'B87',
    name: 'a folder that holds a link to itself and to its copy',
    says: [],
    exit: 0,
    make(place) {
      tree(place, { MLmodel: MODEL, 'workspace/self': `-> ${place}` });
      tree(path.join(place, 'workspace/copy'), { 'conda.yaml': '' });
    },
  },
  {
    id: 'B88',
    name: 'an mlruns tree with broken meta.yaml',
    says: [],
    exit: 0,
    make: (place) =>
      tree(place, {
        '0/meta.yaml': '[',
        '0/aaa/artifacts/model/MLmodel': MODEL,
        '0/bbb/meta.yaml': 'artifact_uri: file:///other\nlifecycle_stage: deleted\n',
        '0/bbb/artifacts/model/MLmodel': MODEL,
        '0/ccc/meta.yaml': 'artifact_uri: file:///..%2foutside\n',
        '0/ddd/meta.yaml': 'artifact_uri: s3://bucket/x\n',
        '0/eee/meta.yaml': 'artifact_uri: dbfs:/x\n',
        '0/ccc/artifacts': '-> ../../../outside',
        '.trash/fff/artifacts/model/MLmodel': MODEL,
      }),
  },
  {
    id: 'B88',
    name: 'a run whose artifacts are elsewhere',
    says: ['no-mlmodel', 'seen-run'],
    exit: 3,
    make: (place) => tree(place, { 'meta.yaml': 'artifact_uri: s3://bucket/x\n' }),
  },
];
