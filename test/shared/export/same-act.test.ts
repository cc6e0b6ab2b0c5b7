import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { azureModelYaml, azureName, azureTagKeys } from '../../../shared/export/azure-model.ts';
import { pathOfFileUrl } from '../../../shared/export/file-url.ts';
import { quotedText, shellOf, shellText } from '../../../shared/export/quote.ts';
import { sameAct } from '../../../shared/export/same-act.ts';
import { planOf, type PlanChange } from '../../support/plan.ts';

/** Texts that would do harm, or be others, where they are not quoted. */
const TEXTS = [
  'plain',
  '',
  'two words',
  "it's",
  'a"b',
  '$(touch /tmp/x) `id` ${HOME}',
  '; rm -rf x & exit',
  'new\nline',
  'tab\tand\u001b[31m colour',
  '~/x',
  '*?[a]',
  '=ls',
  '!history',
  'back\\slash',
  '#no comment',
  'año 😀',
  '\u202Egnp.exe',
  "'\n'\\'",
  '{a,b}',
  '-x',
];

describe('a text as one argument', () => {
  it.each(TEXTS)('%j is the same to a real bash', (text) => {
    const said = spawnSync('bash', ['-c', `printf %s ${shellText(text, 'posix')}`], { encoding: 'utf8' });
    expect(said.stdout).toBe(text);
    for (const sign of ['\n', '\u001b', '\u202e']) expect(shellText(text, 'posix')).not.toContain(sign);
  });

  it.each([
    ['C:\\Users\\ana', 'C:\\Users\\ana'],
    ["it's", "'it''s'"],
    ['it\u2019s', "'it\u2019\u2019s'"],
    ['$env:X "a"', '\'$env:X "a"\''],
    ['two\nlines $x "q"', '"two`u{a}lines `$x `"q`""'],
    ['', "''"],
    ['a,b', "'a,b'"],
  ])('%j in PowerShell', (text, wanted) => expect(shellText(text, 'powershell')).toBe(wanted));

  it.each(TEXTS)('%j is the same as JSON', (text) => {
    expect(JSON.parse(quotedText(text))).toBe(text);
    expect(quotedText(text)).not.toMatch(/[\n\u202e]/);
  });

  it.each([
    ['/work', 'posix'],
    ['C:\\x', 'powershell'],
    ['\\\\server\\share', 'powershell'],
  ])('%s is of %s', (place, shell) => expect(shellOf(place)).toBe(shell));
});

describe('a file address', () => {
  it.each([
    ['file:///team/a%20b/mlflow.db', '/team/a b/mlflow.db'],
    ['file:///C:/team/x', 'C:\\team\\x'],
    ['file://server/share/x', '\\\\server\\share\\x'],
    ['file:///%E0%A4%A', null],
    ['https://x/y', null],
    ['models:/a/1', null],
  ])('%s leads to %s', (url, wanted) => expect(pathOfFileUrl(url)).toBe(wanted));
});

describe('a name for Azure', () => {
  it.each([
    ['churn', 'churn'],
    ['prod.risk.churn', 'prod-risk-churn'],
    ['Niño modelo', 'Nino-modelo'],
    ['_x_', 'x_'],
    ['模型', 'model'],
    ['a'.repeat(300), 'a'.repeat(255)],
  ])('%s', (name, wanted) => {
    expect(azureName(name)).toBe(wanted);
    expect(azureName(name)).toMatch(/^[a-zA-Z0-9][a-zA-Z0-9\-_]{0,254}$/);
  });
});

describe('a name in the file for az', () => {
  it.each(['2024', 'no', 'null', '1_000', '0x1F', 'on', '1e3', '1-2'])(
    '%s stays a text to YAML 1.1 and 1.2',
    (name) => {
      const yaml = azureModelYaml({ name, type: 'mlflow_model', path: './m', description: null, tags: {} });
      for (const version of ['1.1', '1.2'] as const) expect(parse(yaml, { version })).toMatchObject({ name });
    },
  );
});

