import { describe, expect, it } from 'vitest';
import { resolvePlain, ScalarError } from '../../../shared/python/yaml-scalars.ts';

const date = (text: string) => ({ type: 'date', text });
const time = (text: string) => ({ type: 'datetime', text });

// Asked of PyYAML 6's safe_load.
const TABLE: readonly (readonly [string, unknown])[] = [
  ['y', 'y'],
  ['n', 'n'],
  ['yes', true],
  ['No', false],
  ['off', false],
  ['oN', 'oN'],
  ['~', null],
  ['', null],
  ['nULL', 'nULL'],
  ['1e3', '1e3'],
  ['1.0e+3', 1000],
  ['1.0e3', '1.0e3'],
  ['.5', 0.5],
  ['1.', 1],
  ['010', 8n],
  ['08', '08'],
  ['0o17', '0o17'],
  ['0x1F', 31n],
  ['0b101', 5n],
  ['1_000', 1000n],
  ['12:30:45', 45045n],
  ['1:30.5', 90.5],
  ['+1', 1n],
  ['-0', 0n],
  ['123456789012345678901', 123456789012345678901n],
  ['.inf', Infinity],
  ['-.INF', -Infinity],
  ['.NaN', NaN],
  ['3.10', 3.1],
  ['2024-01-31', date('2024-01-31')],
  ['2024-1-31', '2024-1-31'],
  ['2024-02-29 12:30:00.5', time('2024-02-29 12:30:00.500000')],
  ['2001-12-14t21:59:43.10-05:00', time('2001-12-14 21:59:43.100000-05:00')],
  ['<', '<'],
];

describe('resolvePlain', () => {
  it.each(TABLE)('%s', (text, value) => expect(resolvePlain(text)).toEqual(value));
  it.each(['=', '2024-02-30', '0x_'.slice(0, 2) + '_'])('%s is recognised and then refused', (text) =>
    expect(() => resolvePlain(text)).toThrow(ScalarError),
  );
});
