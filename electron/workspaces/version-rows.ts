import { KnownError } from '../../shared/contract/errors.ts';
import type { RegisteredRow, VersionRow } from '../../shared/contract/store-schemas.ts';
import { findArtifacts, foldersAround } from '../stores/artifact-place.ts';
import { registeredRow, versionRow } from '../stores/store-answers.ts';
import type { ModelVersion, RegisteredModel } from '../stores/store.ts';
import type { Workspace } from './workspace.ts';

export interface VersionPage {
  readonly model: RegisteredRow;
  readonly rows: VersionRow[];
  readonly next: number | null;
}

/** Versions of a model, the newest first. Error `store-no-model`. */
export async function versionPage(
  workspace: Workspace,
  name: string,
  { cursor, limit }: { readonly cursor: number; readonly limit: number },
): Promise<VersionPage> {
  const model = await modelIn(workspace, name);
  const end = cursor + limit;
  const shown = [...model.versions].reverse().slice(cursor, end);
  return {
    model: registeredRow(model),
    rows: await toRows(workspace, model, shown),
    next: end < model.versions.length ? end : null,
  };
}

/** One version, and the folder of its files where they are at hand. Errors: `store-no-model`, `version-none`. */
export async function oneVersion(
  workspace: Workspace,
  name: string,
  number: string,
): Promise<{ model: RegisteredRow; version: VersionRow; files: string | null }> {
  const model = await modelIn(workspace, name);
  const found = model.versions.filter(({ version }) => version === number);
  const [version] = await toRows(workspace, model, found);
  if (version === undefined)
    throw new KnownError('version-none', `There is no version ${number} of ${name}.`, { name, version: number });
  const near = version.place === 'here' || version.place === 'moved';
  return { model: registeredRow(model), version, files: near ? await workspace.files(name, number) : null };
}

async function modelIn(workspace: Workspace, name: string): Promise<RegisteredModel> {
  const model = await workspace.model(name);
  if (model === null) throw new KnownError('store-no-model', `There is no model ${name}.`, { name });
  return model;
}

async function toRows(
  workspace: Workspace,
  model: RegisteredModel,
  versions: readonly ModelVersion[],
): Promise<VersionRow[]> {
  const runs = await workspace.knownRuns(versions.flatMap(({ run }) => run || []));
  const locations = await workspace.locate(versions);
  const around = foldersAround(workspace.place, workspace.kind);
  return versions.map((each, at) => {
    const location = locations[at] ?? null;
    const place =
      workspace.kind === 'zip' ? 'here' : location === null ? null : findArtifacts(location, ...around).state;
    return versionRow(model, each, { place, runHere: each.run !== null && runs.has(each.run) });
  });
}
