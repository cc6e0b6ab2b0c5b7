import { describe, expect, it } from 'vitest';
import { applyFix } from '../../../../shared/signature/payload/apply-fix.ts';
import { convert, format, formOf, shorten, type Form } from '../../../../shared/signature/payload/forms.ts';
import { parseTree } from '../../../../shared/signature/payload/json-tree.ts';
import { pathText, spanOf } from '../../../../shared/signature/payload/locate.ts';
import type { Fix, Path } from '../../../../shared/signature/enforce/problem.ts';

const squeezed = (text: string | null) => text?.replace(/\s+/g, '') ?? null;
const SPLIT =
  '{"dataframe_split": {"columns": ["a", "b"], "data": [[1e400, "x"], [9007199254740993, null]]}, "params": {"k": 1.0}}';
const RECORDS =
  '{"dataframe_records": [{"a": 1e400, "b": "x"}, {"a": 9007199254740993, "b": null}], "params": {"k": 1.0}}';

describe('forms', () => {
  it.each<[string, Form, string | null]>([
    [SPLIT, 'dataframe_records', RECORDS],
    [RECORDS, 'dataframe_split', SPLIT],
    [SPLIT, 'inputs', RECORDS.replace('dataframe_records', 'inputs')],
    [
      RECORDS,
      'input_data',
      SPLIT.replace('dataframe_split', 'input_data').replace('"data":', '"index": [0, 1], "data":'),
    ],
    [
      '{"inputs": {"a": [1, 2], "b": [3, 4]}}',
      'dataframe_split',
      '{"dataframe_split": {"columns": ["a", "b"], "data": [[1, 3], [2, 4]]}}',
    ],
    ['{"inputs": [[1, 2], [3, 4]]}', 'instances', '{"instances": [[1, 2], [3, 4]]}'],
    ['{"inputs": [[1, 2]]}', 'dataframe_split', null],
    ['{"dataframe_split": {"data": [[1]]}}', 'dataframe_records', null],
    ['{"dataframe_split": {"data": [[1]]}}', 'input_data', '{"input_data": {"index": [0], "data": [[1]]}}'],
    [
      '{"dataframe_records": [{"a": 1}, {"b": 2}]}',
      'dataframe_split',
      '{"dataframe_split": {"columns": ["a", "b"], "data": [[1, null], [null, 2]]}}',
    ],
    ['{"dataframe_split": {"columns": ["a", "a"], "data": [[1, 2]]}}', 'dataframe_records', null],
    ['nonsense', 'inputs', null],
  ])('%s to %s', (body, to, wanted) => expect(squeezed(convert(body, to))).toBe(squeezed(wanted)));

  it('knows the form, lays out and shortens without touching a value', () => {
    expect([formOf(SPLIT), formOf('{"a": 1}'), formOf('{"inputs": 1, "instances": 1}'), formOf('[1')]).toEqual([
      'dataframe_split',
      null,
      null,
      null,
    ]);
    expect(format('{"a":[1.0,NaN],"b":{}}')).toBe('{\n  "a": [1.0, NaN],\n  "b": {}\n}\n');
    expect(squeezed(shorten(SPLIT, 1))).toBe(squeezed(SPLIT.replace(', [9007199254740993, null]', '')));
    expect(squeezed(shorten('{"inputs": {"a": [1, 2], "b": [3, 4]}}', 1))).toBe('{"inputs":{"a":[1],"b":[3]}}');
    expect(shorten(SPLIT, 2)).toBeNull();
  });
});

describe('places', () => {
  const text = '{\n  "dataframe_split": {\n    "columns": ["a"], "data": [[1],\n [ "é😀" ]]}}';
  it.each<[Path, string, number, number]>([
    [['dataframe_split', 'data', 1, 0], '"é😀"', 4, 4],
    [['dataframe_split', 'columns', 0], '"a"', 3, 17],
    [['dataframe_split', 'columns'], '"columns"', 3, 5],
    [['dataframe_split', 'data', 9, 0], '"data"', 3, 23],
    [['nothing'], '{', 1, 1],
  ])('%o is %s', (path, wanted, line, column) => {
    const span = spanOf(text, parseTree(text), path);
    expect([text.slice(span.start, span.end), span.line, span.column]).toEqual([wanted, line, column]);
  });

  it('the last of repeated keys counts', () => {
    const twice = '{"a": 1, "a": 22}';
    const { start, end } = spanOf(twice, parseTree(twice), ['a']);
    expect(twice.slice(start, end)).toBe('22');
    expect(pathText(['dataframe_split', 'data', 3, 'plan b'])).toBe('dataframe_split.data[3]["plan b"]');
  });

  it.each(['', '{', '[1,]', '{"a" 1}', '"\u0001"', '1 2', `${'['.repeat(5000)}`])('refuses %j', (bad) =>
    expect(() => parseTree(bad)).toThrow(),
  );
});

describe('applyFix', () => {
  const at = (kind: Fix['kind'], path: Path, value?: string): Fix => ({
    kind,
    path,
    ...(value === undefined ? {} : { value }),
  });
  it.each<[string, Fix, string | null]>([
    [SPLIT, at('replace', ['dataframe_split', 'data', 0, 1], '5'), SPLIT.replace('"x"', '5')],
    [
      SPLIT,
      at('add', ['dataframe_split', 'columns', 'c'], 'true'),
      '{"dataframe_split": {"columns": ["a", "b", "c"], "data": [[1e400, "x", true], [9007199254740993, null, true]]}, "params": {"k": 1.0}}',
    ],
    [
      SPLIT,
      at('remove', ['dataframe_split', 'columns', 0]),
      '{"dataframe_split": {"columns": ["b"], "data": [["x"], [null]]}, "params": {"k": 1.0}}',
    ],
    [
      SPLIT,
      at('remove', ['dataframe_split', 'columns', 1]),
      '{"dataframe_split": {"columns": ["a"], "data": [[1e400], [9007199254740993]]}, "params": {"k": 1.0}}',
    ],
    [SPLIT, at('rename', ['dataframe_split', 'columns', 1], 'B'), SPLIT.replace('"b"', '"B"')],
    [
      RECORDS,
      at('add', ['dataframe_records', 0, 'c'], '0'),
      RECORDS.replace('"x"}', '"x", "c": 0}').replace('null}', 'null, "c": 0}'),
    ],
    [RECORDS, at('rename', ['dataframe_records', 0, 'b'], 'B'), RECORDS.replaceAll('"b"', '"B"')],
    [
      RECORDS,
      at('remove', ['dataframe_records', 0, 'a']),
      '{"dataframe_records": [{"b": "x"}, {"b": null}], "params": {"k": 1.0}}',
    ],
    ['{"inputs": {"a": [1, 2]}}', at('add', ['inputs', 'b'], '0.5'), '{"inputs": {"a": [1, 2], "b": [0.5, 0.5]}}'],
    [SPLIT, at('remove', ['params', 'k']), SPLIT.replace('"k": 1.0', '')],
    ['{ }', at('add', ['params'], '{}'), '{"params": {} }'],
    [SPLIT, at('replace', ['dataframe_split', 'data', 7, 0], '1'), null],
  ])('%s %o', (body, fix, wanted) => expect(applyFix(body, fix)).toBe(wanted));
});
