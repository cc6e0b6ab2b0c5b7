import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readJournal, record } from '../../../electron/transfer/journal.ts';
import { foldPort, type PortEvent } from '../../../shared/export/journal.ts';
import type { Plan } from '../../../shared/export/plan.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const EVENTS: readonly PortEvent[] = [
  { kind: 'begun', at: 'T0', host: 'h', pid: 1, plan: { id: 'p' } as Plan },
  { kind: 'files', files: [{ path: 'ü', size: 1, digest: 'd' }] },
  { kind: 'staged', digest: 'tree', files: 1, size: 1 },
  { kind: 'published', location: '/x' },
  { kind: 'registered', at: 'T1', version: '3', made: false, existing: false, aliasBefore: '2' },
  { kind: 'done', at: 'T2' },
];
const write = (name: string, events: readonly PortEvent[]) => {
  const file = path.join(folder.path, name);
  for (const event of events) record(file, event);
  return file;
};

describe('a journal', () => {
  it('gives back what was written', () => {
    expect(readJournal(write('whole', EVENTS))).toEqual(EVENTS);
    expect(readJournal(path.join(folder.path, 'none'))).toEqual([]);
  });

  it('counts a line that is not whole as not written, wherever it was cut, and goes on after it', () => {
    const text = readFileSync(write('source', EVENTS));
    const before = write('source-2', EVENTS.slice(0, 5));
    const start = readFileSync(before).length;
    for (let end = start; end < text.length; end += 1) {
      const file = path.join(folder.path, `cut-${end}`);
      writeFileSync(file, text.subarray(0, end));
      // Without its last newline a line is whole all the same.
      expect(readJournal(file)).toEqual(end === text.length - 1 ? EVENTS : EVENTS.slice(0, 5));
      record(file, { kind: 'undoing', at: 'T3' });
      expect(readJournal(file).at(-1)).toEqual({ kind: 'undoing', at: 'T3' });
    }
  });

  it('leaves out a line whose bits changed', () => {
    const file = write('rot', EVENTS.slice(0, 3));
    const bytes = readFileSync(file);
    bytes[bytes.length - 5] = 0x31;
    writeFileSync(file, bytes);
    appendFileSync(file, 'nothing of ours\n');
    expect(readJournal(file)).toEqual(EVENTS.slice(0, 2));
  });

  it.each([
    [1, 'copying'],
    [2, 'copying'],
    [3, 'staged'],
    [4, 'published'],
    [5, 'registered'],
    [6, 'done'],
  ] as const)('of %i events comes to %s', (count, phase) => {
    const state = foldPort(EVENTS.slice(0, count));
    expect(state?.phase).toBe(phase);
    expect(state?.files.size).toBe(count > 1 ? 1 : 0);
    expect(state?.registered?.version ?? null).toBe(count > 4 ? '3' : null);
  });

  it('comes to nothing without its beginning', () => {
    expect(foldPort(EVENTS.slice(1))).toBeNull();
    expect(foldPort([])).toBeNull();
  });
});
