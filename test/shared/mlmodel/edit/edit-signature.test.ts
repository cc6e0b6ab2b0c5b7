import { describe, expect, it } from 'vitest';
import { editSignature } from '../../../../shared/mlmodel/edit/edit-signature.ts';
import { hunksOf } from '../../../../shared/mlmodel/edit/splice.ts';
import type { PartTexts } from '../../../../shared/signature/edit/print-parts.ts';

const NONE: PartTexts = { inputs: null, outputs: null, params: null };
const A = '[{"type": "long", "name": "a", "required": true}]';
const B = `[{"type": "double", "name": "it's", "required": false}]`;
const bytes = (text: string) => new TextEncoder().encode(text);
const edit = (text: string, parts: Partial<PartTexts>) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(editSignature(bytes(text), { ...NONE, ...parts }).bytes);
const QUOTED = B.replaceAll("'", "''");
const BLOCK = `signature:\n  inputs: '${A}'\n  outputs: null\n  params: null\n`;

type Row = readonly [name: string, before: string, parts: Partial<PartTexts>, after: string];

// What stands in the file, the wanted parts, and the whole file afterwards.
const ROWS: readonly Row[] = [
  ['nothing to do', `flavors: {x: {}}\n${BLOCK}z: 1\n`, { inputs: A }, `flavors: {x: {}}\n${BLOCK}z: 1\n`],
  [
    'one part of three, comments and spelling kept',
    `# top\nv: 3.10 # ten\nsignature: # here\n    # about\n    inputs: '${A}'   # in\n    outputs:   "[]"\nz: [ 1,2 ]`,
    { inputs: B, outputs: '[]' },
    `# top\nv: 3.10 # ten\nsignature: # here\n    # about\n    inputs: '${QUOTED}'   # in\n    outputs:   "[]"\nz: [ 1,2 ]`,
  ],
  [
    'a part that goes',
    `a: 1\n${BLOCK}z: 1\n`,
    { outputs: B },
    `a: 1\nsignature:\n  inputs: null\n  outputs: '${QUOTED}'\n  params: null\nz: 1\n`,
  ],
  [
    'a part that was not there',
    `signature:\n  inputs: '${A}' # c\nz: 1\n`,
    { inputs: A, params: '[]' },
    `signature:\n  inputs: '${A}' # c\n  params: '[]'\nz: 1\n`,
  ],
  [
    'a part before the first',
    `signature:\n  params: '[]'\n`,
    { inputs: A, params: '[]' },
    `signature:\n  inputs: '${A}'\n  params: '[]'\n`,
  ],
  [
    'no line end at the end',
    `signature:\n  inputs: '${A}'`,
    { inputs: A, outputs: B },
    `signature:\n  inputs: '${A}'\n  outputs: '${QUOTED}'`,
  ],
  [
    'a block text',
    `signature:\n  inputs: |\n    ${A}\n\n  params: null\n`,
    { inputs: B },
    `signature:\n  inputs: '${QUOTED}'\n\n  params: null\n`,
  ],
  [
    'a text of several lines',
    `signature:\n  inputs: "[\n   ]"\nz: 1\n`,
    { inputs: A },
    `signature:\n  inputs: '${A}'\nz: 1\n`,
  ],
  [
    'lines of a quoted text that start at the margin',
    `signature:\n  inputs: '[\n]'\nz: 1\n`,
    { inputs: A },
    `signature:\n  inputs: '${A}'\nz: 1\n`,
  ],
  [
    'YAML where a text belongs',
    `signature:\n  inputs:\n  - type: long\nz: 1\n`,
    { inputs: A },
    `signature:\n  inputs: '${A}'\nz: 1\n`,
  ],
  ['absent, in its place among sorted keys', 'flavors: {}\nutc: 1\n', { inputs: A }, `flavors: {}\n${BLOCK}utc: 1\n`],
  ['absent, first among sorted keys', 'utc: 1\n', { inputs: A }, `${BLOCK}utc: 1\n`],
  [
    'absent, keys not sorted: at the end',
    'utc: 1\nflavors:\n  x: |\n    text\n',
    { inputs: A },
    `utc: 1\nflavors:\n  x: |\n    text\n${BLOCK}`,
  ],
  [
    'absent, the root indented',
    '  utc: 1\n  flavors: {}',
    { inputs: A },
    `  utc: 1\n  flavors: {}\n${BLOCK.trimEnd().replace(/^/gm, '  ')}`,
  ],
  ['null', 'a: 1\nsignature: null\nz: 1\n', { inputs: A }, `a: 1\n${BLOCK}z: 1\n`],
  ['nothing after the colon', 'signature:\nz: 1\n', { inputs: A }, `${BLOCK}z: 1\n`],
  [
    'nothing but a comment',
    'signature: # later\nz: 1\n',
    { params: '[]' },
    `signature: {"inputs": null, "outputs": null, "params": "[]"} # later\nz: 1\n`,
  ],
  ['a text instead of a map', 'signature: none\n', { inputs: A }, BLOCK],
  ['gone altogether', `a: 1\n${BLOCK}z: 1\n`, {}, 'a: 1\nsignature: null\nz: 1\n'],
  [
    'gone, with keys of somebody else in it',
    `signature:\n  inputs: '${A}'\n  mine: 1\nz: 1\n`,
    {},
    'signature: null\nz: 1\n',
  ],
  [
    'keys of somebody else stay',
    `signature:\n  mine: 1\n  inputs: '${A}'\n`,
    { inputs: B },
    `signature:\n  mine: 1\n  inputs: '${QUOTED}'\n`,
  ],
  [
    'a flow map',
    `signature: {inputs: '${A}'}\nz: 1\n`,
    { inputs: A, params: '[]' },
    `signature:\n  inputs: '${A}'\n  outputs: null\n  params: '[]'\nz: 1\n`,
  ],
  [
    'all in one line of JSON',
    '{"flavors": {"x": {}}, "signature": null}',
    { params: '[]' },
    '{"flavors": {"x": {}}, "signature": {"inputs": null, "outputs": null, "params": "[]"}}',
  ],
  [
    'JSON without it',
    '{"flavors": {"x": {}}}',
    { params: '[]' },
    '{"flavors": {"x": {}}, "signature": {"inputs": null, "outputs": null, "params": "[]"}}',
  ],
  [
    'named with a question mark',
    `? signature\n: {inputs: x}\n`,
    { params: '[]' },
    `? signature\n:\n    inputs: null\n    outputs: null\n    params: '[]'\n`,
  ],
  [
    'twice: the last one counts',
    `signature: null\nsignature:\n  inputs: '${A}'\n`,
    { inputs: B },
    `signature: null\nsignature:\n  inputs: '${QUOTED}'\n`,
  ],
  [
    'merged from elsewhere',
    `base: &b\n  inputs: '${A}'\nsignature:\n  <<: *b\nz: 1\n`,
    { inputs: B },
    `base: &b\n  inputs: '${A}'\nsignature:\n  inputs: '${QUOTED}'\n  <<: *b\nz: 1\n`,
  ],
  [
    'an alias',
    `base: &b\n  inputs: '${A}'\nsignature: *b\nz: 1\n`,
    { inputs: B },
    `base: &b\n  inputs: '${A}'\nsignature:\n  inputs: '${QUOTED}'\n  outputs: null\n  params: null\nz: 1\n`,
  ],
  ['document marks', `---\na: 1\n...\n`, { inputs: A }, `---\na: 1\n${BLOCK}...\n`],
  [
    'CRLF and a byte order mark',
    `\ufeffa: 1\r\nutc: 1\r\n`,
    { inputs: A },
    `\ufeffa: 1\r\n${BLOCK.replaceAll('\n', '\r\n')}utc: 1\r\n`,
  ],
];

