import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { editSignature } from '../../shared/mlmodel/edit/edit-signature.ts';
import { readModelDocument } from '../../shared/mlmodel/read-model-document.ts';
import { draftOf } from '../../shared/signature/edit/draft.ts';
import { printParts, type PartTexts } from '../../shared/signature/edit/print-parts.ts';
import { ROOT } from '../support/build.ts';
import { temporaryFolder } from '../support/served.ts';

const python = path.join(process.env['MODEL_PORTER_VENV'] ?? path.join(ROOT, '.venv'), 'bin/python');
const folder = temporaryFolder();
afterAll(() => folder.remove());
const COUNT = 60;
const NONE: PartTexts = { inputs: null, outputs: null, params: null };

function ask(...args: string[]): string {
  const script = path.join(ROOT, 'test/interop/edited_models.py');
  return execFileSync(python, [script, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
interface Read {
  readonly signature: PartTexts | null;
  readonly rest: string;
}
const read = (place: string) => JSON.parse(ask('read', place)) as Record<string, Read>;
const fileOf = (place: string, number: number) => path.join(place, String(number), 'MLmodel');

describe('real MLflow on edited MLmodel files', () => {
  it('loads each, reads the wanted signature, and everything else as before', () => {
    const before = path.join(folder.path, 'before');
    const after = path.join(folder.path, 'after');
    ask('make', before, String(COUNT), '11');
    const was = read(before);
    const signatures = Array.from({ length: COUNT }, (_, at) => was[at]?.signature ?? null);
    for (let at = 0; at < COUNT; at += 1) {
      const bytes = readFileSync(fileOf(before, at));
      // Our own printing of what was read is MLflow's, to the letter.
      const printed = printParts(draftOf(readModelDocument(bytes).signature));
      expect(printed).toEqual(signatures[at] ?? NONE);
      expect(Buffer.from(editSignature(bytes, printed).bytes).equals(bytes)).toBe(true);
      mkdirSync(path.join(after, String(at)), { recursive: true });
      // CRLF and a byte order mark in a third each.
      const spelled =
        at % 3 === 0
          ? bytes
          : at % 3 === 1
            ? Buffer.from(bytes.toString().replaceAll('\n', '\r\n'))
            : Buffer.concat([Buffer.from('\ufeff'), bytes]);
      const edited = editSignature(spelled, signatures[(at + 1) % COUNT] ?? NONE);
      writeFileSync(fileOf(after, at), edited.bytes);
      const outside = (text: string) => text.replace(/^signature:.*(?:\r?\n .*)*\r?\n/m, '');
      expect(outside(edited.text)).toBe(outside(spelled.toString().replace('\ufeff', '')));
    }
    const now = read(after);
    for (let at = 0; at < COUNT; at += 1) {
      expect(now[at]?.signature ?? null, `model ${at}`).toEqual(signatures[(at + 1) % COUNT]);
      expect(now[at]?.rest).toBe(was[at]?.rest);
    }
  });

  it('writes what MLflow itself would have written', () => {
    const place = path.join(folder.path, 'same');
    ask('make', place, String(COUNT), '12');
    for (let at = 0; at < COUNT; at += 1) {
      const bytes = readFileSync(fileOf(place, at));
      const { signature } = readModelDocument(bytes);
      if (signature === null) continue;
      const bare = bytes.toString().replace(/^signature:.*(?:\n .*)*\n/m, '');
      expect(editSignature(Buffer.from(bare), printParts(draftOf(signature))).text).toBe(bytes.toString());
    }
  });
});
