import { zipBytes, type ZipLies, type ZipPart } from './zip-bytes.ts';

/** A good entry, for zips that are bad in one way only. */
export const MODEL: ZipPart = { name: 'MLmodel', data: 'flavors: {sklearn: {}}\n' };
const named = (name: string | Uint8Array): readonly [ZipPart[]] => [[MODEL, { name, data: 'x' }]];
const unicodePath = Buffer.from([0x75, 0x70, 9, 0, 1, 0, 0, 0, 0, ...Buffer.from('evil')]);

/** Every hostile zip: what is wrong, how it is made, and the code of the refusal. One of them is good. */
export const HOSTILE_ZIPS: readonly (readonly [string, readonly [ZipPart[], ZipLies?], string])[] = [
  ['a good one', [[MODEL, { name: 'data/model.pkl', data: 'x'.repeat(100), method: 8 }]], 'opened'],
  ['..', named('../x'), 'zip-name-dotdot'],
  ['an absolute name', named('/x'), 'zip-name-absolute'],
  ['a drive', named('C:/x'), 'zip-name-absolute'],
  ['dots behind backslashes', named('a\\..\\x'), 'zip-name-dotdot'],
  ['a backslash', named('a\\x'), 'zip-name-backslash'],
  ['NUL in a name', named('a\0b'), 'zip-name-nul'],
  ['an empty name', named(''), 'zip-name-empty'],
  ['a dot', named('./a'), 'zip-name-not-canonical'],
  ['two slashes', named('a//b'), 'zip-name-not-canonical'],
  ['a device', named('con'), 'zip-name-device'],
  ['a trailing dot', named('a.'), 'zip-name-trailing-dot'],
  ['a name that is not UTF-8', named(new Uint8Array([0x61, 0xff])), 'zip-name-not-utf8'],
  ['the same name twice', [[MODEL, MODEL]], 'zip-repeated-name'],
  ['names that differ in case', [[MODEL, { name: 'a' }, { name: 'A' }]], 'zip-same-name'],
  ['NFC and NFD', [[MODEL, { name: 'caf\u00e9' }, { name: 'cafe\u0301' }]], 'zip-same-name'],
  ['file and folder', [[MODEL, { name: 'a', data: 'x' }, { name: 'a/b', data: 'x' }]], 'zip-file-and-folder'],
  ['a symbolic link', [[MODEL, { name: 'l', data: '/etc', mode: 0o120777 }]], 'zip-link'],
  ['a pipe', [[MODEL, { name: 'p', mode: 0o010644 }]], 'zip-special-file'],
  ['a wrong checksum', [[{ ...MODEL, central: { crc: 1 }, local: { crc: 1 } }]], 'zip-checksum'],
  ['another local name', [[MODEL, { name: 'a', local: { name: 'b' } }]], 'zip-two-names'],
  ['another local method', [[MODEL, { name: 'a', local: { method: 8 } }]], 'zip-local-header'],
  ['another Unicode name', [[MODEL, { name: 'a', central: { extra: unicodePath } }]], 'zip-two-names'],
  ['a declared size too small', [[{ ...MODEL, method: 8, central: { size: 3 } }]], 'zip-size'],
  ['a declared size too big', [[{ ...MODEL, method: 8, central: { size: 90 } }]], 'zip-size'],
  ['a stored size that is not its own', [[{ ...MODEL, central: { size: 3 } }]], 'zip-size'],
  ['two entries on the same bytes', [[MODEL, { name: 'b', data: 'x', central: { offset: 0 } }]], 'zip-overlap'],
  ['no entries said', [[MODEL], { count: 0 }], 'zip-count'],
  ['more entries said', [[MODEL], { count: 2 }], 'zip-count'],
  ['modulo 65,536', [[MODEL], { count: 65_535 }], 'zip-count'],
  [
    'something in front',
    [[MODEL], { before: Buffer.from('PK\u0003\u0004junk'), directoryStart: 8 + 30 + 7 + 23 }],
    'zip-prepended',
  ],
  ['something behind', [[MODEL], { after: Buffer.from('junk') }], 'zip-appended'],
  ['a second end in the comment', [[MODEL], { comment: zipBytes([MODEL]).subarray(-22) }], 'zip-two-ends'],
  ['several disks', [[MODEL], { disk: 1 }], 'zip-several-disks'],
  ['the directory elsewhere', [[MODEL], { directoryStart: 3 }], 'zip-directory-place'],
  ['an unknown method', [[MODEL, { name: 'a', method: 12 }]], 'zip-method'],
  ['a password', [[MODEL, { name: 'a', flags: 0x801 }]], 'zip-encrypted'],
  ['a patched entry', [[MODEL, { name: 'a', flags: 0x820 }]], 'zip-flags'],
  ['a bomb', [[MODEL, { name: 'a', data: Buffer.alloc(2000), method: 8, central: { size: 900_000_000 } }]], 'zip-size'],
  ['a folder with data', [[MODEL, { name: 'd/', data: 'x' }]], 'zip-folder-with-data'],
];
