import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkAnswer } from '../../../shared/contract/check-schemas.ts';
import { ROOT } from '../../support/build.ts';
import { temporaryFolder } from '../../support/served.ts';
import { testHost } from '../../support/test-host.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const EXAMPLE = path.join(ROOT, 'assets/examples/diabetes-2026');
const SAVED = path.join(folder.path, 'suite.json');
const { client, grantOf } = testHost(folder.path);
const grant = grantOf(EXAMPLE);
const rest = { channel: 'rest', contentType: 'application/json' } as const;

describe('check.payload', () => {
  it("takes the model's own example in every channel, and says what the model gets", async () => {
    const { name, text } = await client.call('check.example', { grant, path: '' });
    expect(name).toBe('serving_input_example.json');
    for (const [channel, body] of [
      ['rest', text],
      ['dataframe', text],
      ['azure', text.replace('dataframe_split', 'input_data')],
    ] as const) {
      const answer = await client.call('check.payload', {
        grant,
        path: '',
        ...rest,
        channel,
        payload: { kind: 'text', text: body },
      });
      expect(checkAnswer.parse(answer).report).toMatchObject({
        ok: true,
        rules: 'mlflow-3.17',
        received: { kind: 'table', length: 3 },
      });
    }
  });

  it('reads the payload from a file, and marks what is wrong at its very place', async () => {
    const file = path.join(folder.path, 'payload.json');
    const steps: string[] = [];
    writeFileSync(
      file,
      '{"dataframe_records": [\n  {"age": 1, "pregnancies": 1, "glucose": "high", "blood_pressure": 1, "bmi": 1, "smoker": true}]}',
    );
    const answer = await client.call(
      'check.payload',
      { grant, path: '', ...rest, payload: { kind: 'file', grant: grantOf(file) } },
      { onProgress: ({ step }) => steps.push(step) },
    );
    const [problem] = answer.report.problems;
    const { span } = problem ?? { span: null };
    expect([span?.line, readFileSync(file, 'utf8').slice(span?.start, span?.end)]).toEqual([2, '"high"']);
    expect(steps).toEqual(['reading', 'checking']);
    expect(checkAnswer.parse(answer)).toEqual(answer);
  });

  it('answers for a model without a signature and for one that MLflow refuses', async () => {
    const ask = async (mlmodel: string) => {
      const file = path.join(folder.path, 'MLmodel');
      writeFileSync(file, mlmodel);
      return (
        await client.call('check.payload', {
          grant: grantOf(file),
          path: '',
          ...rest,
          payload: { kind: 'text', text: '{"inputs": [1]}' },
        })
      ).report;
    };
    expect(await ask('flavors: {x: {}}\n')).toMatchObject({ ok: true, problems: [] });
    expect(await ask("flavors: {x: {}}\nsignature: {inputs: '[1]'}\n")).toMatchObject({
      ok: false,
      stage: 'signature',
    });
  });
});

describe('texts', () => {
  it('are read from files', async () => {
    writeFileSync(SAVED, 'ñ');
    expect(await client.call('file.text', { grant: grantOf(SAVED) })).toEqual({ name: 'suite.json', text: 'ñ' });
    writeFileSync(SAVED, new Uint8Array([0xff, 0xfe, 0, 0xff]));
    await expect(client.call('file.text', { grant: grantOf(SAVED) })).rejects.toMatchObject({ code: 'text-not-utf8' });
    writeFileSync(SAVED, 'x'.repeat(3_000_000));
    await expect(client.call('file.text', { grant: grantOf(SAVED) })).rejects.toMatchObject({ code: 'text-too-large' });
  });

  it('a model without an example says so', async () => {
    await expect(
      client.call('check.example', { grant: grantOf(path.join(folder.path, 'MLmodel')), path: '' }),
    ).rejects.toMatchObject({ code: 'no-example' });
  });
});
