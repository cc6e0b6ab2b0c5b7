import { appendFileSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AheadTree } from '../../../electron/stores/ahead-tree.ts';
import { DiskTree } from '../../../electron/stores/disk-tree.ts';
import { beginFileStore } from '../../../electron/stores/file-store.ts';
import { PackThreads } from '../../../electron/stores/pack-threads.ts';
import type { StoreTree } from '../../../electron/stores/store-tree.ts';
import { built, ROOT } from '../../support/build.ts';
import { temporaryFolder } from '../../support/served.ts';
import { writeFileStore } from '../../support/store-fixtures.ts';
import { writeDemoStore } from '../../support/store-demo.ts';

const folder = temporaryFolder();
const broken = path.join(folder.path, 'broken');
beforeAll(built, 120_000);
beforeAll(writeBroken);
afterAll(() => folder.remove());

/** A store of many runs, each damaged in another way. */
function writeBroken(): void {
  writeFileStore(broken);
  const run = (name: string, part = '') => path.join(broken, '0', name, part);
  for (let at = 0; at < 70; at += 1) cpSync(run('r1'), run(`s${at}`), { recursive: true });
  symlinkSync(run('r1', 'meta.yaml'), run('s1', 'metrics/linked'));
  symlinkSync(run('r1', 'metrics'), run('s2', 'metrics/folder'));
  writeFileSync(run('s3', 'params/bytes'), Buffer.from([0x61, 0xff, 0x62]));
  appendFileSync(run('s4', 'metrics/loss'), 'torn\n');
  writeFileSync(run('s5', 'metrics/empty'), '');
  writeFileSync(run('s6', 'metrics/long'), '1700000000000 0.25 1\n'.repeat(20_000));
  mkdirSync(run('s7', `params/${'k/'.repeat(70)}`), { recursive: true });
  writeFileSync(run('s8', 'tags/ñandú'), '¡olé!');
  writeFileSync(run('s9', 'params/wide'), 'x'.repeat(9 * 1024 * 1024));
}

async function wholeStore(tree: StoreTree) {
  const { store, done } = await beginFileStore(tree, 'mlruns');
  await done;
  const { experiments, runs, loggedModels, registeredModels, problems } = store;
  await store.close();
  return { experiments, runs, loggedModels, registeredModels, problems };
}

/** The script of a thread that does this when it is asked for the second time, and is as ours until then. */
function dying(act: string): string {
  const file = path.join(folder.path, `dying-${createHash('sha256').update(act).digest('hex')}.mjs`);
  const ours = pathToFileURL(path.join(ROOT, 'dist/node/pack-thread.js')).href;
  const script = `import { parentPort } from 'node:worker_threads';
    const on = parentPort.on.bind(parentPort);
    parentPort.on = (type, listener) => on(type, (request) => { if (request.id === 2) { ${act} } listener(request); });
    await import(${JSON.stringify(ours)});`;
  writeFileSync(file, script);
  return file;
}

describe('a file store that threads read ahead', () => {
  it.each([
    ['a sound one', () => writeDemoStore(path.join(folder.path, 'sound'))],
    ['a damaged one', () => broken],
  ])('%s is the same as one that is read file by file', async (_name, make) => {
    const place = make();
    const alone = await wholeStore(new DiskTree(place));
    expect(alone.runs.length).toBeGreaterThan(1);
    const ahead = new AheadTree(new DiskTree(place), 0);
    expect(await wholeStore(ahead)).toEqual(alone);
    expect(ahead.readAhead).toEqual({ read: alone.runs.length, lost: 0 });
  });

  // 71 runs, 32 at a time: the second 32 are lost with their thread.
  it.each([
    ['cannot be started', () => 'no-path.js', { read: 0, lost: 71 }],
    ['have no script', () => path.join(folder.path, 'none.js'), { read: 0, lost: 71 }],
    ['break at once', () => dying('}'), { read: 0, lost: 71 }],
    ['throw in the middle', () => dying('throw new Error("broken")'), { read: 39, lost: 32 }],
    ['end in the middle', () => dying('process.exit(3)'), { read: 39, lost: 32 }],
    ['run out of memory', () => dying('for (const all = [];;) all.push(Array(1e5).fill(0.5))'), { read: 39, lost: 32 }],
  ])('is the same where threads %s', async (_name, script, ahead) => {
    const dead = new AheadTree(new DiskTree(broken), 0, script());
    expect(await wholeStore(dead)).toEqual(await wholeStore(new DiskTree(broken)));
    expect(dead.readAhead).toEqual(ahead);
  });

  it('is the same where all threads are ended by somebody else in the middle', async () => {
    const post = Reflect.get(Worker.prototype, 'postMessage');
    vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(function (this: Worker, request: { id: number }) {
      post.call(this, request);
      if (request.id > 1) void this.terminate();
    });
    const tree = new AheadTree(new DiskTree(broken), 0);
    expect(await wholeStore(tree)).toEqual(await wholeStore(new DiskTree(broken)));
    expect(tree.readAhead.lost).toBeGreaterThanOrEqual(32);
    expect(tree.readAhead.read + tree.readAhead.lost).toBe(71);
  });

  it('leaves no thread behind when it is closed midway', async () => {
    const ended = vi.spyOn(Worker.prototype, 'terminate');
    const reading = await beginFileStore(new AheadTree(new DiskTree(broken), 0), 'mlruns');
    await vi.waitFor(() => expect(reading.whole).toBeGreaterThan(0), { interval: 0 });
    await reading.store.close();
    await expect(reading.done).rejects.toThrow(/abort/i);
    expect(reading.whole).toBeLessThan(reading.store.runs.length);
    expect(ended.mock.calls.length).toBeGreaterThan(1);
  });

  it('is given up at once though a thread hangs, and shows until then what was read', async () => {
    const ended = vi.spyOn(Worker.prototype, 'terminate');
    const stop = new AbortController();
    const tree = new AheadTree(new DiskTree(broken), 0, dying('for (;;);'));
    const reading = await beginFileStore(tree, 'mlruns', { signal: stop.signal });
    await vi.waitFor(() => expect(reading.whole).toBe(32));
    expect((await reading.complete(70)).params.size).toBeGreaterThan(0);
    stop.abort();
    await expect(reading.done).rejects.toThrow(/abort/i);
    expect(ended.mock.calls.length).toBeGreaterThan(1);
    await reading.store.close();
  });

  it('reads nothing through threads that were closed', async () => {
    const threads = new PackThreads(broken, ['metrics']);
    const asked = [threads.read(['0/r1']), threads.read(['0/s6']), threads.read(['0/s1'])];
    expect((await asked[0])?.length).toBeGreaterThan(20);
    await threads.close();
    await Promise.all(asked);
    expect(await threads.read(['0/r1'])).toBeNull();
  });
});
