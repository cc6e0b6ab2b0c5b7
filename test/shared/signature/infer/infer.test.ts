import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../shared/pandas/cell.ts';
import { CsvError } from '../../../../shared/pandas/csv/csv-error.ts';
import { specRepr } from '../../../../shared/signature/canonical.ts';
import { parseJson } from '../../../../shared/python/json.ts';
import { JsonStream, JsonStreamError } from '../../../../shared/python/json-stream.ts';
import { buildReport } from '../../../../shared/signature/infer/build-report.ts';
import { CsvInference } from '../../../../shared/signature/infer/csv-inference.ts';
import { inferSchema } from '../../../../shared/signature/infer/infer-schema.ts';
import { JsonInference, type RecordsAs } from '../../../../shared/signature/infer/json-inference.ts';
import { feed } from '../../../support/pieces.ts';
import { cpuTime } from '../../../support/cpu-time.ts';
import { pace } from '../../../support/pace.ts';

function csv(text: string, delimiter = ',') {
  const inference = new CsvInference(delimiter);
  feed((...piece) => inference.scan(...piece), new TextEncoder().encode(text), 5);
  const { schema, columns } = inference.finish();
  return buildReport({ format: 'csv', reading: 'csv', schema, rows: inference.rows, bytes: 0, columns });
}

function json(text: string, records: RecordsAs = 'list', size = 5) {
  const inference = new JsonInference();
  const stream = new JsonStream(inference);
  feed((...piece) => stream.scan(...piece), new TextEncoder().encode(text), size);
  const outcome = inference.finish(records);
  return outcome === null ? null : buildReport({ format: 'json', bytes: 0, ...outcome });
}
const reprs = (report: { readonly specs: readonly Parameters<typeof specRepr>[0][] } | null) =>
  report?.specs.map(specRepr).join('; ') ?? null;

describe('JSON', () => {
  it.each([
    ['[{"a": 1}, {"a": null}]', 'list', "'a': long (optional)"],
    ['[{"a": 1}, {"a": null}]', 'frame', "'a': double (optional)"],
    ['[{"a": 1}, {"b": NaN}]', 'list', "'a': long (optional); 'b': Any (optional)"],
    ['{"dataframe_records": [{"a": 1}, {"a": null}]}', 'list', "'a': double (optional)"],
    [
      '{"dataframe_split": {"data": [[1, "x"], [2, null]], "columns": ["a", "b"]}}',
      'list',
      "'a': long (required); 'b': string (optional)",
    ],
    ['{"columns": ["a"], "data": []}', 'list', "'a': string (required)"],
    ['{"columns": ["a", "b"], "data": [[1]]}', 'list', 'Any (required)'],
    ['{"columns": ["a", "a"], "data": [[1, 2]]}', 'list', 'Any (required)'],
    ['{"data": [[1, 2]]}', 'list', "'data': Array(Array(long)) (required)"],
    [
      '{"inputs": {"a": [1, null], "b": "x"}, "params": {"p": 1}}',
      'list',
      "'a': Array(long) (optional); 'b': string (required)",
    ],
    ['{"inputs": [{"a": 1.5}]}', 'list', "'a': double (required)"],
    ['{"inputs": ["a"], "other": 1}', 'list', "'inputs': Array(string) (required); 'other': long (required)"],
    ['{"instances": [1, 2]}', 'list', 'long (required)'],
    ['{"a": {"b": [1]}, "a": 2}', 'list', "'a': long (required)"],
    ['[]', 'list', 'string (required)'],
    ['{}', 'list', 'Any (required)'],
    ['[[1], ["a"]]', 'list', 'Any (required)'],
    ['\ufeff 3 ', 'list', 'long (required)'],
  ] as const)('%s as a %s is %s', (text, records, expected) => expect(reprs(json(text, records))).toBe(expected));

  it('says nothing of null', () => expect(json('null')).toBeNull());

  it.each([
    ['', 1, 1],
    ['[1, 2', 1, 6],
    ['[1,\n 2 3]', 2, 4],
    ['[1,]', 1, 4],
    ['{"a": 1,\n\n"b" 2}', 3, 5],
    ['{"a": [1, {"x": tru}]}', 1, 17],
    ['[1] x', 1, 5],
    ['{"ñandú": "é" 1}', 1, 15],
    ['["abc', 1, 2],
  ])('%j is refused at its place', (text, line, column) => {
    let error: unknown;
    try {
      json(text);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(JsonStreamError);
    expect([(error as JsonStreamError).line, (error as JsonStreamError).column]).toEqual([line, column]);
  });

  it('streams what it would infer of the whole', () => {
    const texts = [
      '[1, null]',
      '[{"a": {"b": 1}}, {"a": {}}]',
      '{"a": [], "b": {"c": [null, {"d": 1}]}}',
      '[[[]], []]',
    ];
    for (const text of texts) expect(reprs(json(text))).toBe(reprs(inferSchema(parseJson(text) as Cell)));
  });

  it('does not overflow on deep data, and gives up where Python does', () => {
    const deep = `{"a": ${'['.repeat(900)}1${']'.repeat(900)}}`;
    expect(json(deep, 'list', 1e6)?.notices[0]?.code).toBe('infer-too-deep');
    expect(() => json(`{"a": ${'['.repeat(200_000)}`, 'list', 1e6)).toThrow(JsonStreamError);
  });

  it('is not slowed down by a new column in every row', () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `{"c${at}": ${at}}`);
    const spent = cpuTime(() => {
      json(`[${rows.join(',')}]`, 'frame', 1e6);
      json(`{"a": [null, ${rows.join(',')}]}`, 'list', 1e6);
    });
    expect(spent).toBeLessThan(5000 * pace());
  });
});

