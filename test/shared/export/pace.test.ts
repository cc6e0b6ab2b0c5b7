import { describe, expect, it } from 'vitest';
import { addSample, paceOf, type Sample } from '../../../shared/export/pace.ts';

const MB = 1_000_000;
/** One sample a second, with so many MB done. */
const run = (...done: number[]) =>
  done.reduce<readonly Sample[]>((all, each, at) => addSample(all, { at: at * 1000, done: each * MB }), []);

describe('how fast a port goes', () => {
  it.each([
    ['nothing known', run(), null],
    ['one moment', run(0), null],
    ['a second: a speed, no time left yet', run(0, 5), { speed: 5 * MB, left: null }],
    ['three steady seconds', run(0, 5, 10, 15), { speed: 5 * MB, left: 17 }],
    ['standing still', run(5, 5, 5, 5), { speed: 0, left: null }],
    ['much slower than before: hidden until it is steady', run(0, 30, 60, 60, 61), { speed: 15.25 * MB, left: null }],
    [
      'the last ten seconds only',
      run(0, 90, ...Array.from({ length: 11 }, (_, at) => 90 + at)),
      { speed: MB, left: 0 },
    ],
    ['another step begins anew', run(0, 50, 100, 10, 20), { speed: 10 * MB, left: null }],
  ])('%s', (_name, samples, pace) => expect(paceOf(samples, 100 * MB)).toEqual(pace));
});
