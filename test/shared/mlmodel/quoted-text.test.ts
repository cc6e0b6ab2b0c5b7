import { expect, it } from 'vitest';
import { readQuoted } from '../../../shared/mlmodel/quoted-text.ts';

// What PyYAML answers; test/interop/yaml.test.ts asks it at random.
it.each<[string, string | null]>([
  ["'a  b'", 'a  b'],
  ["'it''s \"so\" \\n'", 'it\'s "so" \\n'],
  ["'a  \n   b'", 'a b'],
  ["'a\nb'", 'a b'],
  ["'a\n\n \n b'", 'a\n\nb'],
  ["'\n a\n '", ' a '],
  ["'a\u0085\u2028 b'", 'a\u2028b'],
  ["'a\u2028 b'", 'a\u2028b'],
  ['"a \\\n   b"', 'a b'],
  ['"a\\  \n b\\t"', 'a  b\t'],
  ['"\\x41\\u00e9\\U0001F600\\N\\_\\0"', 'A\u00e9\u{1f600}\u0085\u00a0\0'],
  ['"\\q"', null],
  ['"\\xZ1"', null],
  ["'open''", null],
  ["'closed' twice'", null],
])('%j', (raw, text) => expect(readQuoted(raw)).toBe(text));