describe('evidence', () => {
  it('tells rows, missing values, ends and samples of a CSV column', () => {
    const { columns } = csv('n,x,t\n3,1.5,b\n,NA,\n-12,2e3,a\n3,0.25,"c, d"\n');
    expect(columns.map(({ name, rows, nulls, min, max, samples }) => [name, rows, nulls, min, max, samples])).toEqual([
      ['n', 4, 1, '-12', '3', ['3', '-12']],
      ['x', 4, 1, '0.25', '2000.0', ['1.5', '2e3', '0.25']],
      ['t', 4, 1, 'a', 'c, d', ['b', 'a', 'c, d']],
    ]);
    expect(columns[0]?.notices.map(({ code }) => code)).toEqual(['infer-whole-with-gaps']);
  });

  it('keeps large whole numbers exact', () => {
    const [column] = csv('a\n9007199254740993\n1\n-9223372036854775808\n').columns;
    expect([column?.min, column?.max]).toEqual(['-9223372036854775808', '9007199254740993']);
  });

  it.each([
    ['01/02/2024,05/06/2024', 'ambiguous', ['2024-02-01', '2024-01-02']],
    ['02/02/2024,05/06/2024', 'ambiguous', ['2024-06-05', '2024-05-06']],
    ['01/02/2024,31/01/2024', 'day-first', ['2024-02-01']],
    ['01/31/2024,02/01/2024', 'month-first', ['2024-01-31']],
    ['2024-01-31,2024-02-01T10:00:00', 'iso', ['2024-01-31']],
    ['01/02/2024,soon', undefined, undefined],
    ['01/02/2024,32/01/2024', undefined, undefined],
  ])('reads the dates %s as %s', (cells, order, readings) => {
    const ofCsv = csv(`d\n${cells.replaceAll(',', '\n')}\n`).columns[0]?.dates;
    const ofJson = json(
      `{"dataframe_records": [${cells
        .split(',')
        .map((cell) => `{"d": "${cell}"}`)
        .join(',')}]}`,
    );
    expect([ofCsv?.order, ofCsv?.readings]).toEqual([order, readings]);
    expect(ofJson?.columns[0]?.dates).toEqual(ofCsv);
  });

  it('says what to be careful about', () => {
    const codes = (report: ReturnType<typeof csv> | null) => [
      ...(report?.notices ?? []).map(({ code }) => code),
      ...(report?.columns ?? []).flatMap(({ notices }) => notices.map(({ code }) => code)),
    ];
    expect(codes(csv('a\n1\n'))).toEqual(['infer-integer-columns', 'infer-few-rows']);
    expect(codes(csv(`a\n${'1.5\n'.repeat(20)}`))).toEqual([]);
    expect(codes(csv('a,b\n18446744073709551615,\n'))).toEqual([
      'infer-unsupported-dtype',
      'infer-any-column',
      'infer-few-rows',
      'infer-unsigned',
      'infer-all-missing',
    ]);
    expect(codes(json('[{"a": 1}, {"a": null}]'))).toEqual([
      'infer-integer-columns',
      'infer-few-rows',
      'infer-integers-optional',
    ]);
  });
});

describe('CSV', () => {
  it('takes another delimiter', () =>
    expect(reprs(csv('a;b\n1;2,5\n', ';'))).toBe("'a': long (required); 'b': string (required)"));

  it.each([
    ['a,b\n1,2\n\n3,4,5\n', 'csv-fields', { line: 4, expected: 2, found: 3 }],
    ['a\n"x\ny"\n1\n"open\n', 'csv-open-quote', { line: 5 }],
    ['\n \n', 'csv-empty', {}],
  ])('%j is refused: %s', (text, code, details) => {
    let error: unknown;
    try {
      csv(text);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(CsvError);
    expect((error as CsvError).code).toBe(code);
    expect((error as CsvError).details).toEqual(details);
  });
});
