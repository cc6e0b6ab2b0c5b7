import { describe, expect, it } from 'vitest';
import { modelTypeOf } from '../../../shared/export/model-type.ts';
import { readExampleJson, sameExample } from '../../../shared/export/serving-example.ts';
import { lintTriton, looksLikeTriton } from '../../../shared/export/triton.ts';

/** Paths, and what a config says; a path that ends with `/` is an empty folder. */
function listing(tree: Readonly<Record<string, string>>) {
  const paths = Object.keys(tree);
  const folders = new Set<string>();
  for (const path of paths)
    for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) folders.add(path.slice(0, at));
  const files = paths.filter((path) => !path.endsWith('/'));
  const configs = new Map(Object.entries(tree).filter(([path]) => path.endsWith('config.pbtxt')));
  return { files, folders: [...folders], configs };
}

const TORCH =
  'name: "m"\nplatform: "pytorch_libtorch"\ninput [ { name: "x" dims: [1] } ]\noutput: { name: "y" dims: [1] }\n';
const CASES: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
  ['onnx without a config', { 'm/1/model.onnx': '' }, []],
  ['a saved model, in two versions', { 'm/1/model.savedmodel/saved_model.pb': '', 'm/12/model.savedmodel/a': '' }, []],
  ['torch with its config', { 'm/config.pbtxt': TORCH, 'm/1/model.pt': '' }, []],
  [
    'an ensemble',
    { 'e/config.pbtxt': 'platform: "ensemble"\nensemble_scheduling { step [ { model_name: "m" } ] }', 'e/1/': '' },
    [],
  ],
  [
    'a file of its own name',
    { 'm/config.pbtxt': 'backend: "onnxruntime"\ndefault_model_filename: "a.onnx"', 'm/1/a.onnx': '' },
    [],
  ],
  ['a backend of its own', { 'm/config.pbtxt': 'backend: "ours"', 'm/1/whatever': '' }, []],
  [
    'a name in an input alone',
    { 'm/config.pbtxt': 'backend: "onnxruntime"\ninput [ { name: "x" } ]', 'm/1/model.onnx': '' },
    [],
  ],
  ['one level off', { 'config.pbtxt': TORCH, '1/model.pt': '' }, ['one-level-off ']],
  ['one level off, without a config', { '1/model.onnx': '' }, ['one-level-off ']],
  ['no version', { 'm/config.pbtxt': TORCH, 'm/model.pt': '' }, ['no-version m']],
  ['a zero in front', { 'm/01/model.onnx': '', 'm/config.pbtxt': '' }, ['bad-version m/01']],
  [
    'a config that lacks what torch needs',
    { 'm/config.pbtxt': 'backend: "pytorch" # output [ ]', 'm/1/model.pt': '' },
    ['config-lacks m/config.pbtxt (input, output)'],
  ],
  ['a config of Python, which completes itself', { 'm/config.pbtxt': 'backend: "python"', 'm/1/model.py': '' }, []],
  ['another name', { 'n/config.pbtxt': TORCH, 'n/1/model.pt': '' }, ['name n/config.pbtxt (m)']],
  ['no file', { 'm/config.pbtxt': TORCH, 'm/1/model.onnx': '' }, ['file m/1/model.pt']],
  [
    'a file of its own name that is not there',
    { 'm/config.pbtxt': 'default_model_filename: "a"', 'm/1/b': '' },
    ['file m/1/a'],
  ],
  ['no config where one is needed', { 'm/1/model.pt': '' }, ['config m']],
  ['two models, one of them wrong', { 'a/1/model.onnx': '', 'b/1/model.py': '' }, ['config b']],
];

describe('a repository of Triton', () => {
  it.each(CASES)('%s', (_name, tree, wanted) => {
    const there = listing(tree);
    expect(looksLikeTriton(there)).toBe(true);
    expect(lintTriton(there).map(({ rule, path }) => `${rule} ${path}`)).toEqual(wanted);
  });

  it.each([{ 'readme.txt': '' }, {}, { '.git/1/model.onnx': '' }])('%j has no model', (tree) =>
    expect(lintTriton(listing(tree))).toEqual([{ rule: 'no-model', path: '' }]),
  );

  it.each([
    ['a model of MLflow', { MLmodel: '', 'model.pkl': '' }],
    ['weights in a folder', { 'a/b/model.onnx': '', 'model.pt': '' }],
    ['folders with years', { '2024/data.csv': '' }],
  ])('%s is none', (_name, tree) => expect(looksLikeTriton(listing(tree))).toBe(false));
});

it.each([
  ['mlflow', 'mlflow'],
  ['Custom', 'custom'],
  ['triton_model', 'triton'],
  ['CustomModel', 'custom'],
  ['onnx', null],
])('the type %s is %s', (text, type) => expect(modelTypeOf(text)).toBe(type));

const SPLIT = { columns: ['a'], data: [[1.5], [null]] };
it.each([
  ['the same frame', SPLIT, { dataframe_split: SPLIT }, true],
  ['another value', SPLIT, { dataframe_split: { ...SPLIT, data: [[2], [null]] } }, false],
  ['another column', SPLIT, { dataframe_split: { ...SPLIT, columns: ['b'] } }, false],
  ['tensors', { inputs: [[1]] }, { inputs: [[1]] }, true],
  ['other tensors', { inputs: [[1]] }, { inputs: [[2]] }, false],
  ['a plain list', [1, 2], { inputs: [1, 2] }, true],
  ['unlike forms', { a: 1 }, { inputs: [1] }, null],
  ['no object', SPLIT, [1], null],
  ['params beside the data', { inputs: SPLIT, params: { a: 1 } }, { dataframe_split: SPLIT, params: { a: 1 } }, true],
  ['other params', { inputs: SPLIT, params: { a: 1 } }, { dataframe_split: SPLIT, params: { a: 2 } }, false],
  ['a chat', { messages: [{ role: 'user' }] }, { messages: [{ role: 'user' }] }, true],
])('examples with %s', (_name, example, serving, wanted) => expect(sameExample(example, serving)).toBe(wanted));

it('reads an example as Python writes it', () => {
  const text = '{"columns": ["a", "NaN"], "data": [[NaN, "x \\"NaN\\""], [-Infinity, 1]]}';
  const read = readExampleJson(text);
  expect(sameExample(read, { dataframe_split: readExampleJson(text.replace(/ /g, '')) })).toBe(false);
  expect(sameExample(read, { dataframe_split: readExampleJson(text) })).toBe(true);
  expect(sameExample(read, { dataframe_split: readExampleJson(text.replace('[[NaN', '[["NaN"')) })).toBe(false);
  expect(() => readExampleJson('{')).toThrow(SyntaxError);
});
