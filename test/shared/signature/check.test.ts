import { describe, expect, it } from 'vitest';
import { parseParams } from '../../../shared/signature/parse-params.ts';
import { parseSchema } from '../../../shared/signature/parse-schema.ts';
import { checkPayload } from '../../../shared/signature/payload/check-payload.ts';
import type { CheckChannel } from '../../../shared/signature/payload/check-report.ts';
import type { SignatureReading } from '../../../shared/signature/types.ts';
import { ruleSetFor } from '../../../shared/signature/serve/rules.ts';
import { en } from '../../../shared/texts/en.ts';
import { pace } from '../../support/pace.ts';

const INPUTS = `[{"type": "long", "name": "age", "required": true}, {"type": "double", "name": "rate", "required": false},
  {"type": "object", "name": "home", "required": false, "properties": {"zip": {"type": "string", "required": true}}}]`;
const PARAMS = '[{"name": "top_k", "type": "long", "default": 5, "shape": null}]';

function signatureOf(inputs: string): SignatureReading {
  return { valid: true, problems: [], inputs: parseSchema(inputs), outputs: null, params: parseParams(PARAMS) };
}

function check(body: string, channel: CheckChannel = 'rest', contentType = 'application/json', inputs = INPUTS) {
  return checkPayload(signatureOf(inputs), { channel, contentType, text: body }, '3.17.2').report;
}

/** Stage, then code and place of each problem. */
function said(report: ReturnType<typeof check>) {
  for (const { code } of report.problems) expect(Object.hasOwn(en.problem, code), code).toBe(true);
  return [
    report.ok ? 'ok' : report.stage,
    ...report.problems.map(({ code, span }) => `${code}${span === null ? '' : ` ${span.line}:${span.column}`}`),
  ].join('; ');
}

describe('a check names the value, its line and its column', () => {
  it.each<[string, string]>([
    ['{"dataframe_split": {"columns": ["age"],\n "data": [[1],\n  ["x"], [null]]}}', 'parse; check-cast 3:4'],
    ['{"dataframe_records": [{"age": 1},\n {"age": "1,5"}]}', 'parse; check-cast 2:10'],
    ['{"inputs": {"age": [1, 2,\n 9223372036854775808]}}', 'parse; check-cast 2:2'],
    ['{"instances": [{"age": 1, "home": {"zip": 3}}]}', 'parse; check-type 1:43'],
    ['{"inputs": [{"age": 1, "home": {"zip": "a", "x": 1}}]}', 'parse; check-property-unknown 1:50'],
    ['{"inputs": [{"Age": 1}]}', 'enforce; check-missing-column-alike 1:21'],
    ['{"inputs": [{"age": 1, "b": 2}]}', 'ok; check-extra-column 1:29'],
    [
      '{"inputs": [{"age": 1}],\n "params": {"top_k": 2.5, "x": 1}}',
      'params; check-param-value 2:22; check-param-unknown 2:32',
    ],
    ['{"inputs": [{"age": 1}]', 'parse; check-not-json 1:24'],
    ['{"inputs": [{"age": "a"}], "inputs": [{"age": 1}]}', 'ok'],
    ['{"input_data": [[1]]}', 'parse; check-azure-form 1:1'],
    ['{"dataframe_records": [{"age": 1, "rate": "x"}, {"age": "y"}]}', 'parse; check-cast 1:57; check-cast 1:43'],
    [
      '{"dataframe_records": [{"age": 1, "__proto__": {"x": 1}, "constructor": 2}]}',
      'ok; check-extra-column 1:35; check-extra-column 1:73',
    ],
  ])('%s', (body, expected) => expect(said(check(body))).toBe(expected));

  it('in CSV too', () => {
    const inputs =
      '[{"type": "long", "name": "age", "required": true}, {"type": "string", "name": "plan", "required": true}]';
    expect(said(check('plan,age\n"a, b",1\n"c",x\n', 'rest', 'text/csv', inputs))).toBe('parse; check-cast 3:5');
    expect(said(check('plan\na\n', 'rest', 'text/csv', inputs))).toBe('enforce; check-missing-column 1:1');
    expect(said(check('plan,age\na,1\nb,2,3\n', 'rest', 'text/csv', inputs))).toBe('parse; check-csv-fields 3:1');
  });

  it('offers what mends it', () => {
    const fixes = (body: string, channel?: CheckChannel) => check(body, channel).problems.map(({ fix }) => fix);
    expect(fixes('{"inputs": [{"Age": 1}]}')[0]).toEqual({ kind: 'rename', path: ['inputs', 0, 'Age'], value: 'age' });
    expect(fixes('{"inputs": [{}]}')[0]).toEqual({ kind: 'add', path: ['inputs', 0, 'age'], value: '1' });
    expect(fixes('[{"age": 1, "rate": 2}]', 'dataframe')[0]).toEqual({
      kind: 'replace',
      path: [0, 'rate'],
      value: '2.0',
    });
  });

  it.each<[string, string, string]>([
    ['{"input_data": {"columns": ["age"], "index": [0], "data": [[1]]}}', 'azure', 'ok'],
    ['{"input_data": [{"age": 1}]}', 'azure', 'parse; check-azure-records 1:2'],
    ['{"inputs": [{"age": 1}]}', 'azure', 'parse; check-azure-no-input-data 1:1'],
    ['[{"age": 1.0}]', 'dataframe', 'enforce; check-column-type 1:10'],
    ['{"columns": ["age"], "data": [[1]]}', 'dataframe', 'ok'],
  ])('%s over %s', (body, channel, expected) => expect(said(check(body, channel as CheckChannel))).toBe(expected));
});