describe('tags for Azure', () => {
  it.each([
    [
      ['team', 'a.b'],
      ['team', 'a.b'],
    ],
    [
      ['team:x', 'team_x'],
      ['team_x_2', 'team_x'],
    ],
    [
      ['a/b', 'a:b', 'a b', 'a_b_2'],
      ['a_b', 'a_b_3', 'a_b_4', 'a_b_2'],
    ],
    [['model/porter_source'], ['model_porter_source_2']],
    [
      ['x'.repeat(300), 'x'.repeat(301)],
      ['x'.repeat(256), `${'x'.repeat(254)}_2`],
    ],
  ])('%j become %j: none hides another', (keys, wanted) =>
    expect([...azureTagKeys(Object.fromEntries(keys.map((key) => [key, '']))).values()]).toEqual(wanted),
  );
});

const COMMANDS: readonly (readonly [string, PlanChange, string])[] = [
  ['a folder', {}, 'model-porter export /models/model --to /team/mlflow.db --name churn'],
  [
    'a model deeper in a folder',
    { source: { inside: 'artifacts/model' } },
    'model-porter export /models/model/artifacts/model --to /team/mlflow.db --name churn',
  ],
  [
    'a zip',
    { source: { place: '/models/my model.zip', inside: 'model' } },
    "model-porter export '/models/my model.zip' --to /team/mlflow.db --name churn",
  ],
  [
    'a zip that brings aliases',
    { source: { place: '/m.zip', aliases: ['best', 'next'] }, target: { alias: 'best', also: ['next'] } },
    'model-porter export /m.zip --to /team/mlflow.db --name churn --alias best',
  ],
  [
    'a zip of whose aliases none is wanted',
    { source: { place: '/m.zip', aliases: ['best', 'next'] } },
    "model-porter export /m.zip --to /team/mlflow.db --name churn --alias ''",
  ],
  [
    'a version of a workspace, into production',
    {
      source: {
        uri: 'models:/churn/3',
        store: 'file:///dev/mlflow.db',
        version: '3',
        tags: { team: 'risk' },
        description: 'd',
      },
      target: {
        workspace: 'prod',
        role: 'PROD',
        alias: 'champion',
        description: 'd',
        tags: { team: 'risk', note: '-x' },
      },
      reason: "it's agreed",
    },
    "model-porter export models:/churn/3 --to prod --from /dev/mlflow.db --name churn --alias champion --tag note=-x --reason 'it'\\''s agreed' --confirm prod",
  ],
  [
    'files as they are, into a bundle for Azure',
    { source: { type: 'custom' }, target: { kind: 'zip', place: '/o.zip', beside: { 'model.yml': '' } } },
    'model-porter export /models/model --to /o.zip --name churn --type custom --azure',
  ],
  [
    'a name that looks like an option, into a file store',
    { target: { kind: 'files', place: '/team/mlruns', model: '-v', description: '--json' } },
    'model-porter export /models/model --to /team/mlruns --name=-v --description=--json --layout files',
  ],
];

describe('the same act', () => {
  it.each(COMMANDS)('of %s, as a command of ours', (_name, change, wanted) =>
    expect(sameAct(planOf(change)).modelPorter).toBe(wanted),
  );

  it('as Python puts a file store right before MLflow is loaded, and unpacks a zip', () => {
    const change = {
      source: { place: '/w/m.zip', inside: 'm' },
      target: { kind: 'files', place: '/team/mlruns' },
    } as const;
    const { python } = sameAct(planOf(change));
    expect(python.indexOf('MLFLOW_ALLOW_FILE_STORE')).toBeLessThan(python.indexOf('import mlflow'));
    expect(python).toContain('zipfile.ZipFile("/w/m.zip").extractall(folder)');
    expect(python).toContain('Path(folder) / "m"');
  });

  it('as a file for az has names that Azure takes, and texts alone', () => {
    const { azure } = sameAct(
      planOf({ target: { model: 'a.b', tags: { 'team/name': '12', on: 'no' }, description: 'x: "y"' } }),
    );
    expect(azure.yaml.split('\n').slice(1)).toEqual([
      'name: "a-b"',
      'type: mlflow_model',
      'path: "/models/model"',
      'description: "x: \\"y\\""',
      'tags:',
      '  "team_name": "12"',
      '  "on": "no"',
      '',
    ]);
    expect(sameAct(planOf({ source: { place: '/m/v-1.0' } })).azure.yaml).toMatch(/^# Copy [^]*^path: "\.\/model"$/m);
    expect(azure.command).toMatch(/^az ml model create --file model\.yml /);
  });
});
