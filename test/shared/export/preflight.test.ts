import { describe, expect, it } from 'vitest';
import type { ListedFile } from '../../../shared/contract/file-methods.ts';
import type { ReferenceState } from '../../../shared/contract/model-reading.ts';
import { environmentReport, type EnvironmentText } from '../../../shared/environment/environment-report.ts';
import { CHECK_IDS, standing, type Check } from '../../../shared/export/checks.ts';
import { isJunk, isSecretName, isTextToLookInto, namesMachine, reachesOut } from '../../../shared/export/odd-files.ts';
import { preflight, preflightOther } from '../../../shared/export/preflight.ts';
import type { OtherFacts, PreflightFacts } from '../../../shared/export/preflight-facts.ts';
import { TRITON_RULES } from '../../../shared/export/triton.ts';
import { readModelDocument } from '../../../shared/mlmodel/read-model-document.ts';
import { en } from '../../../shared/texts/en.ts';

const MLMODEL = `flavors:
  python_function:
    loader_module: mlflow.sklearn
    env:
      conda: conda.yaml
    python_version: 3.11.7
  sklearn:
    pickled_model: model.skops
    sklearn_version: 1.5.0
mlflow_version: 3.17.2
signature:
  inputs: '[{"type": "long", "name": "age", "required": true}]'
  outputs: '[{"type": "double", "required": true}]'
`;
const file = (path: string, more: Partial<ListedFile> = {}): ListedFile => ({
  path,
  type: 'file',
  size: 10,
  purpose: 'model',
  referenced: true,
  code: null,
  ...more,
});
const REQUIREMENTS = 'mlflow==3.17.2\nscikit-learn==1.5.0\n';
const requirements = (text: string): EnvironmentText[] => [
  { source: 'requirements', name: 'requirements.txt', text, state: 'read' },
];

interface Change {
  readonly mlmodel?: string;
  readonly files?: readonly ListedFile[];
  readonly references?: readonly Partial<ReferenceState>[];
  readonly requirements?: string;
  readonly conda?: string;
  readonly pointer?: string;
  readonly example?: PreflightFacts['example'];
  readonly texts?: PreflightFacts['texts'];
  readonly serving?: PreflightFacts['serving'];
  readonly changed?: readonly string[];
  readonly card?: boolean;
  readonly verdict?: PreflightFacts['verdict'];
  readonly target?: Partial<PreflightFacts['target']>;
}

function facts(change: Change): PreflightFacts {
  const document = readModelDocument(new TextEncoder().encode(change.mlmodel ?? MLMODEL));
  const problem = { code: 'file-is-a-pointer', severity: 'warning' as const, details: { path: change.pointer ?? '' } };
  return {
    reading: {
      path: '',
      name: 'm',
      document,
      references: (change.references ?? []) as readonly ReferenceState[],
      files: { count: 1, size: 1, largest: null, complete: true },
      problems: change.pointer === undefined ? [] : [problem],
    },
    files: [
      file('MLmodel'),
      file('model.skops'),
      ...(change.card === false ? [] : [file('README.md', { purpose: 'artifact' })]),
      ...(change.files ?? []),
    ],
    environment: environmentReport(document, [
      ...requirements(change.requirements ?? REQUIREMENTS),
      ...(change.conda === undefined
        ? []
        : [{ source: 'conda', name: 'conda.yaml', text: change.conda, state: 'read' } as const]),
    ]),
    example: change.example ?? 'accepted',
    serving: change.serving ?? 'same',
    changed: change.changed ?? [],
    texts: change.texts ?? [],
    verdict: change.verdict ?? null,
    target: { kind: 'sqlite', role: null, refusals: [], duplicate: null, free: 1e12, size: 100, ...change.target },
  };
}
const without = (line: string) => MLMODEL.replace(new RegExp(`^ *${line}.*\\n`, 'm'), '');
const secret = { path: 'x.txt', secret: true, machine: false };
const against = (verdict: NonNullable<PreflightFacts['verdict']>['verdict']) => ({ against: '3', verdict, reasons: 2 });

