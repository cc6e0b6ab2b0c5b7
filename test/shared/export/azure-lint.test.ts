import { describe, expect, it } from 'vitest';
import { environmentReport } from '../../../shared/environment/environment-report.ts';
import { azureBundle } from '../../../shared/export/azure-bundle.ts';
import { lintAzure, type AzureFacts } from '../../../shared/export/azure-lint.ts';
import { readModelDocument } from '../../../shared/mlmodel/read-model-document.ts';
import { en } from '../../../shared/texts/en.ts';
import { createTexts, type Language } from '../../../shared/texts/translator.ts';

const CONDA =
  'dependencies:\n- python=3.10\n- pip:\n  - mlflow==2.16.2\n  - azureml-ai-monitoring\n  - azureml-contrib-services\n  - azureml-inference-server-http==1.4.0\n';
const MLMODEL = `flavors:
  python_function:
    loader_module: mlflow.sklearn
    python_version: 3.10.14
mlflow_version: 2.16.2
signature:
  inputs: '[{"type": "long", "name": "age", "required": true}]'
`;
interface Change {
  readonly inputs?: string;
  readonly mlmodel?: string;
  readonly conda?: string | null;
  readonly facts?: Partial<AzureFacts>;
  readonly example?: 'refused';
}
function facts({ inputs, mlmodel = MLMODEL, conda = CONDA, facts: more = {}, example }: Change): AzureFacts {
  const text = inputs === undefined ? mlmodel : mlmodel.replace(/inputs: .*/, `inputs: '${inputs}'`);
  const document = readModelDocument(new TextEncoder().encode(text));
  const file = { source: 'conda', name: 'conda.yaml', text: conda, state: 'read' } as const;
  const environment = environmentReport(document, conda === null ? [] : [file]);
  const model = { document, environment, example: example ?? ('accepted' as const) };
  return { name: 'churn', tags: { team: 'risk' }, files: ['MLmodel'], model, triton: null, ...more };
}
const tensor = (shape: string) => `[{"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": ${shape}}}]`;

const CASES: readonly (readonly [string, Change, readonly string[]])[] = [
  ['a sound model', {}, []],
  ['no python_function', { mlmodel: MLMODEL.replace('python_function', 'sklearn') }, ['error no-pyfunc']],
  [
    'no signature',
    { mlmodel: MLMODEL.slice(0, MLMODEL.indexOf('signature')) },
    ['warning batch-signature', 'warning no-signature'],
  ],
  ['a date', { inputs: '[{"type": "datetime", "name": "d", "required": true}]' }, ['warning type-odd']],
  [
    'a list in a column',
    { inputs: '[{"type": "array", "items": {"type": "long"}, "name": "l", "required": true}]' },
    ['error nested'],
  ],
  [
    'a list in a column of a language model',
    {
      inputs: '[{"type": "array", "items": {"type": "long"}, "name": "l", "required": true}]',
      mlmodel: MLMODEL.replace('flavors:', 'flavors:\n  transformers:\n    a: 1'),
    },
    [],
  ],
  ['an optional column', { inputs: '[{"type": "long", "name": "a", "required": false}]' }, ['note optional']],
  ['an open batch', { inputs: tensor('[-1, 3]') }, ['note batch-images']],
  ['an open dimension', { inputs: tensor('[-1, -1, 3]') }, ['error tensor-open', 'note batch-images']],
  ['an example that does not fit', { example: 'refused' }, ['warning example']],
  ['no conda.yaml', { conda: null }, ['error no-conda']],
  ['a package that is missing', { conda: CONDA.replace('  - azureml-ai-monitoring\n', '') }, ['error package']],
  [
    'another package that is missing',
    { conda: CONDA.replace('  - azureml-contrib-services\n', '') },
    ['error package'],
  ],
  ['MLflow 3', { conda: CONDA.replace('2.16.2', '3.7.0') }, ['error mlflow-3']],
  ['a model of MLflow 3 that is served with MLflow 2', { mlmodel: MLMODEL.replace('2.16.2', '3.17.2') }, []],
  ['a server that can not start', { conda: CONDA.replace('1.4.0', '1.3.2') }, ['error server-http']],
  ['an old Python', { conda: CONDA.replace('3.10', '3.7.9.*') }, ['error python-old']],
  ['a Python that is not installed', { mlmodel: MLMODEL.replace('3.10.14', '3.7.9') }, []],
  ['a server too new for its Python', { conda: CONDA.replace('3.10', '3.8') }, ['error server-python']],
  ['a server that fits its Python', { conda: CONDA.replace('3.10', '3.8').replace('1.4.0', '1.2.1') }, []],
  [
    'no MLflow',
    { conda: CONDA.replace('mlflow==2.16.2', 'scikit-learn') },
    ['error package', 'error package', 'error package'],
  ],
  [
    'MLflow without its packages',
    { conda: CONDA.replace('mlflow==', 'mlflow-skinny==') },
    ['error package', 'error package', 'error package', 'error package'],
  ],
  [
    'MLflow without its packages, which are there',
    { conda: CONDA.replace('mlflow==', 'scikit-learn\n  - pandas\n  - mlflow-skinny==') },
    [],
  ],
  ['names that Azure does not take', { facts: { name: 'a.b', tags: { 'team/name': 'x' } } }, ['note name', 'note tag']],
  ['files that the upload passes over', { facts: { files: ['.gitignore', 'MLmodel'] } }, ['warning ignored']],
  ['files of any kind', { facts: { model: null } }, ['warning custom']],
  [
    'a repository of Triton',
    { facts: { model: null, triton: [{ rule: 'file', path: 'm/1/model.onnx' }] } },
    ['error triton-file'],
  ],
];

