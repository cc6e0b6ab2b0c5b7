import { describe, expect, it } from 'vitest';
import { FLAVORS } from '../../../shared/mlmodel/flavor-table.ts';
import { readModelDocument } from '../../../shared/mlmodel/read-model-document.ts';
import { en } from '../../../shared/texts/en.ts';

const flavorsOf = (text: string) => readModelDocument(new TextEncoder().encode(`flavors:\n${text}`)).flavors;
const paths = (text: string) =>
  flavorsOf(text).flatMap((flavor) => flavor.references.map(({ key, path }) => `${key} ${path}`));

// One row an era: how its writer named environment and model.
const ERAS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    '1.x: env is a text',
    '  python_function: {data: model.pkl, env: conda.yaml}\n',
    ['data model.pkl', 'env conda.yaml'],
  ],
  [
    '2.x: env is a map',
    '  python_function:\n    model_path: model.pkl\n    env: {conda: conda.yaml, virtualenv: python_env.yaml}\n',
    ['model_path model.pkl', 'env.conda conda.yaml', 'env.virtualenv python_env.yaml'],
  ],
  [
    'artifacts and code',
    '  python_function:\n    python_model: python_model.pkl\n    code: code\n    artifacts:\n      words: {path: artifacts/words.txt, uri: /home/x}\n',
    ['python_model python_model.pkl', 'code code', 'artifacts.words artifacts/words.txt'],
  ],
  [
    '3.10: extra files',
    '  sklearn:\n    pickled_model: m.skops\n    extra_files: [{path: extra_files/a}]\n',
    ['pickled_model m.skops', 'extra_files[0] extra_files/a'],
  ],
  [
    'models from code: where the file lay, by its last name',
    '  python_function: {model_code_path: /home/ana/fromcode.py}\n  langchain: {model_code_path: "C:\\\\me\\\\chain.py"}\n',
    ['model_code_path fromcode.py', 'model_code_path chain.py'],
  ],
  ['models from code: no name', '  python_function: {model_code_path: /home/..}\n', ['model_code_path ..']],
  ['removed: fastai', '  fastai: {data: model.fastai, fastai_version: 2.4.1}\n', ['data model.fastai']],
  ['removed: mleap', '  mleap: {mleap_version: 0.8, model_data: mleap/model}\n', ['model_data mleap/model']],
  ['R', '  crate: {version: 0.1.0, model: crate.bin}\n', ['model crate.bin']],
  ['no code', '  pytorch: {model_data: data, code: null}\n', ['model_data data']],
];

describe('readFlavors', () => {
  it.each(ERAS)('%s', (_name, text, expected) => expect(paths(text)).toEqual(expected));

  it('keeps an unknown flavor and claims nothing about it', () => {
    expect(flavorsOf('  acme: {weights: w.bin}\n')[0]).toMatchObject({
      name: 'acme',
      known: false,
      family: 'unknown',
      abilities: [],
      library: null,
    });
  });

  it.each(['fastai', 'mleap', 'gluon', 'diviner', 'promptflow'])('%s is known as removed', (name) =>
    expect(FLAVORS[name]?.removedIn).toMatch(/^\d/),
  );

  it('has a text for every family and ability', () => {
    for (const row of Object.values(FLAVORS)) expect(en.model.family).toHaveProperty(row.family);
    for (const flavor of flavorsOf('  python_function: {streamable: true}\n  sklearn: {}\n  crate: {}\n')) {
      for (const ability of flavor.abilities) expect(en.model.ability).toHaveProperty(ability);
    }
  });
});
