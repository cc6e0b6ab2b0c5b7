import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Edit } from '../../shared/workspace/edits.ts';
import { ALL, copyOf, editIn, EDITS, makeOrigin, MORE, NOTHING } from './edit-scene.ts';
import { mounts, remount } from './mounts.ts';
import { runAct } from './run-act.ts';

const disks = mounts();
afterAll(() => disks.remove());
let made = 0;
const chosen: readonly Edit[] = ALL ? [...EDITS, ...MORE] : EDITS;
/** Pages that are free when the edit begins. */
const ROOM = ALL ? [0, 1, 2, 3, 4, 5, 6, 8] : [0, 2];

describe.each(disks.why === null ? (['sqlite', 'files'] as const) : [])('edits of a %s workspace', (layout) => {
  const origin = path.join(disks.folder, `origin-${layout}`);
  beforeAll(() => makeOrigin(layout, origin));
  const onDisk = () => {
    const place = disks.disk('64m');
    return { place, around: copyOf(origin, path.join(place, `d${(made += 1)}`)) };
  };
  const edited = async (around: string, edit: Edit | string) => runAct(editIn(around, layout, edit));
  /** All that is registered, by another process: a database would stay open in this one, and its disk with it. */
  const seen = async (around: string) =>
    (await runAct({ ...editIn(around, layout, NOTHING), act: 'look' })).said.seen ?? '';

  it.each(chosen.flatMap((edit) => ROOM.map((pages) => [edit.kind, pages, edit] as const)))(
    '%s on a disk with %i free pages: a clear error and nothing half, or done; with more room it is done and taken back',
    async (_kind, pages, edit) => {
      const { place, around } = onDisk();
      const before = await seen(around);
      const filler = path.join(place, 'filler');
      fill(filler, pages);
      const full = await edited(around, edit);
      expect(full.err === '' || /disk is full|disk-full|not written whole/.test(full.err), full.err).toBe(true);
      if (pages === 0) expect(full.err).not.toBe('');
      const meanwhile = await seen(around);
      rmSync(filler);
      // What failed does not come to be by the next edit.
      if (full.err !== '') expect((await edited(around, NOTHING)).err).toBe('');
      expect(await seen(around)).toBe(meanwhile);
      expect(meanwhile === before).toBe(full.err !== '');
      const { said } = full.err === '' ? full : await edited(around, edit);
      expect(await seen(around)).not.toBe(before);
      expect((await edited(around, said.id ?? '')).err).toBe('');
      expect(await seen(around)).toBe(before);
    },
  );

  it.each(chosen)('$kind where no further file can be made: a clear error, and nothing is changed', async (edit) => {
    const { place, around } = onDisk();
    const before = await seen(around);
    remount(place, `nr_inodes=${used(place)}`);
    expect((await edited(around, edit)).err).toMatch(/disk is full|disk-full|unable to open/);
    remount(place, 'nr_inodes=10000');
    expect(await seen(around)).toBe(before);
    expect((await edited(around, edit)).err).toBe('');
  });

  it.each(chosen)(
    '$kind on a read-only disk: a clear error, also of its undoing, and nothing is changed',
    async (edit) => {
      const { place, around } = onDisk();
      const before = await seen(around);
      remount(place, 'ro');
      expect((await edited(around, edit)).err).toMatch(/cannot-write/);
      remount(place, 'rw');
      expect(await seen(around)).toBe(before);
      const { said } = await edited(around, edit);
      const after = await seen(around);
      remount(place, 'ro');
      expect((await edited(around, said.id ?? '')).err).toMatch(/cannot-write/);
      expect(await seen(around)).toBe(after);
      remount(place, 'rw');
      expect((await edited(around, said.id ?? '')).err).toBe('');
      expect(await seen(around)).toBe(before);
    },
  );
});

/** Fills the disk but for so many pages. */
function fill(file: string, pages: number): void {
  const { bavail, bsize } = statfsSync(path.dirname(file));
  writeFileSync(file, Buffer.alloc((bavail - pages) * bsize, 7));
}

function used(place: string): number {
  const { files, ffree } = statfsSync(place);
  return files - ffree;
}
