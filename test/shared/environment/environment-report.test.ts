import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCondaEnv } from '../../../shared/environment/conda-env.ts';
import { asConda, asRequirements } from '../../../shared/environment/environment-copy.ts';
import { environmentReport } from '../../../shared/environment/environment-report.ts';
import type { EnvironmentText } from '../../../shared/environment/environment-sources.ts';
import { readModelDocument } from '../../../shared/mlmodel/read-model-document.ts';

const MLMODEL = `flavors:
  python_function:
    python_version: 3.11.7
  sklearn: {pickled_model: model.pkl, sklearn_version: 1.5.2}
mlflow_version: 2.22.0
`;
const NAMES = { requirements: 'requirements.txt', conda: 'conda.yaml', 'python-env': 'python_env.yaml' } as const;
type Texts = Partial<Record<keyof typeof NAMES, string>>;

function report(texts: Texts, mlmodel = MLMODEL) {
  const files = (Object.keys(NAMES) as (keyof Texts)[]).map((source): EnvironmentText => {
    const text = texts[source] ?? null;
    return { source, name: NAMES[source], text, state: text === null ? 'missing' : 'read' };
  });
  return environmentReport(readModelDocument(new TextEncoder().encode(mlmodel)), files);
}
const conda = (...entries: string[]) =>
  `channels: [conda-forge]\ndependencies:\n${entries.map((each) => `- ${each}\n`).join('')}`;
const pip = (...entries: string[]) => conda(`pip:\n${entries.map((each) => `  - ${each}`).join('\n')}`);

describe('an entry of conda.yaml', () => {
  it.each<[string, string | null, string | null]>([
    ['numpy', '', null],
    ['numpy=1.26', '==1.26.*', null],
    ['numpy=1.26.*', '==1.26.*', null],
    ['numpy==1.26.4', '==1.26.4', null],
    ['numpy=1.26.4=py311h64a7726_0', '==1.26.4.*', 'py311h64a7726_0'],
    ['numpy==1.26.4=py311_0', '==1.26.4', 'py311_0'],
    ['numpy 1.26.4 py311_0', '==1.26.4', 'py311_0'],
    ['numpy 1.26.*', '==1.26.*', null],
    ['numpy>=1,<2', '>=1,<2', null],
    ['numpy >=1,<2', '>=1,<2', null],
    ['conda-forge::numpy=1.26', '==1.26.*', null],
    ['"numpy=1.25|1.26"', null, null],
    ['"numpy[version=1.26]"', null, null],
  ])('%s asks for %s (build %s)', (entry, specifier, build) => {
    expect(readCondaEnv(conda(entry)).packages).toMatchObject([{ name: 'numpy', specifier, build }]);
  });

  it('that is none, or no list at all, is named and the rest is read', () => {
    expect(readCondaEnv(conda('[1]', 'numpy'))).toMatchObject({
      packages: [{}],
      problems: [{ code: 'odd-entry', line: 3 }],
    });
    expect(readCondaEnv('name: x').problems).toEqual([{ code: 'no-dependencies', line: 1 }]);
    expect(readCondaEnv('a: [').problems).toMatchObject([{ code: 'not-yaml' }]);
  });
});