function pageOf(change: Change, language: Language) {
  const texts = createTexts(language);
  const given = facts(change);
  const handover = {
    name: given.name,
    type: given.model === null ? 'custom' : 'mlflow',
    folder: 'm',
    description: '<b>x</b>',
    tags: given.tags,
    source: 'file:///m',
    sourceVersion: null,
    digest: 'ab',
    document: given.model?.document ?? null,
    findings: lintAzure(given),
    tool: 'Model Porter 0',
  } as const;
  return azureBundle(handover, (key, details = {}) => texts.t(key, { ...details }));
}

describe('what Azure ML would say', () => {
  it.each(CASES)('of %s', (_name, change, wanted) => {
    const findings = lintAzure(facts(change));
    expect(findings.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(wanted);
    for (const { rule } of findings) expect(en.azureLint).toHaveProperty([rule]);
  });

  it('of an old Python names the version as it is', () => {
    const [finding] = lintAzure(facts({ conda: CONDA.replace('python=3.10', 'python=3.7.9.*') }));
    expect(finding?.details['version']).toBe('3.7.9');
  });

  it.each([
    [{}, 'Nothing is known that would stand against it.'],
    [{ facts: { tags: { 'a/b': '' } } }, 'Nothing is known that would stand against it.'],
    [{ example: 'refused' }, 'Nothing is known to fail there; 1 thing is to be looked at.'],
    [{ conda: CONDA.replace('2.16.2', '3.7.0') }, '1 thing is known to fail there.'],
  ] as const)('of %j is summed up without contradicting itself', (change, wanted) =>
    expect(pageOf(change, 'en')['AZURE.md']).toContain(wanted),
  );

  it.each(['en', 'es'] as const)('is told in %s without a gap, and that nobody asked', (language) => {
    for (const [, change] of CASES) {
      const bundle = pageOf(change, language);
      expect(bundle['AZURE.md']).not.toMatch(/\{\{|azureLint|undefined/);
      expect(bundle['AZURE.md']).toContain('2026-11-20');
      expect(bundle['model.yml']).toContain('path: "./m"');
    }
  });
});
