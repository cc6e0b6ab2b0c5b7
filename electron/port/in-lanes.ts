import { breath } from '../transfer/breath.ts';
import { SMALL } from '../transfer/pump.ts';

/**
 * Works on all items in their order, `lanes` of them at a time. After a failure nothing new is begun, and what is under way comes to its
 * end: nothing goes on behind anybody's back. Throws the first failure.
 */
export async function inLanes<T>(items: readonly T[], lanes: number, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  let failed = false;
  const lane = async () => {
    for (let item = items[next++]; item !== undefined && !failed; item = items[next++]) {
      try {
        for (let pause = breath(); pause !== null; pause = breath()) await pause;
        await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(lanes, items.length) }, lane));
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
}

/**
 * Small files go in waves: all of one are there before the first waits for the disk. Syncing a file writes its folder and its neighbours in
 * the table of files along, and would do so again for each that is made meanwhile.
 */
const WAVE = 256;
/** A large file keeps one core busy with its SHA-256. */
const LARGE_LANES = 2;

/** Works on all files, the small ones first. */
export async function inSizes<T extends { readonly size: number }>(
  files: readonly T[],
  work: (file: T) => Promise<void>,
): Promise<void> {
  const small = files.filter(({ size }) => size <= SMALL);
  for (let at = 0; at < small.length; at += WAVE) await inLanes(small.slice(at, at + WAVE), WAVE, work);
  await inLanes(
    files.filter(({ size }) => size > SMALL),
    LARGE_LANES,
    work,
  );
}