const CASES: readonly (readonly [Check['id'], string, Check['state'], string, Change])[] = [
  ['P01', 'no flavors', 'stop', 'not-loadable', { mlmodel: 'run_id: x\n' }],
  ['P02', 'a missing file', 'stop', 'files-missing', { references: [{ state: 'missing', path: 'a' }] }],
  ['P02', 'a path that leads out', 'stop', 'files-missing', { references: [{ state: 'outside', path: '../a' }] }],
  ['P03', 'a file of nobody', 'note', 'files-unnamed', { files: [file('x.bin', { purpose: 'unknown' })] }],
  ['P04', 'no signature', 'note', 'no-signature', { mlmodel: MLMODEL.slice(0, MLMODEL.indexOf('signature')) }],
  ['P04', 'no outputs', 'note', 'no-outputs', { mlmodel: without('outputs') }],
  ['P05', 'an unknown type', 'note', 'signature-refused', { mlmodel: MLMODEL.replace('"long"', '"huge"') }],
  ['P06', 'no example', 'note', 'example-none', { example: 'none' }],
  ['P06', 'an example that does not fit', 'note', 'example-refused', { example: 'refused' }],
  ['P06', 'an example of another kind', 'not-judged', 'example-not-judged', { example: 'not-judged' }],
  ['P07', 'two examples', 'note', 'serving-differs', { serving: 'differs' }],
  ['P07', 'examples of unlike forms', 'note', 'serving-not-compared', { serving: 'not-judged' }],
  ['P08', 'no python_function', 'note', 'no-pyfunc', { mlmodel: 'flavors:\n  sklearn:\n    a: 1\n' }],
  ['P08', 'no loader', 'stop', 'no-loader', { mlmodel: without('loader_module') }],
  ['P08', 'a loader of somebody', 'note', 'loader-elsewhere', { mlmodel: MLMODEL.replace('mlflow.sklearn', 'own.x') }],
  [
    'P08',
    'a loader that is shipped',
    'note',
    'loader-own',
    { mlmodel: MLMODEL.replace('mlflow.sklearn', 'own.x'), files: [file('code/own/x.py', { purpose: 'code' })] },
  ],
  [
    'P09',
    'two versions',
    'note',
    'versions-disagree',
    { requirements: 'mlflow==3.17.2\nscikit-learn==1.5.0\nnumpy==1.0\n', conda: 'dependencies:\n- numpy=2.0\n' },
  ],
  ['P14', 'another MLflow', 'note', 'mlflow-disagrees', { requirements: 'mlflow==2.1.0\n' }],
  [
    'P14',
    'an MLflow to come',
    'note',
    'mlflow-newer',
    { mlmodel: MLMODEL.replace('3.17.2', '3.18.0'), requirements: 'mlflow==3.18.0\n' },
  ],
  ['P15', 'another library', 'note', 'not-saved-with', { requirements: 'mlflow==3.17.2\nscikit-learn==1.4.0\n' }],
  [
    'P19',
    'another cloudpickle',
    'note',
    'cloudpickle-disagrees',
    {
      mlmodel: MLMODEL.replace('    env:', '    cloudpickle_version: 3.1.0\n    env:'),
      requirements: 'mlflow==3.17.2\nscikit-learn==1.5.0\ncloudpickle==2.2.1\n',
    },
  ],
  ['P10', 'a loose requirement', 'note', 'versions-loose', { requirements: 'mlflow\nscikit-learn==1.5.0\n' }],
  ['P11', 'an address', 'note', 'from-elsewhere', { requirements: 'x @ https://example.org/x.whl\n' }],
  [
    'P11',
    'another index, into production',
    'stop',
    'from-elsewhere',
    { requirements: '--extra-index-url https://example.org/simple\n', target: { role: 'PROD' } },
  ],
  ['P12', 'a password', 'stop', 'secret-in-address', { requirements: 'x @ https://me:pw@example.org/x.whl\n' }],
  ['P17', 'a pickle', 'not-judged', 'runs-code', { files: [file('m.pkl', { code: 'pickle' })] }],
  ['P17', 'a file nobody looked into', 'not-judged', 'runs-code', { files: [file('m', { code: 'not-looked' })] }],
  ['P20', 'a path', 'note', 'machine-paths', { texts: [{ path: 'x', secret: false, machine: true }] }],
  [
    'P21',
    'a bucket',
    'note',
    'artifact-addresses',
    {
      mlmodel: MLMODEL.replace(
        '    env:',
        '    artifacts:\n      a:\n        uri: s3://bucket/a\n        path: a\n    env:',
      ),
    },
  ],
  ['P22', 'a token', 'stop', 'secrets', { texts: [secret] }],
  ['P22', 'a file of keys', 'stop', 'secrets', { files: [file('.env')] }],
  ['P23', 'a personal column', 'note', 'personal', { mlmodel: MLMODEL.replace('"age"', '"email"') }],
  ['P24', 'a cache', 'note', 'junk', { files: [file('code/__pycache__/a.pyc', { purpose: 'code' })] }],
  ['P25', 'a placeholder', 'stop', 'no-weights', { pointer: 'model.skops' }],
  ['P25', 'empty weights', 'stop', 'no-weights', { files: [file('w.bin', { size: 0 })] }],
  ['P26', 'a file that was edited', 'note', 'changed-since', { changed: ['model.skops'] }],
  ['P27', 'a link', 'stop', 'links', { files: [file('l', { type: 'link' })] }],
  ['P28', 'a device', 'note', 'names-not-everywhere', { files: [file('con')] }],
  ['P28', 'a device in a zip', 'stop', 'names-not-everywhere', { files: [file('con')], target: { kind: 'zip' } }],
  ['P29', 'a library', 'note', 'native', { files: [file('a.so', { code: 'native' })] }],
  ['P30', 'code from elsewhere', 'note', 'network', { texts: [{ ...secret, secret: false, network: true }] }],
  ['P31', 'no licence', 'note', 'no-card', { card: false }],
  [
    'P32',
    'no python_function, for Azure',
    'stop',
    'flavor-azure',
    { mlmodel: 'flavors:\n  sklearn:\n    a: 1\n', target: { azure: true } },
  ],
  ['P33', 'a name', 'stop', 'name-slash', { target: { refusals: [{ code: 'name-slash', details: { name: 'a/b' } }] } }],
  ['P33', 'a full disk', 'stop', 'no-space', { target: { free: 1000 } }],
  ['P35', 'the same', 'note', 'same-there', { target: { duplicate: '3' } }],
  ['P36', 'variables', 'note', 'variables', { mlmodel: `${MLMODEL}env_vars:\n- TOKEN\n` }],
  ['P37', 'resources', 'note', 'resources', { mlmodel: `${MLMODEL}resources:\n  databricks:\n    x: []\n` }],
  ['P38', 'a policy', 'note', 'vendor-keys', { mlmodel: `${MLMODEL}auth_policy:\n  x: 1\n` }],
  ['P39', 'two names', 'note', 'names-alike', { files: [file('a'), file('A')] }],
  [
    'P39',
    'two names that Unicode composes alike',
    'note',
    'names-alike',
    { files: [file('caf\u00e9'), file('cafe\u0301')] },
  ],
  ['P39', 'two names in a zip', 'stop', 'names-alike', { files: [file('a'), file('A')], target: { kind: 'zip' } }],
  ['verdict', 'broken callers', 'stop', 'verdict-breaks-callers', { verdict: against('breaks-callers') }],
  ['verdict', 'broken readers', 'stop', 'verdict-breaks-consumers', { verdict: against('breaks-consumers') }],
  ['verdict', 'silence', 'note', 'verdict-converts-silently', { verdict: against('converts-silently') }],
  ['verdict', 'nobody knows', 'not-judged', 'verdict-unknown', { verdict: against('unknown') }],
  [
    'verdict',
    'broken callers of a test',
    'note',
    'verdict-breaks-callers',
    { verdict: against('breaks-callers'), target: { role: 'TEST' } },
  ],
];

