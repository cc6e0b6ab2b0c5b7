import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { forkNode } from '../../../electron/jobs/fork-node.ts';
import { processRunner, type JobProcess } from '../../../electron/jobs/process-runner.ts';
import { built, ROOT } from '../../support/build.ts';
import { temporaryFolder } from '../../support/served.ts';
import { pace } from '../../support/pace.ts';

const folder = temporaryFolder();
const JOB = path.join(ROOT, 'dist/node/job.js');
let last: JobProcess | null = null;
const fork = () => (last = forkNode(JOB));
const open: { close(): Promise<void> }[] = [];
const runner = (options: object = {}) => {
  const made = processRunner({ fork, ...options });
  open.push(made);
  return made;
};

beforeAll(async () => {
  await built();
  for (let at = 0; at < 3000; at += 1) {
    mkdirSync(path.join(folder.path, `m${at}`));
    writeFileSync(path.join(folder.path, `m${at}/MLmodel`), 'flavors: {sklearn: {}}\n');
  }
}, 120_000);
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});
afterAll(() => folder.remove());

const find = { ref: { kind: 'path', path: folder.path } } as const;
const one = { ref: { kind: 'path', path: path.join(folder.path, 'm1') }, path: '' } as const;

describe('a job process', () => {
  it('finds and reads, with progress', async () => {
    const jobs = runner();
    const seen: number[] = [];
    const { models } = await jobs.run('find', find, { onProgress: ({ folders }) => void seen.push(folders) });
    expect(models).toHaveLength(3000);
    expect(seen.length).toBeGreaterThan(0);
    expect((await jobs.run('read', one)).document.flavors).toHaveLength(1);
  }, 30_000);

  it('that dies fails what it was doing, and the next job gets a new one', async () => {
    const died: string[] = [];
    const jobs = runner({ onDied: (reason: string) => died.push(reason) });
    const running = jobs.run('find', find);
    setTimeout(() => last?.kill(), 20);
    await expect(running).rejects.toMatchObject({ code: 'job-died' });
    expect(died).toHaveLength(1);
    expect((await jobs.run('read', one)).name).toBe('m1');
  }, 30_000);

  it('that takes too long is ended', async () => {
    await expect(runner({ limits: { find: 5, read: 5 } }).run('find', find)).rejects.toMatchObject({
      code: 'job-timeout',
    });
  }, 30_000);

  it('stops within a second and a bit when cancelled', async () => {
    const stop = new AbortController();
    const running = runner().run('find', find, { signal: stop.signal });
    setTimeout(() => stop.abort(), 10);
    const start = performance.now();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(performance.now() - start).toBeLessThan(1500 * pace());
  }, 30_000);

  it("reports the job's own errors as they are", async () => {
    await expect(
      runner().run('read', { ref: { kind: 'path', path: '/nowhere/at/all' }, path: '' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  }, 30_000);
});
