import type { Draw } from './draw.ts';
import { frameFor, SERIES_LABELS } from './frames.ts';
import { NAMES, TENSOR_DTYPES } from './signatures.ts';

/** What infer_signature is asked about: where the data comes from, and the data. */
export const SOURCES = [
  'csv',
  'json-records-as-list',
  'json-records-as-dataframe',
  'json-dict',
  'json-list',
  'json-value',
  'ndarray',
  'frame',
] as const;

const CELLS: readonly string[] = [
  '1 | 2 | -3 | 3.5 |  | true | True | FALSE | a | b c | 2024-01-31 | NA | nan | null | None | 1e3',
  '0x1F | 007 | 1,5 | 9223372036854775808 | 2147483648 | ñ |  7 | 7  | inf | - | 1_000 | 1.0 | +5 | "q"',
  '2024-01-31T10:00:00 | -9223372036854775809 | 1e400 | .5 | 5. | <NA> | N/A | #N/A | -inf | Infinity',
  '--1',
].flatMap((line) => line.split(' | '));
const FAMILIES: readonly (readonly string[])[] = [
  CELLS,
  ['1', '2', '-3'],
  ['1', '2', ''],
  ['1.5', '2', ''],
  ['true', 'False'],
  ['TRUE', 'false', ''],
  ['a', 'b', ''],
  ['', ''],
  ['1', 'x'],
  ['2024-01-31'],
  ['9223372036854775808', '1'],
  ['nan', '3'],
  ['0.1', '1e5', 'inf'],
];

/** The data for one source; text for csv and json. */
export function sampleFor(draw: Draw, source: string): unknown {
  switch (source) {
    case 'csv':
      return csv(draw);
    case 'ndarray':
      return { dtype: draw.pick(TENSOR_DTYPES.map(numpyName)), shape: draw.pick([[2], [1, 3], [2, 2, 1], [0, 2], []]) };
    case 'frame': {
      const columns = draw.sample(NAMES, draw.int(1, 3)).map((name) => ({ name, type: 'any' }));
      return frameFor(draw, columns, draw.pick(SERIES_LABELS));
    }
    case 'json-dict':
      return record(draw, draw.sample(NAMES, draw.int(1, 3)));
    case 'json-list':
      return `[${likeValues(draw, draw.int(0, 3)).join(', ')}]`;
    case 'json-value':
      return value(draw, 2);
    default: {
      const names = draw.sample(NAMES, draw.int(1, 3));
      const columns = names.map(() => likeValues(draw, 3));
      const rows = draw.times(draw.int(1, 3), (at) => {
        const sent = draw.chance(0.85) ? names : names.slice(1);
        const cells = sent.map((name) => `${JSON.stringify(name)}: ${columns[names.indexOf(name)]?.[at] ?? 'null'}`);
        return `{${cells.join(', ')}}`;
      });
      return `[${rows.join(', ')}]`;
    }
  }
}

function numpyName(dtype: string): string {
  return { str: '<U3', bytes: 'S3' }[dtype] ?? dtype;
}

function csv(draw: Draw): string {
  const escaped = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const names = draw.sample(NAMES, draw.int(1, 4));
  const families = names.map(() => draw.pick(FAMILIES));
  const rows = draw.times(draw.int(1, 5), () => families.map((family) => draw.pick(family)));
  return [names, ...rows].map((row) => `${row.map(escaped).join(',')}\n`).join('');
}

function record(draw: Draw, names: readonly string[]): string {
  return `{${names.map((name) => `${JSON.stringify(name)}: ${value(draw, 2)}`).join(', ')}}`;
}

const LIKE: readonly (readonly string[])[] = [
  ['1', '2', '2147483648'],
  ['1.5', '2.0', '1e3'],
  ['"a"', '"b"', 'null'],
  ['true', 'false'],
  ['1', '2.5', 'null'],
  ['[1]', '[2, 3]', '[]'],
  ['["a"]', '[null]', 'null'],
  ['{"k": 1}', '{"k": 2, "v2": "a"}', '{}'],
  ['{"k": [1.5]}', '{"k": []}', '{"k": null}'],
  ['null'],
  ['[[1], [2, 3]]', '[[]]'],
];

/** Values of one family, so that a type can be found; of any at times. */
function likeValues(draw: Draw, count: number): string[] {
  const family = draw.pick(LIKE);
  return draw.times(count, () => (draw.chance(0.93) ? draw.pick(family) : value(draw, 1)));
}

function value(draw: Draw, depth: number): string {
  const kind = depth <= 0 ? 0 : draw.next();
  if (kind > 0.85) return record(draw, draw.sample(NAMES, draw.int(0, 3)));
  if (kind > 0.65) return `[${likeValues(draw, draw.int(0, 3)).join(', ')}]`;
  return draw.pick([
    '1',
    '2',
    '2147483648',
    '9223372036854775808',
    '1.5',
    '2.0',
    'NaN',
    'true',
    '"a"',
    'null',
    '"2024-01-31"',
  ]);
}