describe('the pre-flight', () => {
  it('has nothing to say of a sound model, and says it of every check', () => {
    const checks = preflight(facts({}));
    expect(checks.map(({ id }) => id)).toEqual(CHECK_IDS.filter((id) => !id.startsWith('T')));
    expect(checks.filter(({ state }) => state !== 'ok')).toEqual([]);
  });

  it.each(CASES)('%s: %s is a %s', (id, _what, state, code, change) => {
    const check = preflight(facts(change)).find((each) => each.id === id);
    expect(check).toMatchObject({ state, code });
    const { finding, fix } = en.port;
    if (!code.startsWith('name-')) expect(finding).toHaveProperty([code]);
    else expect(en.error).toHaveProperty([code]);
    expect(fix).toHaveProperty([id]);
  });

  it('has a case for each check', () => {
    const seen = new Set(CASES.map(([id]) => id));
    // Python's version has its own test in the environment.
    // What is not of MLflow's has cases of its own below.
    expect(CHECK_IDS.filter((id) => !seen.has(id) && !/^T|^type$/.test(id))).toEqual(['P13']);
    expect(Object.keys(en.port.check)).toEqual([...CHECK_IDS]);
  });

  it('names at most twenty things and counts the rest, and shows no hidden letters', () => {
    const files = Array.from({ length: 50 }, (_, at) => file(`\u202e${at}`, { type: 'link' }));
    const check = preflight(facts({ files })).find(({ id }) => id === 'P27');
    expect([check?.items.length, check?.details['count'], check?.items[0]]).toEqual([20, 50, '\\u202e0']);
  });
});