describe('what a model runs with', () => {
  const disagree = (a: string, b: string, version: string, other: string) => ({
    kind: 'disagree',
    a,
    b,
    version,
    other,
  });
  it.each<[string, Texts, string, object[]]>([
    ['all agree', { requirements: 'scikit-learn==1.5.2', conda: pip('scikit_learn==1.5.2') }, 'scikit-learn', []],
    ['spelled otherwise', { requirements: 'scikit.learn == 1.5.2.0' }, 'scikit-learn', []],
    [
      'two pins, told once',
      { requirements: 'numpy==1.26.4', conda: pip('numpy==2.0.0') },
      'numpy',
      [disagree('requirements', 'conda', '1.26.4', 'numpy==2.0.0')],
    ],
    [
      'a pin outside of a range',
      { requirements: 'numpy>=1,<2', conda: pip('numpy==2.0') },
      'numpy',
      [disagree('conda', 'requirements', '2.0', 'numpy>=1,<2'), { kind: 'loose', source: 'requirements' }],
    ],
    [
      "the flavor's own version",
      { requirements: 'scikit-learn==1.4.0' },
      'scikit-learn',
      [disagree('requirements', 'mlmodel', '1.4.0', '1.5.2')],
    ],
    [
      "MLmodel's MLflow",
      { requirements: 'mlflow==3.17.2' },
      'mlflow',
      [disagree('requirements', 'mlmodel', '3.17.2', '2.22.0')],
    ],
    ['a local build is the same version', { requirements: 'scikit-learn==1.5.2+cpu' }, 'scikit-learn', []],
    ["conda's Python of that minor", { conda: conda('python=3.11') }, 'python', [{ kind: 'loose', source: 'conda' }]],
    ["conda's Python to the third number", { conda: conda('python=3.11.7') }, 'python', []],
    [
      'another Python',
      { conda: conda('python=3.10.2'), 'python-env': 'python: 3.11.7\n' },
      'python',
      [disagree('python-env', 'conda', '3.11.7', 'python=3.10.2')],
    ],
    ['a range alone', { requirements: 'pandas<3' }, 'pandas', [{ kind: 'loose', source: 'requirements' }]],
    [
      'under a condition nothing is compared',
      { requirements: 'numpy==1.0; python_version < "3"', conda: pip('numpy==2.0') },
      'numpy',
      [],
    ],
    [
      'an address',
      { requirements: 'numpy @ https://u:secret@host/numpy.whl' },
      'numpy',
      [{ kind: 'not-judged', source: 'requirements' }],
    ],
    ['build tools may be open', { 'python-env': 'build_dependencies: [pip, wheel]\n' }, 'wheel', []],
  ])('%s', (_name, texts, name, marks) => {
    expect(report(texts).packages.find((each) => each.name === name)?.marks).toEqual(marks);
  });

  it('is shown whole: hashes, editable paths, options, lines too long, and no secret', () => {
    const requirements = [
      '--extra-index-url https://user:hunter2@host/simple',
      'a==1 --hash=sha256:00',
      '-e ./code/pkg',
      'b[x,y]==2; sys_platform == "linux"',
      `c==${'1'.repeat(5000)}`,
      'd @ https://host/d.whl?token=hunter2',
      '-r other.txt',
      '',
    ].join('\n');
    const found = report({ requirements });
    expect(JSON.stringify(found)).not.toContain('hunter2');
    expect(found.packages.map(({ name }) => name)).toEqual([
      'python',
      './code/pkg',
      'a',
      'b',
      'd',
      'mlflow',
      'scikit-learn',
    ]);
    expect(found.notes.map(({ code, line }) => [code, line])).toEqual([
      ['option', 1],
      ['option', 7],
      ['long-line', 5],
    ]);
  });

  it('can be copied for pip and for conda', () => {
    const texts = {
      requirements: 'mlflow==2.22.0\nscikit-learn[a]==1.5.2; python_version > "3"\n',
      conda: conda('python=3.11.7', 'pip<=23', 'libgomp=1', 'pip:\n  - mlflow==2.22.0'),
    };
    expect(asRequirements(report(texts))).toBe(texts.requirements);
    const again = readCondaEnv(asConda(report(texts)));
    expect(again.packages.map(({ text }) => text)).toEqual(['python=3.11.7', 'pip', 'libgomp=1']);
    expect(again.pip.map(({ text }) => text)).toEqual([
      'mlflow==2.22.0',
      'scikit-learn[a]==1.5.2; python_version > "3"',
    ]);
    expect([again.channels, again.problems]).toEqual([['conda-forge'], []]);
  });

  it('of the examples agrees with itself, as MLflow writes it', () => {
    const folder = path.resolve(import.meta.dirname, '../../../assets/examples/diabetes-2026');
    const text = (name: string) => readFileSync(path.join(folder, name), 'utf8');
    const texts = {
      requirements: text('requirements.txt'),
      conda: text('conda.yaml'),
      'python-env': text('python_env.yaml'),
    };
    const { packages, notes } = report(texts, text('MLmodel'));
    expect(packages.flatMap(({ marks }) => marks).filter(({ kind }) => kind !== 'loose')).toEqual([]);
    expect(notes).toEqual([]);
  });
});
