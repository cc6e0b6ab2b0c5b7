import { describe, expect, it } from 'vitest';
import { inLanes } from '../../../electron/port/in-lanes.ts';

const ITEMS = Array.from({ length: 60 }, (_, at) => at);

/** Holds the thread for some milliseconds, as reading a file at once does. */
function held(milliseconds: number): void {
  for (const until = performance.now() + milliseconds; performance.now() < until;);
}

describe('work that holds the thread', () => {
  it.each([1, 2, 256])('in %i lanes lets a timer be heard before all of it is done', async (lanes) => {
    let done = 0;
    let heardAfter: number | null = null;
    setTimeout(() => (heardAfter = done), 0);
    await inLanes(ITEMS, lanes, async () => {
      held(5);
      done += 1;
    });
    expect(done).toBe(ITEMS.length);
    expect(heardAfter).not.toBeNull();
    expect(heardAfter).toBeLessThan(ITEMS.length);
  });
});
