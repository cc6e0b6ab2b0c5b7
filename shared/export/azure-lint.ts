import type { EnvironmentReport } from '../environment/environment-report.ts';
import type { ModelDocument } from '../mlmodel/model-document.ts';
import { visible } from '../safety/visible.ts';
import type { Spec } from '../signature/types.ts';
import { AZURE_NESTED_FLAVORS, AZURE_PACKAGES, AZURE_VERSIONS } from './azure-rules.ts';
import { azureName, azureTagKeys } from './azure-model.ts';
import type { TritonFinding } from './triton.ts';

/** Something that Azure ML would refuse, trip over or change. Its words: `azureLint.<rule>`. */
export interface AzureFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly details: Readonly<Record<string, string>>;
}

export interface AzureFacts {
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Paths of all files. */
  readonly files: readonly string[];
  /** null for what is no model of MLflow's. */
  readonly model: {
    readonly document: ModelDocument;
    readonly environment: EnvironmentReport;
    readonly example: 'none' | 'accepted' | 'refused' | 'not-judged';
  } | null;
  readonly triton: readonly TritonFinding[] | null;
}

/** What Azure ML would say of a model that is registered there and served without code; the gravest first. */
export function lintAzure(facts: AzureFacts): AzureFinding[] {
  const { model, triton } = facts;
  const own =
    model !== null
      ? [...served(model), ...signature(model), ...packages(model)]
      : triton === null
        ? [finding('custom', 'warning')]
        : triton.map(({ rule, path }) => finding(`triton-${rule}`, 'error', { path: visible(path) }));
  const rank = { error: 0, warning: 1, note: 2 };
  return [...own, ...names(facts), ...ignored(facts)].sort((a, b) => rank[a.severity] - rank[b.severity]);
}

type Model = NonNullable<AzureFacts['model']>;

function finding(
  rule: string,
  severity: AzureFinding['severity'],
  details: AzureFinding['details'] = {},
): AzureFinding {
  return { rule, severity, details };
}

function served({ document, example }: Model): AzureFinding[] {
  const pyfunc = document.flavors.some(({ name }) => name === 'python_function');
  return [
    ...(pyfunc ? [] : [finding('no-pyfunc', 'error')]),
    ...(example === 'refused' ? [finding('example', 'warning')] : []),
  ];
}

function signature({ document }: Model): AzureFinding[] {
  const inputs = document.signature?.inputs?.specs ?? [];
  if (inputs.length === 0) return [finding('batch-signature', 'warning'), finding('no-signature', 'warning')];
  const nested = document.flavors.some(({ name }) => AZURE_NESTED_FLAVORS.includes(name));
  const batch = inputs.some(({ kind }) => kind === 'tensor') ? [finding('batch-images', 'note')] : [];
  return [...inputs.flatMap((spec) => ofSpec(spec, nested)), ...batch];
}

function ofSpec(spec: Spec, nested: boolean): AzureFinding[] {
  const details = { name: visible(String(spec.name ?? '-')) };
  if (spec.kind === 'tensor')
    // The scoring script makes zeros of this shape; the first dimension alone may be open.
    return spec.shape.slice(1).some((size) => Number(size) === -1) ? [finding('tensor-open', 'error', details)] : [];
  const optional = spec.required === false ? [finding('optional', 'note', details)] : [];
  if (spec.type.kind !== 'scalar') return nested ? optional : [finding('nested', 'error', details), ...optional];
  const odd = spec.type.name === 'datetime' || spec.type.name === 'binary';
  return odd ? [finding('type-odd', 'warning', { ...details, type: spec.type.name }), ...optional] : optional;
}

function packages({ environment }: Model): AzureFinding[] {
  const conda = environment.packages.filter(({ entries }) => entries.some(({ source }) => source === 'conda'));
  if (conda.length === 0) return [finding('no-conda', 'error')];
  const missing = AZURE_PACKAGES.filter(
    ({ name, by = [] }) => !conda.some((row) => row.name === name || by.includes(row.name)),
  ).map(({ name, evidence }) => finding('package', 'error', { name, evidence }));
  // What conda.yaml pins is installed, whatever MLmodel says that the model was made with.
  const pinsOf = (name: string) =>
    (conda.find((row) => row.name === name)?.entries ?? []).flatMap(({ source, specifier }) =>
      source === 'conda' ? (/^={1,2}\s*(\d+(?:\.\w+)*)/.exec(specifier ?? '')?.[1] ?? []) : [],
    );
  const numbers = (version = '') => version.split('.').map(Number);
  const python = numbers(pinsOf('python')[0]);
  const refused = AZURE_VERSIONS.flatMap(({ name, rule, refused: isRefused, evidence }) => {
    const pin = pinsOf(name).find((version) => isRefused(numbers(version), python));
    return pin === undefined ? [] : [finding(rule, 'error', { version: visible(pin), evidence })];
  });
  return [...missing, ...refused];
}

/** Names that Azure would refuse are written differently, and that is told. */
function names({ name, tags }: AzureFacts): AzureFinding[] {
  const keys = [...azureTagKeys(tags)].filter(([key, called]) => called !== key);
  return [
    ...(azureName(name) === name ? [] : [finding('name', 'note', { from: visible(name), to: azureName(name) })]),
    ...keys.map(([key, called]) => finding('tag', 'note', { from: visible(key), to: called })),
  ];
}

/** The upload passes over what these files name, also where it is the model itself. */
function ignored({ files }: AzureFacts): AzureFinding[] {
  return files
    .filter((path) => path === '.amlignore' || path === '.gitignore')
    .map((path) => finding('ignored', 'warning', { path }));
}
