import { writeFileSync } from 'node:fs';
import { HOSTILE_ZIPS, MODEL } from '../hostile-zips.ts';
import { zipBytes, type ZipPart } from '../zip-bytes.ts';
import type { BadInput } from './bad-input.ts';

const zip64 = (size: bigint): ZipPart => {
  const extra = Buffer.alloc(20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  extra.writeBigUInt64LE(size, 4);
  extra.writeBigUInt64LE(size, 12);
  return { name: 'big.bin', data: 'x', central: { size: 0xffffffff, packed: 0xffffffff, extra } };
};
const many = (count: number) => [MODEL, ...Array.from({ length: count - 1 }, (_, at) => ({ name: `f${at}` }))];

/** A thousand names for the same bytes. */
function quoted(): readonly ZipPart[] {
  const data = Buffer.alloc(4000);
  return [
    MODEL,
    ...Array.from({ length: 1000 }, (_, at) => ({ name: `z${at}`, data, method: 8, central: { offset: 60 } })),
  ];
}

type Row = readonly [id: string, name: string, bytes: () => Uint8Array, says: string | null, file?: string];

const ROWS: readonly Row[] = [
  ...HOSTILE_ZIPS.map(([name, [parts, lies], code]): Row => [
    'B78',
    name,
    () => zipBytes(parts, lies),
    code === 'opened' ? null : code,
  ]),
  ['B79', 'a thousand entries on the same bytes', () => zipBytes(quoted()), 'zip-overlap'],
  ['B80', '65,537 entries called 1', () => zipBytes(many(65_537), { count: 1 }), 'zip-count'],
  ['B81', 'a zip64 size beyond the file', () => zipBytes([MODEL, zip64(2n ** 40n)]), 'zip-overlap'],
  ['B81', 'a zip64 size beyond numbers', () => zipBytes([MODEL, zip64(2n ** 63n)]), 'zip-zip64'],
  [
    'B81',
    'a full size field without zip64',
    () => zipBytes([{ ...MODEL, central: { size: 0xffffffff, packed: 0xffffffff } }]),
    'zip-zip64',
  ],
  ['B82', 'one part of several', () => zipBytes([MODEL], { disk: 1 }), 'zip-several-disks'],
  ['B83', 'a name of 65,535 bytes', () => zipBytes([MODEL, { name: 'a'.repeat(65_535) }]), 'zip-name-length'],
  [
    'B84',
    'wrapped twice, with litter',
    () =>
      zipBytes(
        ['a/b/MLmodel', '__MACOSX/a/b/._MLmodel', 'a/.DS_Store', 'Thumbs.db'].map((name) => ({ ...MODEL, name })),
      ),
    null,
  ],
  ['B85', 'half a zip', () => zipBytes([MODEL, { name: 'b', data: 'x'.repeat(500) }]).subarray(0, 300), 'zip-no-end'],
  ['B85', 'a zip of no bytes', () => new Uint8Array(0), 'empty-zip'],
  ['B85', 'a rar called zip', () => Buffer.from('Rar!\u001a\u0007\u0001\0'), 'not-a-zip'],
  ['B85', 'a web page called zip', () => Buffer.from('<!doctype html><title>Sign in</title>'), 'is-html'],
  ['B85', 'a tar.gz', () => Buffer.from([0x1f, 0x8b, 8, 0, 0]), 'is-tar', 'model.tar.gz'],
  ['B85', 'a 7z', () => Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0]), 'is-other-archive', 'model.7z'],
  ['B85', 'a zip of a zip', () => zipBytes([{ name: 'model.zip', data: zipBytes([MODEL]) }]), 'no-mlmodel'],
  ['B85', 'a zip with another name', () => zipBytes([MODEL]), null, 'model.bundle'],
];

/** B78 to B85: one file each. */
export const ZIP_INPUTS: readonly BadInput[] = ROWS.map(([id, name, bytes, says, file = 'model.zip']) => ({
  id,
  name,
  file,
  says: says === null ? [] : [says],
  exit: says === null ? 0 : 3,
  make: (place) => writeFileSync(place, bytes()),
}));
