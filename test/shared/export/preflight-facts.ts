import type { ListedFile } from '../../../shared/contract/file-methods.ts';
import type { ReferenceState } from '../../../shared/contract/model-reading.ts';
import { environmentReport } from '../../../shared/environment/environment-report.ts';
import type { EnvironmentText } from '../../../shared/environment/environment-sources.ts';
import type { TreeDifference } from '../../../shared/export/manifest.ts';
import type { PreflightFacts } from '../../../shared/export/preflight-facts.ts';
import { readModelDocument } from '../../../shared/mlmodel/read-model-document.ts';

export const MLMODEL = `flavors:
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
export const file = (path: string, more: Partial<ListedFile> = {}): ListedFile => ({
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

export const TARGET = {
  kind: 'sqlite',
  role: null,
  refusals: [],
  served: false,
  duplicate: null,
  lost: null,
  alike: null,
  again: null,
  free: 1e12,
  size: 100,
} as const;

/** Of a zip whose manifest fits. */
export const UNCHANGED: TreeDifference = { missing: [], changed: [], added: [] };

export interface Change {
  readonly mlmodel?: string;
  readonly files?: readonly ListedFile[];
  readonly references?: readonly Partial<ReferenceState>[];
  readonly requirements?: string;
  readonly conda?: string;
  readonly pointer?: string;
  readonly example?: PreflightFacts['example'];
  readonly texts?: PreflightFacts['texts'];
  readonly unlooked?: readonly string[];
  readonly serving?: PreflightFacts['serving'];
  readonly changed?: readonly string[];
  readonly card?: boolean;
  readonly verdict?: PreflightFacts['verdict'];
  readonly manifest?: PreflightFacts['manifest'];
  readonly state?: PreflightFacts['state'];
  readonly target?: Partial<PreflightFacts['target']>;
}

/** A sound model of MLflow's, changed as told. */
export function facts(change: Change): PreflightFacts {
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
    unlooked: change.unlooked ?? [],
    manifest: change.manifest ?? UNCHANGED,
    verdict: change.verdict ?? null,
    state: change.state ?? 'ready',
    target: { ...TARGET, ...change.target },
  };
}
export const without = (line: string) => MLMODEL.replace(new RegExp(`^ *${line}.*\\n`, 'm'), '');
export const secret = { path: 'x.txt', secret: true, machine: false };
export const against = (verdict: NonNullable<PreflightFacts['verdict']>['verdict']) => ({
  against: '3',
  verdict,
  reasons: 2,
  findings: [],
});
