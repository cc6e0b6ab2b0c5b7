import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/build.ts';
import { command } from '../support/command.ts';
import { mounts, remount } from './mounts.ts';

const disks = mounts();
afterAll(() => disks.remove());
const { folder, disk } = disks;
let made = 0;

/** A plan that found room enough, on a disk that has changed since. */
async function planned(layout: 'sqlite' | 'files' | 'zip') {
  const around = path.join(folder, `f${(made += 1)}`);
  const model = path.join(around, 'model');
  mkdirSync(around);
  cpSync(path.join(ROOT, 'assets/examples/diabetes-2025'), model, { recursive: true });
  writeFileSync(path.join(model, 'weights.bin'), Buffer.alloc(6_000_000, 7));
  const place = disk('64m');
  const to = path.join(place, layout === 'zip' ? 'm.zip' : 'ws');
  const plan = path.join(around, 'plan.json');
  const call = (...args: string[]) => command(path.join(around, 'data'), args);
  const more = layout === 'zip' ? [] : ['--layout', layout];
  await call('plan', model, '--to', to, '--name', 'm', '--reason', 'a test', '--out', plan, ...more);
  return { place, to, call, plan };
}

describe.each(disks.why === null ? (['sqlite', 'files', 'zip'] as const) : [])('a port into %s', (layout) => {
  it('says whose disk is full, what was being written, what is free and what is needed; with room it goes on', async () => {
    const { place, to, call, plan } = await planned(layout);
    remount(place, 'size=3m');
    const { code, out } = await call('apply', plan, '--json');
    const said = JSON.parse(out) as { error: string; code: string; details: { freeMb: number; neededMb: number } };
    const details = layout === 'zip' ? { path: to, folder: place } : { path: 'weights.bin', folder: to };
    expect([code, said]).toMatchObject([3, { code: 'disk-full', details }]);
    const { freeMb, neededMb } = said.details;
    expect(freeMb).toBeLessThan(neededMb);
    expect(neededMb).toBeLessThan(6.1);
    expect(said.error).toContain(`"${details.folder}" is full: "${details.path}" could not be written there whole`);
    expect(said.error).toContain(`Free: ${freeMb} MB; still to be copied: ${neededMb} MB.`);
    remount(place, 'size=64m');
    expect((await call('apply', plan)).code).toBe(0);
  });
});

it.each(disks.why === null ? ['a lock'] : [])('%s is named, where there is no room for another file', async () => {
  const { place, to, call, plan } = await planned('files');
  await call('workspace', 'add', 'Lab', to, '--layout', 'files');
  remount(place, 'nr_inodes=11');
  const { code, err } = await call('apply', plan);
  expect([code, err]).toEqual([3, expect.stringMatching(/ports\/[\w-]+\/lock" could not be written/) as string]);
  remount(place, 'nr_inodes=200');
  expect((await call('apply', plan)).code).toBe(0);
});
