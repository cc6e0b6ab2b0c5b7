import { describe, expect, it } from 'vitest';
import { readModelDocument } from '../../../shared/mlmodel/read-model-document.ts';
import { checkJson, checkMarkdown, checkText, type CheckedPayload } from '../../../shared/report/check-result.ts';
import type { Translate } from '../../../shared/report/report-source.ts';
import { checkPayload } from '../../../shared/signature/payload/check-payload.ts';
import { createTexts, type Language } from '../../../shared/texts/translator.ts';

const translate = (language: Language): Translate => {
  const texts = createTexts(language);
  return (key, details = {}) => texts.t(key as 'cli.noModels', details as { path: string });
};
const { signature } = readModelDocument(
  new TextEncoder().encode(
    `flavors: {x: {}}\nsignature:\n  inputs: '[{"type": "long", "name": "age", "required": true}, {"type": "string", "name": "plan", "required": false}]'\n`,
  ),
);
function checked(text: string, model = 'churn', version = '3.17.2'): CheckedPayload {
  const answer = checkPayload(signature, { channel: 'rest', contentType: 'application/json', text }, version);
  const tool = { name: 'Model Porter', version: '1' };
  return { model, channel: 'rest', contentType: 'application/json', payload: { text }, answer, tool };
}
const REFUSED = checked('{"dataframe_records": [{"age": "x"},\n {"Age": 1}]}');
const ACCEPTED = checked('{"dataframe_records": [{"age": 1, "plan": "a|b"}]}');

describe('the report of a check', () => {
  it('as text says the answer and each problem at its place', () => {
    expect(checkText(REFUSED, translate('en')).split('\n')).toEqual([
      'A payload against churn',
      'Channel: REST (MLflow server), application/json.',
      'MLflow 3.17 would refuse this payload while reading it.',
      expect.stringMatching(/^- Line 1, column 32: /) as string,
      '',
    ]);
  });

  it.each([
    ['en', 'Azure ML with MLflow 3.17 would refuse this payload while reading it.'],
    ['es', 'Azure ML con MLflow 3.17'],
  ] as const)("in %s names Azure ML as who answers its channel's payload", (language, said) => {
    const text = checkText({ ...REFUSED, channel: 'azure' }, translate(language));
    expect(text.split('\n')[2]).toContain(said);
  });

  it('as Markdown holds the answer, what the model receives and the payload', () => {
    const text = checkMarkdown(ACCEPTED, translate('en'));
    expect(text).toContain('**MLflow 3.17 would accept this payload.**');
    expect(text).toContain("| age (int64) | plan (str) |\n| --- | --- |\n| 1 | 'a\\|b' |");
    expect(text).toContain('```json\n{"dataframe_records": [{"age": 1, "plan": "a|b"}]}\n```');
  });

  it('as JSON has every code and the words next to it', () => {
    expect(JSON.parse(checkJson(REFUSED, translate('en')))).toMatchObject({
      report: 'payload-check',
      version: 1,
      model: 'churn',
      channel: 'rest',
      ok: false,
      sentence: 'MLflow 3.17 would refuse this payload while reading it.',
      problems: [
        { code: expect.any(String) as string, span: { line: 1, column: 32 }, text: expect.any(String) as string },
      ],
      other: null,
    });
  });

  it.each(['en', 'es'] as const)('leaves no gap in %s, and no markup of the model or payload acts', (language) => {
    const hostile = checked('{"inputs": {"age": ["<b>![x](https://evil.example)```"]}}', '<img src=x> @team *x*');
    for (const each of [hostile, REFUSED, ACCEPTED]) {
      const t = translate(language);
      const text = checkMarkdown(each, t);
      for (const form of [text, checkText(each, t), checkJson(each, t)])
        expect(form).not.toMatch(/\{\{|\b(?:payload|problem)\.\w/);
      const outside = text.replace(/^(`{3,})json\n[^]*?\n\1$/gm, '');
      expect(outside).not.toMatch(/<img|<b>|!\[|@team|https:/);
    }
  });
});
