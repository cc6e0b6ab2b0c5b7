import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { decodeJsonBytes } from '../../shared/python/decode-json-bytes.ts';

/** Bytes of JSON in every encoding that json.loads tells apart, cut short, and at random from those that tell. */
const ASK = `
import json, random
texts = ['{"a": [1, "\\u00e9", "\\ud800x", "\\U0001F600"]}', '[]', '1', '"', '[1', '']
codecs = ['utf-8', 'utf-8-sig'] + [f'utf-{width}{order}' for width in (16, 32) for order in ('', '-le', '-be')]
asked = [text.encode(codec, 'surrogatepass')[cut:] for text in texts for codec in codecs for cut in (0, 1)]
asked += [body[:-1] for body in asked]
telling = [0, 0x31, 0x22, 0xED, 0xA0, 0x80, 0xBF, 0xFF, 0xFE, 0xEF, 0xBB, 0xD8]
chance = random.Random(5)
asked += [bytes(chance.choices(telling, k=chance.randrange(9))) for _ in range(3000)]
for body in asked:
    try:
        text = body.decode(json.detect_encoding(body), 'surrogatepass')
        print(json.dumps([list(body), [ord(each) for each in text]]))
    except UnicodeDecodeError:
        print(json.dumps([list(body), None]))
`;

it('reads the bytes of a JSON body as json.loads does', () => {
  const python = path.join(process.env['MODEL_PORTER_VENV'] ?? '.venv', 'bin/python');
  const { stdout, stderr } = spawnSync(python, ['-c', ASK], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as [number[], number[] | null]);
  expect(rows.length, stderr).toBeGreaterThan(3000);
  const differing = rows.filter(([bytes, points]) => {
    const text = points === null ? null : points.map((point) => String.fromCodePoint(point)).join('');
    return decodeJsonBytes(Uint8Array.from(bytes)) !== text;
  });
  expect(differing).toEqual([]);
  expect(rows.filter(([, points]) => points !== null).length).toBeGreaterThan(300);
});
