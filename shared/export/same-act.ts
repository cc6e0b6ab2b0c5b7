import { azureModelYaml, azureName, azureTags } from './azure-model.ts';
import { pathOfFileUrl } from './file-url.ts';
import type { Plan } from './plan.ts';
import { pythonAct } from './python-act.ts';
import { shellOf, shellText, type Shell } from './quote.ts';

/** One port in the words of others: to be read, kept, and run by hand. */
export interface SameAct {
  readonly shell: Shell;
  /** Does the same, checks and proof included. */
  readonly modelPorter: string;
  /** The same version by MLflow alone; nothing is checked or read back. */
  readonly python: string;
  /** Into Azure ML, from documents: nobody tried it on a live workspace. `yaml` is the file that `az` reads. */
  readonly azure: { readonly command: string; readonly yaml: string };
}

export function sameAct(plan: Plan, shell: Shell = shellOf(plan.source.place)): SameAct {
  return { shell, modelPorter: porterCommand(plan, shell), python: pythonAct(plan), azure: azureAct(plan) };
}

/** What takes it back. */
export function undoCommand({ id }: Pick<Plan, 'id'>): string {
  return `model-porter undo ${id}`;
}

/** The model's folder, or the zip that it is in. */
export function sourcePlace({ source: { place, inside } }: Pick<Plan, 'source'>): string {
  if (inside === '' || isZip(place)) return place;
  const separator = shellOf(place) === 'powershell' ? '\\' : '/';
  return `${place}${place.endsWith(separator) ? '' : separator}${inside.split('/').join(separator)}`;
}

export function isZip(place: string): boolean {
  return /\.zip$/i.test(place);
}

function porterCommand(plan: Plan, shell: Shell): string {
  const { source, target, reason } = plan;
  const store = source.store === null ? null : pathOfFileUrl(source.store);
  const given: [string, string][] = [['to', target.workspace ?? target.place]];
  if (store !== null) given.push(['from', store]);
  given.push(['name', target.model]);
  // Those that a zip brings come by themselves, unless somebody wants none.
  const brings = source.version === null && source.aliases.length > 0 && target.kind !== 'zip';
  if (target.alias !== null || brings) given.push(['alias', target.alias ?? '']);
  if (target.description !== null && target.description !== source.description)
    given.push(['description', target.description]);
  // What the source brings along comes by itself.
  for (const [key, value] of Object.entries(target.tags))
    if (source.tags[key] !== value) given.push(['tag', `${key}=${value}`]);
  if (reason !== null) given.push(['reason', reason]);
  if (target.role === 'PROD' && target.workspace !== null) given.push(['confirm', target.workspace]);
  if (source.type !== undefined && source.type !== 'mlflow') given.push(['type', source.type]);
  if (target.kind === 'files') given.push(['layout', 'files']);
  const from = store === null ? sourcePlace(plan) : source.uri;
  const options = given.map(([key, value]) => option(key, value, shell));
  const azure = target.beside === undefined ? [] : ['--azure'];
  return ['model-porter export', shellText(from, shell), ...options, ...azure].join(' ');
}

/** A value that begins with a dash would be taken for an option of its own. */
function option(key: string, value: string, shell: Shell): string {
  return value.startsWith('-') ? `--${key}=${shellText(value, shell)}` : `--${key} ${shellText(value, shell)}`;
}

function azureAct(plan: Plan): SameAct['azure'] {
  const { target, source } = plan;
  const place = sourcePlace(plan);
  const dotted = /\.[^\\/]*[\\/]?$/.test(place) && (source.type ?? 'mlflow') === 'mlflow';
  const copy = dotted
    ? "# Copy the folder to ./model first: Azure's SDK takes no path whose last part has a dot.\n"
    : '';
  const first = isZip(source.place) ? '# Unpack the zip to ./model first.\n' : copy;
  const model = {
    name: azureName(target.model),
    type: `${source.type ?? 'mlflow'}_model` as const,
    path: first === '' ? place : './model',
    description: target.description,
    tags: azureTags(target.tags),
  };
  return { command: AZ_COMMAND, yaml: `${first}${azureModelYaml(model)}` };
}

/** Group and workspace are the person's own. */
export const AZ_COMMAND =
  'az ml model create --file model.yml --resource-group YOUR-GROUP --workspace-name YOUR-WORKSPACE';
