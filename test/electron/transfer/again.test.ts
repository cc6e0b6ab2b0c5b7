import { describe, expect, it } from 'vitest';
import { chunksIn } from '../../../electron/port/snapshot.ts';
import type { Source } from '../../../electron/sources/source.ts';
import { passes, type Call } from '../../../electron/transfer/again.ts';
import { KnownError, toErrorData } from '../../../shared/contract/errors.ts';

const CALLS: readonly Call[] = ['reading', 'path', 'handle'];

it.each<readonly [string, NodeJS.Platform, readonly Call[]]>([
  ['EMFILE', 'linux', ['reading', 'path', 'handle']],
  ['EINTR', 'linux', ['reading', 'path', 'handle']],
  // The server has done nothing; of an open file it knows nothing any more.
  ['ESTALE', 'linux', ['reading', 'path']],
  // It may have been done: only what changes nothing is done twice.
  ['ETIMEDOUT', 'linux', ['reading']],
  ['EIO', 'linux', []],
  ['ENOSPC', 'linux', []],
  ['EACCES', 'linux', []],
  // A scanner that looks at what was just written; what is read and forbidden stays so.
  ['EACCES', 'win32', ['path', 'handle']],
])('%s on %s is tried again where it is safe: %o', (code, platform, calls) => {
  expect(CALLS.filter((call) => passes(code, platform, call))).toEqual(calls);
});

describe('a file of a source', () => {
  /** One whose file fails so often: when it is opened, or after its first bytes. */
  function failing(reason: string, times: number, late = false): { source: Source; opened: () => number } {
    let opened = 0;
    async function* stream() {
      opened += 1;
      const fails = opened <= times;
      const error = new KnownError('cannot-read', `a: ${reason}`, { path: 'a', reason });
      if (fails && !late) throw error;
      yield Buffer.from('one');
      if (fails) throw error;
      yield Buffer.from('two');
    }
    return { source: { stream } as unknown as Source, opened: () => opened };
  }
  const read = async (source: Source) => {
    let text = '';
    for await (const chunk of chunksIn(source, 'a', 6)()) text += Buffer.from(chunk).toString();
    return text;
  };

  it.each(['EMFILE', 'ESTALE', 'ETIMEDOUT', 'EAGAIN'])('is opened again after %s, and read once', async (reason) => {
    const { source, opened } = failing(reason, 3);
    expect([await read(source), opened()]).toEqual(['onetwo', 4]);
  });

  it.each([
    ['EACCES', 1, false],
    ['EIO', 1, false],
    // What was handed on is not handed on twice.
    ['ETIMEDOUT', 1, true],
  ])('is not after %s (%i times, late: %s)', async (reason, times, late) => {
    const { source, opened } = failing(reason, times, late);
    const error = await read(source).catch((thrown: unknown) => toErrorData(thrown));
    expect([error, opened()]).toEqual([expect.objectContaining({ code: 'cannot-read' }), 1]);
  });
});