describe('hostile requests end at once', () => {
  it.each<[string, string]>([
    ['depth', `{"inputs": ${'['.repeat(1_000_000)}`],
    ['objects in objects', `{"inputs": ${'{"a":'.repeat(1_000_000)}`],
    ['a long number', `{"inputs": [{"age": ${'9'.repeat(100_000)}}]}`],
    ['many keys', `{"inputs": [{${Array.from({ length: 10_000 }, (_, at) => `"k${at}": ${at}`).join(',')}}]}`],
    ['a wide array', `{"inputs": [[${'1,'.repeat(50_000)}1]]}`],
  ])('%s', (_name, body) => {
    const start = performance.now();
    expect(check(body).ok).toBe(false);
    expect(performance.now() - start).toBeLessThan(2000 * pace());
  });

  it('1e400, NaN and large ints are what MLflow makes of them', () => {
    const { received } = check(
      '{"dataframe_records": [{"age": 9007199254740993, "rate": 1e400}, {"age": 1, "rate": NaN}]}',
    );
    expect(received).toMatchObject({
      rows: [
        ['9007199254740993', expect.stringMatching(/inf/)],
        ['1', expect.stringMatching(/nan/i)],
      ],
    });
  });
});

describe('MLflow 2 and 3', () => {
  const answers = (inputs: string, text: string, version: string) => {
    const payload = { channel: 'rest', contentType: 'application/json', text } as const;
    const { report, other } = checkPayload(signatureOf(inputs), payload, version);
    return [report.rules, report.ok, other?.rules, other?.ok];
  };
  const size = '[{"type": "object", "name": "o", "properties": {"size": {"type": "double", "required": true}}}]';

  it("are both shown where they differ, the model's own first", () => {
    const body = '{"inputs": [{"o": {"size": "1.5"}}]}';
    expect(answers(size, body, '3.17.2')).toEqual(['mlflow-3.17', false, 'mlflow-2.22', true]);
    expect(answers(size, body, '2.9.0')).toEqual(['mlflow-2.22', true, 'mlflow-3.17', false]);
  });

  it('and one answer where they agree', () => {
    const long = '[{"type": "long", "name": "a", "required": true}]';
    expect(answers(long, '{"inputs": {"a": [1]}}', '3.17.2')).toEqual(['mlflow-3.17', true, undefined, undefined]);
  });
});

it.each<[string | null, string]>([
  ['1.30.1', 'mlflow-2.22'],
  ['2.22.5', 'mlflow-2.22'],
  ['3.17.2', 'mlflow-3.17'],
  ['99', 'mlflow-3.17'],
  [null, 'mlflow-3.17'],
])('the rules for a model of MLflow %s are %s', (version, rules) => expect(ruleSetFor(version)).toBe(rules));
