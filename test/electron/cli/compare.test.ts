import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../../electron/cli/run.ts';

const examples = path.resolve(import.meta.dirname, '../../../assets/examples');
const [old, now] = [path.join(examples, 'diabetes-2025'), path.join(examples, 'diabetes-2026')];

async function ask(args: readonly string[], locale = 'en') {
  let out = '';
  let err = '';
  const code = await run(['compare', ...args], {
    out: (text) => Promise.resolve(void (out += text)),
    err: (text) => void (err += text),
    signal: new AbortController().signal,
    colour: false,
    interactive: false,
    ask: null,
    locale,
  });
  return { code, out, err };
}

/** Arguments -> exit code, and a piece of what is printed. */
const CASES: readonly (readonly [readonly string[], number, RegExp])[] = [
  [[old, now], 1, /Not yet: callers and readers/],
  [[old, old], 0, /Yes: nothing that callers or consumers see has changed/],
  [[old, old, '--fail-on', 'any', '--direction', 'both', '--contents'], 0, /The same signature/],
  [[old, now, '--direction', 'both', '--format', 'json'], 1, /"report": "model-comparison"/],
  [[old, now, '--format', 'sarif', '--channel', 'rest'], 1, /"version": "2\.1\.0"/],
  [[old, now, '--format', 'junit'], 1, /<testsuite /],
  [[old, now, '--format', 'markdown'], 1, /^# Can diabetes-2026 replace diabetes-2025\?/],
  [[old, now, '--format', 'html'], 1, /^<!doctype html>/],
  [[old, old, '--rules', '2.22'], 0, /Judged as served by +MLflow 2\.22/],
  [[old, old], 0, /Judged as served by +MLflow 3\.17/],
  [[old, old, '--rules', '1.30'], 2, /--rules is "1\.30"; it can be nearest, 2\.22, 3\.17/],
  [[old], 2, /Name two models/],
  [[old, now, now], 2, /Name two models/],
  [[old, now, '--format', 'pdf'], 2, /--format is "pdf"; it can be text, json/],
  [[old, now, '--nope'], 2, /--nope/],
  [[old, path.join(examples, 'nothing')], 3, /nothing/],
  [[old, examples], 3, /holds several models/],
  [['--help'], 0, /--fail-on breaks\|silent\|any/],
];

describe('model-porter compare', () => {
  it.each(CASES)('%j', async (args, code, printed) => {
    const answer = await ask(args);
    expect(answer.out + answer.err).toMatch(printed);
    expect(answer.code).toBe(code);
  });

  it('speaks Spanish', async () => {
    expect((await ask([old, now], 'es_ES.UTF-8')).out).toMatch(/Columna obligatoria nueva: «glucose»/);
    expect((await ask(['--help'], 'es')).out).toMatch(/Uso: model-porter compare/);
  });
});
