import { describe, expect, it } from 'vitest';
import { readModelDocument } from '../../../shared/mlmodel/read-model-document.ts';
import { toValue } from '../../../shared/mlmodel/yaml-node.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import { pace } from '../../support/pace.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readModelDocument(bytes(text));
const GOOD =
  'flavors:\n  sklearn:\n    pickled_model: model.pkl\n    sklearn_version: 1.10\nmlflow_version: 2.10\nmine: kept\n';
const withSignature = (line: string) => `${GOOD}signature:\n${line}`;

type Row = readonly [name: string, text: string, code: string, line: number | undefined, state: string];

// Bad inputs B02-B30: the code of the first error, its line, and how much was read.
const BAD: readonly Row[] = [
  ['empty', '', 'mlmodel-empty', undefined, 'unreadable'],
  ['only a comment', '# nothing\n', 'mlmodel-empty', undefined, 'unreadable'],
  ['a list at the root', '- a\n- b\n', 'mlmodel-not-a-map', undefined, 'unreadable'],
  ['a text at the root', 'hello', 'mlmodel-not-a-map', undefined, 'unreadable'],
  ['a web page', '<!DOCTYPE html><html>', 'mlmodel-html', undefined, 'unreadable'],
  ['a tab for indentation', 'a: 1\nflavors:\n\tsklearn: {}\n', 'yaml-tab', 3, 'partial'],
  ['a tab after a value', 'a: 1\t\nflavors: {}\n', 'yaml-tab', 1, 'partial'],
  ['an open quote', `${GOOD}run_id: 'abc`, 'yaml-missing-character', 7, 'partial'],
  ['two documents', `${GOOD}---\nb: 1\n`, 'yaml-two-documents', 7, 'partial'],
  ['a Python tag', `${GOOD}evil: !!python/object/apply:os.system [id]\n`, 'yaml-tag', 7, 'whole'],
  ['a cyclic alias', `${GOOD}a: &x [*x]\n`, 'yaml-cyclic-alias', 7, 'whole'],
  ['an unknown alias', `${GOOD}a: *nobody\n`, 'yaml-unknown-alias', 7, 'whole'],
  ['a control character', `${GOOD}a: b\u0007\n`, 'yaml-character', 7, 'partial'],
  ['no flavors', 'run_id: a\n', 'flavors-missing', undefined, 'whole'],
  ['flavors as a list', 'flavors: [sklearn]\n', 'flavors-not-a-map', 1, 'whole'],
  ['a number as key', `${GOOD}1: b\n`, 'load-key-not-text', 7, 'whole'],
  ['signature is a text', `${GOOD}signature: none\n`, 'signature-not-a-map', 7, 'whole'],
  ['signature is not JSON', withSignature("  inputs: '[{'\n"), 'signature-not-json', 8, 'whole'],
  [
    'an unknown type',
    withSignature('  inputs: \'[{"type": "decimal", "name": "a"}]\'\n'),
    'signature-unknown-type',
    8,
    'whole',
  ],
  ['YAML instead of JSON', withSignature('  inputs:\n  - type: long\n'), 'signature-part-not-text', 9, 'whole'],
];

describe('readModelDocument on damaged files', () => {
  it.each(BAD)('%s', (_name, text, code, line, state) => {
    const document = read(text);
    const [first] = document.problems.filter((problem) => problem.severity === 'error');
    expect({ code: first?.code, line: first?.line, state: document.state }).toEqual({ code, line, state });
  });

  it('refuses other encodings as MLflow does, and shows them all the same', () => {
    const utf16 = new Uint8Array([0xff, 0xfe, ...[...GOOD].flatMap((letter) => [letter.charCodeAt(0), 0])]);
    expect(readModelDocument(utf16)).toMatchObject({ loadable: false, state: 'whole', text: { encoding: 'utf-16le' } });
    const latin = new Uint8Array([...bytes(`${GOOD}name: caf`), 0xe9]);
    expect(readModelDocument(latin)).toMatchObject({ loadable: false, text: { encoding: 'latin-1' } });
    expect(readModelDocument(new Uint8Array([0x80, 0x04, 0, 0, 0x95]))).toMatchObject({
      state: 'unreadable',
      text: { encoding: 'binary' },
    });
    expect(readModelDocument(bytes(`\ufeff${GOOD.replaceAll('\n', '\r\n')}`))).toMatchObject({
      loadable: true,
      text: { bom: true, lineEnding: 'crlf' },
    });
  });

  it.each([
    [
      'an alias bomb',
      `a: &a [${'x,'.repeat(9)}x]\n${[...'bcdefgh'].map((k, i) => `${k}: &${k} [${`*${'abcdefgh'[i] ?? ''},`.repeat(9)}x]\n`).join('')}`,
    ],
    ['100,000 levels', `a: ${'['.repeat(100_000)}`],
    ['20,000 keys', Array.from({ length: 20_000 }, (_, at) => `key${at}: ${at}\n`).join('')],
    ['10 MiB of text', `a: "${'x'.repeat(10 * 1024 * 1024 - 100)}"`],
    ['more than 10 MiB', `a: "${'x'.repeat(10 * 1024 * 1024)}"`],
  ])('%s ends within seconds', (_name, text) => {
    const spent = cpuTime(() => {
      expect(read(text).loadable === true || read(text).problems.length > 0).toBe(true);
    });
    expect(spent).toBeLessThan(4000 * pace());
  });

  it('never throws on a file cut at any byte', () => {
    const whole = bytes(`${GOOD}é: "ñ"\nsignature:\n  inputs: '[{"type": "long", "name": "a"}]'\n`);
    for (let end = 0; end <= whole.length; end += 1)
      expect(() => readModelDocument(whole.subarray(0, end))).not.toThrow();
  });
});

describe('readModelDocument', () => {
  it('shows the source and gives the value that MLflow sees', () => {
    const version = read(GOOD).fields.find((field) => field.key === 'mlflow_version')?.node;
    expect(version).toMatchObject({ source: '2.10', value: 2.1, line: 5 });
    expect(read(GOOD).flavors[0]?.library).toEqual({ name: 'scikit-learn', version: '1.10' });
  });

  it('keeps unknown keys, whatever they are called', () => {
    const document = read(`${GOOD}__proto__: 1\nconstructor: 2\n`);
    expect(document.fields.filter((field) => !field.known).map((field) => [field.key, toValue(field.node)])).toEqual([
      ['mine', 'kept'],
      ['__proto__', 1n],
      ['constructor', 2n],
    ]);
    expect(document.loadable).toBe(true);
  });

  it('takes the last of two equal keys and says where the first was', () => {
    const document = read('run_id: a\nflavors: {sklearn: {}}\nrun_id: b\n');
    expect(document.problems).toMatchObject([{ code: 'yaml-repeated-key', line: 3, details: { first: 1 } }]);
    expect(document.fields[0]?.node).toMatchObject({ source: 'b' });
  });

  it('merges maps as PyYAML does', () => {
    const document = read('base: &b {x: 1, y: 2}\nflavors:\n  f:\n    <<: *b\n    y: 3\n');
    expect(document.flavors[0]?.config?.entries.map((entry) => [entry.key.source, toValue(entry.value)])).toEqual([
      ['x', 1n],
      ['y', 3n],
    ]);
  });
});
