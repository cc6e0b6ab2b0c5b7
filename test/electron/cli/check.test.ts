import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../../electron/cli/run.ts';
import { printSuite } from '../../../shared/signature/payload/suite.ts';
import { ROOT } from '../../support/build.ts';
import { temporaryFolder } from '../../support/served.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const EXAMPLES = path.join(ROOT, 'assets/examples');
const MODEL = path.join(EXAMPLES, 'diabetes-2026');
const GOOD = path.join(MODEL, 'serving_input_example.json');
const at = (name: string) => path.join(folder.path, name);
function file(name: string, content: string | Buffer): string {
  writeFileSync(at(name), content);
  return at(name);
}
const BAD = file('bad.json', '{"dataframe_split": {"columns": ["age"],\n "data": [["x"]]}}');
const CSV = file('good.csv', 'age,pregnancies,glucose,blood_pressure,bmi,smoker\n1.5,1,2,3,4.5,true\n');
const PARQUET = path.join(ROOT, 'test/fixtures/parquet/diabetes.parquet');
const WRONG = path.join(ROOT, 'test/fixtures/parquet/diabetes-glucose-text.parquet');
const WIDE = file('wide.json', Buffer.from(`\ufeff${readFileSync(GOOD, 'utf8')}`, 'utf16le'));
const LATIN = file('latin.json', Buffer.from('{"inputs": "\xe9"}', 'latin1'));
const SUITE = file(
  'suite.json',
  printSuite({
    cases: [
      {
        name: 'good',
        channel: 'rest',
        contentType: 'application/json',
        body: readFileSync(GOOD, 'utf8'),
        expect: 'accepted',
      },
      {
        name: 'bad',
        channel: 'dataframe',
        contentType: 'application/json',
        body: readFileSync(BAD, 'utf8'),
        expect: 'refused',
      },
    ],
  }),
);

mkdirSync(at('hinted'));
const HINTED = file(
  'hinted/MLmodel',
  `${readFileSync(path.join(MODEL, 'MLmodel'), 'utf8')}is_signature_from_type_hint: true\n`,
);

async function call(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await run(args, {
    out: async (text) => void (out += text),
    err: (text) => void (err += text),
    signal: new AbortController().signal,
    colour: false,
    interactive: false,
    ask: null,
    locale: 'en_US',
  });
  return { code, out, err };
}

describe('model-porter check', () => {
  it.each<[string, string[], number, RegExp]>([
    ['a good payload', [MODEL, GOOD], 0, /^ok .*would accept[^]*1 of 1 pass/],
    ['CSV by its name', [MODEL, CSV], 0, /^ok /],
    ['Parquet, as predict() gets it', [MODEL, PARQUET, '--channel', 'dataframe'], 0, /^ok /],
    ['Parquet over REST, which came with MLflow 3', [MODEL, PARQUET], 0, /^ok [^]*MLflow 2\.22 would refuse it/],
    ['Parquet with a text for a number', [MODEL, WRONG], 1, /"glucose" holds str/],
    ['Parquet to Azure ML', [MODEL, PARQUET, '--channel', 'azure'], 1, /Parquet body/],
    ['UTF-16, as json.loads reads it', [MODEL, WIDE], 0, /^ok /],
    ['bytes that are no text', [MODEL, LATIN], 1, /no text in UTF-8/],
    ['a bad one, with line and column', [MODEL, BAD, '--channel', 'rest'], 1, /^FAIL [^]*2:12 error: /],
    ['in Python nothing is cast', [MODEL, BAD, '--channel', 'dataframe'], 1, /missing/],
    ['a suite', [MODEL, '--suite', SUITE], 0, /2 of 2 pass/],
    ['a suite that fails on another model', [path.join(EXAMPLES, 'diabetes-2025'), '--suite', SUITE], 1, /1 of 2 pass/],
  ])('%s', async (_name, args, code, text) => {
    const answer = await call('check', ...args);
    expect([answer.code, answer.err]).toEqual([code, '']);
    expect(answer.out).toMatch(text);
  });

  it.each<[string, string[], number, RegExp]>([
    ['no payload', [MODEL], 2, /at least one PAYLOAD/],
    ['an unknown channel', [MODEL, GOOD, '--channel', 'ftp'], 2, /--channel/],
    ['no model', [at('nowhere'), GOOD], 3, /is not there/],
    ['several models', [EXAMPLES, GOOD], 3, /holds several models/],
    ['a signature from type hints', [path.dirname(HINTED), GOOD], 3, /"hinted" is not judged/],
    ['no such payload', [MODEL, at('nowhere.json')], 3, /is not there/],
    ['a damaged Parquet file', [MODEL, file('cut.parquet', 'PAR1')], 3, /cut\.parquet/],
    ['a suite that is none', [MODEL, '--suite', BAD], 3, /not a suite/],
  ])('says what is wrong: %s', async (_name, args, code, text) => {
    const answer = await call('check', ...args);
    expect(answer.code).toBe(code);
    expect(answer.err).toMatch(text);
  });

  it('prints one object a line', async () => {
    const { out, code } = await call('check', MODEL, GOOD, BAD, at('gone'), '--json');
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ pass, code: error, passed }) => [pass, error, passed])).toEqual([
      [true, undefined, undefined],
      [false, undefined, undefined],
      [false, 'not-found', undefined],
      [undefined, undefined, 1],
    ]);
    expect(code).toBe(3);
  });
});

describe('model-porter signature set', () => {
  const parts = { inputs: '[{"type": "long", "name": "a", "required": true}]', outputs: null, params: null };
  it.each<[string, string, RegExp]>([
    [
      'as MLflow has it in to_dict',
      file('dict.json', JSON.stringify(parts)),
      /inputs: '\[\{"type": "long", "name": "a"/,
    ],
    ['with its parts as lists', file('lists.json', '{"inputs": [{"type": "string", "name": "b"}]}'), /"name": "b"/],
    ['another model', path.join(EXAMPLES, 'diabetes-2025'), /plasma_glucose/],
    ['a file of data', file('data.csv', 'x,y\n1,a\n2,b\n'), /"name": "x", "required": true/],
  ])('from %s', async (name, from, text) => {
    const copy = at(`copy ${name}`);
    const answer = await call('signature', 'set', MODEL, '--from', from, '--out', copy);
    expect([answer.code, answer.out]).toEqual([0, expect.stringContaining('was written and read back')]);
    expect(readFileSync(path.join(copy, 'MLmodel'), 'utf8')).toMatch(text);
    expect(spawnSync('diff', ['-rq', MODEL, copy], { encoding: 'utf8' }).stdout.trim().split('\n')).toHaveLength(1);
  });

  it('writes nothing over what is there, and nothing that MLflow would refuse', async () => {
    mkdirSync(at('taken'));
    const from = file('from.json', JSON.stringify(parts));
    expect(await call('signature', 'set', MODEL, '--from', from, '--out', at('taken'))).toMatchObject({
      code: 3,
      err: expect.stringContaining('already') as string,
    });
    const bad = file('refused.json', '{"inputs": [{"type": "decimal", "name": "a"}]}');
    expect(await call('signature', 'set', MODEL, '--from', bad, '--out', at('none'))).toMatchObject({ code: 1 });
    expect(existsSync(at('none'))).toBe(false);
    expect((await call('signature', 'set', MODEL)).code).toBe(2);
    expect((await call('signature', 'get', MODEL, '--from', from, '--out', at('none'))).code).toBe(2);
  });
});