describe('the pre-flight of what is no model of MLflow', () => {
  const other = (change: Partial<OtherFacts>): OtherFacts => ({
    files: [file('README.md'), file('w.bin')],
    texts: [],
    changed: [],
    verdict: null,
    triton: null,
    target: { kind: 'sqlite', role: null, refusals: [], duplicate: null, free: 1e12, size: 100 },
    ...change,
  });

  it('says what it is, and asks what can be asked of any file', () => {
    const custom = preflightOther(other({}));
    expect(custom.filter(({ state }) => state !== 'ok')).toMatchObject([{ id: 'type', code: 'type-custom' }]);
    expect(custom.map(({ id }) => id)).toContain('P22');
    expect(custom.some(({ id }) => id.startsWith('T'))).toBe(false);
    const empty = preflightOther(other({ files: [file('m.onnx', { size: 0 })] }));
    expect(empty.find(({ id }) => id === 'P25')).toMatchObject({ state: 'stop', items: ['m.onnx'] });
  });

  it.each(TRITON_RULES)('stops at %s of a repository', (rule) => {
    const checks = preflightOther(other({ triton: [{ rule, path: 'm/1' }] }));
    expect(checks.filter(({ state }) => state === 'stop')).toMatchObject([
      { code: `triton-${rule}`, items: ['m/1'], passable: true },
    ]);
    expect(en.port.finding).toHaveProperty([`triton-${rule}`]);
  });
});

describe('what is left standing', () => {
  const check = (state: Check['state'], passable: boolean): Check => ({
    id: 'P17',
    state,
    code: 'x',
    details: {},
    items: [],
    passable,
  });
  it.each([
    ['stop', false, false, null, 1],
    ['stop', false, false, 'because', 1],
    ['stop', true, false, null, 1],
    ['stop', true, false, '  ', 1],
    ['stop', true, false, 'because', 0],
    ['not-judged', true, false, null, 0],
    ['not-judged', true, true, null, 1],
    ['not-judged', true, true, 'because', 0],
    ['note', true, true, null, 0],
    ['ok', false, true, null, 0],
  ] as const)('%s, passable %s, production %s, reason %j: %i', (state, passable, production, reason, count) => {
    expect(standing([check(state, passable)], { production, reason })).toHaveLength(count);
  });
});

it.each([
  ['.git/config', true, false],
  ['a/.DS_Store', true, false],
  ['a/b.pyc', true, false],
  ['model.pkl', false, false],
  ['.env', false, true],
  ['a/.env.prod', false, true],
  ['keys/id_rsa', false, true],
  ['a.pem', false, true],
  ['tokenizer.json', false, false],
] as const)('%s is junk: %s, holds keys by its name: %s', (path, junk, keys) => {
  expect([isJunk(path), isSecretName(path)]).toEqual([junk, keys]);
});

it.each([
  ['code/a.py', 'x = load(trust_remote_code=True)', true],
  ['config.json', '{"trust_remote_code": true}', true],
  ['config.json', '{"trust_remote_code": false}', false],
  ['code/a.py', 'get("https://example.org/w.bin")', true],
  ['code/a.py', '# see "https://example.org"\n', false],
  ['code/a.py', 'get("http://localhost:5000")', false],
  ['code/a.py', 'torch.hub.load("x")', true],
  ['README.md', '"https://example.org"', false],
  ['MLmodel', 'flavors:\n  transformers:\n    source_model_name: a/b\n', true],
  ['MLmodel', 'flavors:\n  transformers:\n    model_binary: model\n    source_model_name: a/b\n', false],
])('%s with %j fetches something: %s', (path, text, wanted) => expect(reachesOut(path, text)).toBe(wanted));

it('looks into small texts, and knows a path of a machine', () => {
  expect(['MLmodel', 'a/b.yaml', 'x.py', '.env'].every(isTextToLookInto)).toBe(true);
  expect(['model.pkl', 'w.bin', 'x.parquet'].some(isTextToLookInto)).toBe(false);
  for (const text of ['a: /home/me/x', 'x = "C:\\\\Users"', 'uri: file:///data/x', "'/dbfs/x'"])
    expect(namesMachine(text), text).toBe(true);
  for (const text of ['artifact_path: /home/me/x\n', 'a: /v1/predict', 'https://example.org/home/x', 'data/home/x'])
    expect(namesMachine(text), text).toBe(false);
});
