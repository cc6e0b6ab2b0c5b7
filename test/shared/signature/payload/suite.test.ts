import { describe, expect, it } from 'vitest';
import { parseSuite, passes, printSuite, type SuiteCase } from '../../../../shared/signature/payload/suite.ts';

const CASE: SuiteCase = {
  name: 'ñ',
  channel: 'rest',
  contentType: 'application/json',
  body: '{"inputs": 1e400}',
  expect: 'refused',
};

describe('a suite', () => {
  it('comes back as it was written', () =>
    expect(parseSuite(printSuite({ cases: [CASE] }))).toEqual({ cases: [CASE] }));

  it('needs no more than name, channel and body', () => {
    const { contentType: _type, expect: _expect, ...short } = CASE;
    const text = JSON.stringify({ modelPorterSuite: 1, cases: [short] });
    expect(parseSuite(text).cases[0]).toEqual({ ...CASE, expect: 'accepted' });
    expect([passes(CASE, false), passes(CASE, true), passes({ ...CASE, expect: 'accepted' }, true)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it.each([
    ['{', /JSON/],
    ['[]', /modelPorterSuite/],
    ['{"modelPorterSuite": 2, "cases": []}', /modelPorterSuite: 2/],
    ['{"modelPorterSuite": 1}', /cases/],
    [JSON.stringify({ modelPorterSuite: 1, cases: [{ ...CASE, channel: 'ftp' }] }), /cases\[0\]\.channel/],
    [JSON.stringify({ modelPorterSuite: 1, cases: [CASE, { ...CASE, body: {} }] }), /cases\[1\]\.body/],
  ])('refuses %s', (text, reason) => expect(() => parseSuite(text)).toThrow(reason));
});
