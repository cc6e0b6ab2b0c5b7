import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findModels } from '../../../electron/sources/find-models.ts';
import { openSource } from '../../../electron/sources/open-source.ts';
import { readModel } from '../../../electron/sources/read-model.ts';
import { temporaryFolder } from '../../support/served.ts';

const temporary = temporaryFolder();
afterAll(() => temporary.remove());
const MLMODEL = 'flavors:\n  sklearn: {pickled_model: model.pkl}\n';

/** A folder with these files; a value of `-> x` makes a link. */
function tree(name: string, files: Record<string, string>): string {
  const root = path.join(temporary.path, name);
  mkdirSync(root, { recursive: true });
  for (const [file, content] of Object.entries(files)) {
    const target = path.join(root, file);
    mkdirSync(path.dirname(target), { recursive: true });
    if (content.startsWith('-> ')) symlinkSync(content.slice(3), target);
    else writeFileSync(target, content);
  }
  return root;
}
async function find(root: string) {
  const source = await openSource({ kind: 'path', path: root });
  return findModels(source);
}
const codes = (problems: readonly { code: string }[]) => problems.map((problem) => problem.code);

describe('finding models', () => {
  it('lists runs, logged models and nested ones once each, nearest first', async () => {
    const root = tree('mlruns', {
      '0/meta.yaml': '',
      '0/abc/artifacts/model/MLmodel': MLMODEL,
      '0/models/m-1/artifacts/MLmodel': MLMODEL,
      '0/models/m-1/artifacts/metadata/MLmodel': MLMODEL,
      '0/models/m-1/artifacts/inner/MLmodel': MLMODEL,
    });
    const { models } = await find(root);
    expect(models.map(({ path: inside, name }) => [inside, name])).toEqual([
      ['0/abc/artifacts/model', 'model'],
      ['0/models/m-1/artifacts', 'm-1'],
      ['0/models/m-1/artifacts/inner', 'inner'],
    ]);
  });

  it.each([
    ['nothing at all', {}, ['no-mlmodel']],
    ['a lone pickle', { 'model.pkl': 'x' }, ['no-mlmodel', 'seen-weights']],
    ['another case', { mlmodel: MLMODEL }, ['no-mlmodel', 'seen-other-case']],
    ['a database', { 'mlflow.db': 'x' }, ['no-mlmodel', 'seen-store']],
    ['Triton', { 'm/config.pbtxt': 'x' }, ['no-mlmodel', 'seen-triton']],
    ['MLmodel is a folder', { 'MLmodel/x': 'x' }, ['mlmodel-is-a-folder', 'no-mlmodel']],
    ['MLmodel is a link out', { MLmodel: '-> /etc/passwd' }, ['mlmodel-is-a-link', 'no-mlmodel']],
  ])('%s', async (name, files, expected) => {
    const { summary } = await find(tree(name.replaceAll(' ', '-'), files as Record<string, string>));
    expect(codes(summary.problems)).toEqual(expected);
  });

  it('follows no link, waits for no pipe and stops at its depth', async () => {
    const deep = 'd/'.repeat(40);
    const root = tree('odd', {
      loop: '-> .',
      out: '-> /',
      [`${deep}MLmodel`]: MLMODEL,
      'a/MLmodel': MLMODEL,
      '-rf;\nname/MLmodel': MLMODEL,
    });
    execFileSync('mkfifo', [path.join(root, 'a/pipe')]);
    const { models, summary } = await find(root);
    expect(models.map((model) => model.name)).toEqual(['-rf;\\nname', 'a']);
    expect(codes(summary.problems)).toEqual(['find-too-deep']);
    await expect(openSource({ kind: 'path', path: path.join(root, 'a/pipe') })).rejects.toMatchObject({
      code: 'special-file',
    });
  });
});

describe('reading a model', () => {
  const pyfunc = (value: string) => `flavors:\n  python_function: {model_path: ${value}, env: conda.yaml}\n`;

  it.each([
    ['../../x', 'outside'],
    ['/etc/passwd', 'outside'],
    ["'C:\\Users\\x'", 'outside'],
    ['file:///etc/passwd', 'outside'],
    ['gone.pkl', 'missing'],
    ['here.pkl', 'present'],
    ['link.pkl', 'link'],
    ['linked/here.pkl', 'missing'],
  ])('%s is %s', async (value, state) => {
    const root = tree(`ref-${value.replace(/\W/g, '')}`, {
      MLmodel: pyfunc(value),
      'here.pkl': 'abc',
      'link.pkl': '-> here.pkl',
      linked: '-> .',
    });
    const reading = await readModel(await openSource({ kind: 'path', path: root }), '');
    expect(reading.references[0]).toMatchObject({ state, size: state === 'present' ? 3 : 0 });
    expect(reading.references[1]).toMatchObject({ path: 'conda.yaml', state: 'missing' });
  });

  it('does not look beside a lone MLmodel file', async () => {
    const root = tree('lone', { MLmodel: pyfunc('m.pkl'), 'm.pkl': 'x' });
    const reading = await readModel(await openSource({ kind: 'path', path: path.join(root, 'MLmodel') }), '');
    expect(reading.references.map((reference) => reference.state)).toEqual(['not-checked', 'not-checked']);
    expect(codes(reading.problems)).toEqual(['files-not-checked']);
  });

  it('knows a Git LFS placeholder', async () => {
    const root = tree('lfs', {
      MLmodel: MLMODEL,
      'model.pkl': 'version https://git-lfs.github.com/spec/v1\noid sha256:1\n',
    });
    const reading = await readModel(await openSource({ kind: 'path', path: root }), '');
    expect(codes(reading.problems)).toEqual(['file-is-a-pointer']);
  });
});
