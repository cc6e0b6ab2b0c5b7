import type { EnvironmentReport } from '../environment/environment-report.ts';
import type { ModelDocument } from '../mlmodel/model-document.ts';
import { visible } from '../safety/visible.ts';
import type { Spec } from '../signature/types.ts';
import { AZURE_NESTED_FLAVORS, AZURE_PACKAGES, AZURE_VERSIONS } from './azure-rules.ts';
import { azureName, azureTagKey } from './azure-model.ts';
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
  if (inputs.length === 0) return [finding('no-signature', 'warning')];
  const nested = document.flavors.some(({ name }) => AZURE_NESTED_FLAVORS.includes(name));
  return inputs.flatMap((spec) => ofSpec(spec, nested));
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
  const missing = AZURE_PACKAGES.filter(({ name }) => !conda.some((row) => row.name === name)).map(
    ({ name, since, evidence }) => finding('package', 'error', { name, since: since || '-', evidence }),
  );
  const refused = AZURE_VERSIONS.flatMap(({ name, rule, refused: isRefused, evidence }) => {
    const row = environment.packages.find((each) => each.name === name);
    const pins = (row?.entries ?? []).flatMap(({ specifier }) => /^={1,2}(\d[\w.]*)/.exec(specifier ?? '')?.[1] ?? []);
    const pin = pins.find((version) => isRefused(version.split('.').map(Number)));
    return pin === undefined ? [] : [finding(rule, 'warning', { version: visible(pin), evidence })];
  });
  return [...missing, ...refused];
}

/** Names that Azure would refuse are written differently, and that is told. */
function names({ name, tags }: AzureFacts): AzureFinding[] {
  const keys = Object.keys(tags).filter((key) => azureTagKey(key) !== key);
  return [
    ...(azureName(name) === name ? [] : [finding('name', 'note', { from: visible(name), to: azureName(name) })]),
    ...keys.map((key) => finding('tag', 'note', { from: visible(key), to: azureTagKey(key) })),
  ];
}

/** The upload passes over what these files name, also where it is the model itself. */
function ignored({ files }: AzureFacts): AzureFinding[] {
  return files
    .filter((path) => path === '.amlignore' || path === '.gitignore')
    .map((path) => finding('ignored', 'warning', { path }));
}