describe('editSignature', () => {
  it.each(ROWS)('%s', (_name, before, parts, after) => expect(edit(before, parts)).toBe(after));

  it('folds long texts as PyYAML does', () => {
    const long = `[${Array.from({ length: 4 }, (_, at) => `{"type": "double", "name": "column ${at}", "required": true}`).join(', ')}]`;
    expect(edit('utc: 1\n', { inputs: long }).split('\n').slice(1, 5)).toEqual([
      `  inputs: '[{"type": "double", "name": "column 0", "required": true}, {"type": "double",`,
      `    "name": "column 1", "required": true}, {"type": "double", "name": "column 2",`,
      `    "required": true}, {"type": "double", "name": "column 3", "required": true}]'`,
      '  outputs: null',
    ]);
  });

  it('keeps UTF-16 as it is', () => {
    const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
    const { bytes: now } = editSignature(utf16('a: ñ😀\n'), { ...NONE, inputs: A });
    expect(now).toEqual(utf16(`a: ñ😀\n${BLOCK}`));
  });

  it.each([
    ['an anchor in it that others use', `signature: &s\n  inputs: '${A}'\nother: *s\n`, 'edit-unproven'],
    ['damaged YAML', 'a: 1\nb: [\n', 'edit-unreadable'],
    ['a list', '- a\n', 'edit-unreadable'],
    ['nothing', '', 'edit-unreadable'],
  ])('refuses %s', (_name, text, code) => {
    expect(() => edit(text, { outputs: B })).toThrow(expect.objectContaining({ code }));
  });

  it('refuses other encodings, and files that are too large', () => {
    const latin1 = new Uint8Array(Buffer.from('a: ñ\n', 'latin1'));
    expect(() => editSignature(latin1, NONE)).toThrow(expect.objectContaining({ code: 'edit-encoding' }));
    const large = new Uint8Array(11 * 1024 * 1024);
    expect(() => editSignature(large, NONE)).toThrow(expect.objectContaining({ code: 'edit-too-large' }));
  });
});

describe('hunksOf', () => {
  it('shows the lines that differ and no others', () => {
    const before = `a: 1\nsignature:\n  inputs: '${A}'\n  outputs: null\nz: 1\n`;
    const { splices } = editSignature(bytes(before), { ...NONE, inputs: A, outputs: B, params: '[]' });
    expect(hunksOf(before, splices)).toEqual([
      { oldLine: 4, removed: ['  outputs: null'], newLine: 4, added: [`  outputs: '${QUOTED}'`] },
      { oldLine: 5, removed: [], newLine: 5, added: ["  params: '[]'"] },
    ]);
  });
});
