import { aliasProblem, modelNameProblem } from '../../shared/workspace/names.ts';
import { KnownError, toErrorData } from '../../shared/contract/errors.ts';
import { readSourceUri } from '../../shared/export/source-uri.ts';
import { visible } from '../../shared/safety/visible.ts';
import { readModel } from '../sources/read-model.ts';
import { openWorkspace } from '../workspaces/open-workspace.ts';
import { closedAmong, closedToPort, nearest } from '../workspaces/writable.ts';
import { newStore, workspaceOptions, type TargetPlace } from './context.ts';
import { escapedIn } from './facts.ts';
import type { PortSource } from './port-source.ts';
import type { PortBase, SourceFacts, SourcePlace, TargetFacts, TargetProblem } from './port-table.ts';
import { snapshotOf } from './snapshot.ts';
import { portSource, workspaceAt } from './source-of.ts';

/** Opens what is to be ported; whoever asks closes it. Errors: those of `portSource`. */
export async function openSourcePlace(from: SourcePlace, base: PortBase, signal?: AbortSignal): Promise<PortSource> {
  if (from.kind === 'model') {
    const opened = await portSource(from.place, null, signal, from.inside, from.type ?? null);
    return from.store === undefined ? opened : { ...opened, around: from.store };
  }
  const workspace = from.place === null ? null : await workspaceAt(from.place, workspaceOptions(base));
  if (from.kind === 'version') return portSource(`models:/${from.name}/${from.version}`, workspace, signal);
  // Pages name no places.
  if (readSourceUri(from.uri).kind === 'place')
    throw new KnownError('source-path', `${from.uri} is a place on disk.`, { uri: visible(from.uri) });
  return portSource(from.uri, workspace, signal);
}

/** What a person sees of a source before anything else is decided. */
export async function lookAtSource(from: SourcePlace, base: PortBase, signal?: AbortSignal): Promise<SourceFacts> {
  const opened = await openSourcePlace(from, base, signal);
  try {
    const { name, uri, version, run, tags, description, aliases, stage, chain, source, inside, type } = opened;
    const { files, size } = await snapshotOf(source, inside, signal);
    const document = type === 'mlflow' ? (await readModel(source, inside, signal)).document : null;
    return {
      name,
      uri,
      version,
      run,
      tags,
      description,
      aliases,
      stage,
      size,
      files: files.length,
      hops: chain.length,
      flavors: document?.flavors.map((flavor) => flavor.name) ?? [],
      signature: document !== null && document.signature !== null,
      // What is none of MLflow's has nothing that MLflow could refuse.
      loadable: document?.loadable ?? true,
    };
  } finally {
    await opened.source.close();
  }
}

/** Names that are offered. */
const NAMES = 1000;

/** What a model of this name would meet there. Nothing is written. Errors: those of opening a workspace. */
export async function lookAtTarget(
  target: TargetPlace,
  model: string,
  alias: string | null,
  base: PortBase,
): Promise<TargetFacts> {
  const workspace = await openWorkspace(target.place, workspaceOptions(base));
  const kind = workspace?.kind ?? target.layout;
  const problems: TargetProblem[] = [];
  const refuse = (
    about: TargetProblem['about'],
    refusal: { code: string; details: TargetProblem['details'] } | null,
  ) => {
    if (refusal !== null) problems.push({ about, ...refusal });
  };
  refuse('place', workspace?.readOnly ?? null);
  refuse('place', workspace === null ? closedAmong([nearest(target.place)]) : closedToPort(workspace, model));
  if (kind !== 'zip') refuse('place', escapedIn(workspace?.place ?? newStore(target)));
  refuse('model', modelNameProblem(model, kind));
  refuse('alias', alias === null ? null : aliasProblem(alias, kind));
  const facts: TargetFacts = {
    kind,
    place: workspace?.place ?? target.place,
    isNew: workspace === null,
    next: '1',
    fresh: true,
    aliasBefore: null,
    aliases: [],
    problems,
    models:
      workspace === null || kind === 'zip' ? [] : (await workspace.models()).slice(0, NAMES).map(({ name }) => name),
  };
  if (workspace === null || problems.some(({ about }) => about !== 'place')) return facts;
  try {
    const there = await workspace.model(model);
    const aliases = [...(there?.aliases ?? [])].map(([each, version]) => ({ alias: each, version }));
    const { next, fresh, aliasBefore } = await workspace.plan(model, alias);
    return { ...facts, next, fresh, aliasBefore, aliases };
  } catch (error) {
    const { code, details = {} } = toErrorData(error);
    problems.push({ about: 'model', code, details });
    return facts;
  }
}
