import { tree, type BadInput, type Files } from './bad-input.ts';

const GOOD = 'flavors:\n  sklearn:\n    pickled_model: model.pkl\nmlflow_version: 3.1.0\n';
const utf16 = (text: string) => new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const pyfunc = (rest: string) => `flavors:\n  python_function:\n    loader_module: x\n${rest}`;
const inputs = (json: string) => `${GOOD}signature:\n  inputs: '${json}'\n`;

type Row = readonly [
  id: string,
  name: string,
  content: string | Uint8Array | Files,
  says: readonly string[],
  exit: BadInput['exit'],
  dropped?: BadInput['dropped'],
];

/** B01 to B32: one model folder each; a text is its MLmodel, beside a `model.pkl`. */
const ROWS: readonly Row[] = [
  ['B01', 'an empty folder', {}, ['no-mlmodel'], 3],
  ['B01', 'a folder that lost its MLmodel', { 'conda.yaml': 'x' }, ['no-mlmodel', 'seen-environment'], 3],
  ['B02', 'an empty MLmodel', '', ['mlmodel-empty'], 3],
  ['B02', 'an MLmodel of blank lines', ' \n\n', ['mlmodel-empty'], 3],
  ['B03', 'a binary MLmodel', new Uint8Array([0x80, 4, 0x95, 0, 0, 0, 0]), ['mlmodel-binary'], 3],
  ['B04', 'UTF-16', utf16(GOOD), ['mlmodel-encoding'], 1],
  ['B04', 'a byte order mark, which MLflow takes', `\ufeff${GOOD}`, [], 0],
  ['B05', 'invalid UTF-8', new Uint8Array([...bytes(`${GOOD}metadata: caf`), 0xe9, 10]), ['mlmodel-encoding'], 1],
  // A browser sends 10 MiB that were dropped on it in its own time: about 2 s here.
  ['B06', 'more than 10 MiB', `${GOOD}a: ${'x'.repeat(10 * 1024 * 1024)}\n`, ['mlmodel-too-large'], 3, { late: true }],
  ['B06', 'just under 10 MiB', `${GOOD}a: ${'x'.repeat(10 * 1024 * 1024 - 200)}\n`, [], 0, { late: true }],
  ['B07', 'billion laughs', laughs(), ['yaml-too-many-aliases'], 1],
  ['B08', 'a key twice', `${GOOD}run_id: a\nrun_id: b\n`, ['yaml-repeated-key'], 1],
  ['B09', 'a Python tag', `${GOOD}x: !!python/object/apply:os.system [id]\n`, ['yaml-tag'], 1],
  ['B10', 'a depth of 100,000', `${GOOD}a: ${'['.repeat(100_000)}`, ['yaml-too-deep'], 1],
  ['B11', '20,000 keys', GOOD + Array.from({ length: 20_000 }, (_, at) => `k${at}: 1\n`).join(''), [], 0],
  ['B12', 'two documents', `${GOOD}---\nb: 1\n`, ['yaml-two-documents'], 1],
  ['B13', 'tabs', `run_id: a\nflavors:\n\tsklearn: {}\n`, ['yaml-tab'], 1],
  ['B14', 'a list', '- a\n- b\n', ['mlmodel-not-a-map'], 3],
  ['B14', 'a word', 'hello\n', ['mlmodel-not-a-map'], 3],
  ['B15', 'no flavors', 'run_id: a\n', ['flavors-missing'], 1],
  ['B15', 'empty flavors', 'flavors: {}\n', ['flavors-missing'], 1],
  ['B15', 'a list of flavors', 'flavors: [sklearn]\n', ['flavors-not-a-map'], 1],
  ['B16', 'an unknown flavor', 'flavors:\n  acme:\n    color: red\n', [], 0],
  ['B17', 'keys of JavaScript', `${GOOD}__proto__: {a: 1}\nconstructor: {b: 2}\ntoString: 3\n`, [], 0],
  [
    'B18',
    'odd scalars',
    `${GOOD}metadata: {a: 123456789012345678901234567890, b: .inf, c: 2024-01-31, d: 0o7, e: 017, f: 1:30, g: -.nan}\n`,
    [],
    0,
  ],
  ['B18', '`no` as a name', 'flavors:\n  no: {a: 1}\n', [], 0],
  ['B19', 'a model path outside', pyfunc('    model_path: ../outside/model.pkl\n'), ['file-outside'], 1],
  ['B19', 'an absolute model path', pyfunc('    model_path: /etc/passwd\n'), ['file-outside'], 1],
  ['B19', 'an encoded path outside', pyfunc('    model_path: "%2e%2e/outside"\n'), ['file-outside'], 1],
  ['B20', 'a Windows path', pyfunc("    data: 'C:\\Users\\x'\n"), ['file-outside'], 1],
  ['B20', 'a file: address', pyfunc('    data: file:///etc/passwd\n'), ['file-outside'], 1],
  ['B21', 'a missing file', pyfunc('    model_path: gone.pkl\n'), ['file-missing'], 1],
  [
    'B21',
    'a linked file',
    { MLmodel: GOOD, 'model.pkl': '-> ../outside/model.pkl' },
    ['file-is-a-link'],
    1,
    { says: ['file-missing'] },
  ],
  ['B22', 'two nested models', { MLmodel: GOOD, 'model.pkl': 'x', 'in/MLmodel': GOOD, 'in/model.pkl': 'x' }, [], 0],
  ['B23', 'MLmodel is a folder', { 'MLmodel/a': 'x' }, ['mlmodel-is-a-folder', 'no-mlmodel'], 3],
  [
    'B24',
    'MLmodel is a link out',
    { MLmodel: '-> ../outside/MLmodel' },
    ['mlmodel-is-a-link', 'no-mlmodel'],
    3,
    { says: ['no-mlmodel'] },
  ],
  ['B25', 'an alias of itself', `${GOOD}a: &x [*x]\n`, ['yaml-cyclic-alias'], 1],
  ['B26', 'MLflow 99', GOOD.replace('3.1.0', '99.0'), [], 0],
  ['B26', 'a version that is none', GOOD.replace('3.1.0', '[what, now]'), [], 0],
  ['B27', 'an ID that is none', `${GOOD}model_uuid: {not: one}\nmodel_id: 7\n`, [], 0],
  ['B28', 'a signature that is not JSON', inputs('[{'), ['signature-not-json'], 1],
  ['B29', 'an unknown type', inputs('[{"type": "decimal", "name": "a"}]'), ['signature-unknown-type'], 1],
  [
    'B29',
    'a negative shape',
    inputs('[{"type": "tensor", "tensor-spec": {"dtype": "float64", "shape": [-2, 3]}}]'),
    ['signature-odd-shape'],
    1,
  ],
  ['B30', 'CRLF, then NULs', `${GOOD.replaceAll('\n', '\r\n')}\0\0\0`, ['yaml-character'], 1],
  [
    'B31',
    'pip packages as maps',
    {
      MLmodel: pyfunc('    env: {conda: conda.yaml}\n'),
      'conda.yaml': 'dependencies:\n- pip:\n  - {a: 1}\n  - [b]\n',
    },
    [],
    0,
  ],
  [
    'B32',
    'requirements of every kind',
    {
      MLmodel: GOOD,
      'model.pkl': 'x',
      'requirements.txt': utf16(
        '-r ../outside/model.pkl\n-e .\n--extra-index-url https://user:pass@host.invalid/\nx @ git+ssh://h.invalid/y\nz==1 \\\n --hash=sha256:0\n',
      ),
    },
    [],
    0,
  ],
];

export const MLMODEL_INPUTS: readonly BadInput[] = ROWS.map(([id, name, content, says, exit, dropped]) => ({
  id,
  name,
  says,
  exit,
  ...(dropped === undefined ? {} : { dropped }),
  make: (place) =>
    tree(
      place,
      typeof content === 'string' || content instanceof Uint8Array ? { MLmodel: content, 'model.pkl': 'x' } : content,
    ),
}));

function laughs(): string {
  const letters = [...'bcdefghi'];
  const line = (letter: string, at: number) => `${letter}: &${letter} [${`*${'abcdefgh'[at]},`.repeat(9)}x]\n`;
  return `${GOOD}a: &a [${'x,'.repeat(9)}x]\n${letters.map(line).join('')}`;
}
