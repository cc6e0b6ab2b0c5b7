import { toErrorData, type ErrorData } from '../../shared/contract/errors.ts';
import type { CopiedFile } from '../../shared/export/journal.ts';
import { leftIn } from '../../shared/export/left-by-loading.ts';
import { MANIFEST_FILE, readManifest, type Manifest, type TreeDifference } from '../../shared/export/manifest.ts';
import { DIGEST_TAG, PORT_TAG } from '../../shared/export/provenance.ts';
import { compareWhole } from '../../shared/export/tree-difference.ts';
import { visible } from '../../shared/safety/visible.ts';
import { openSource } from '../sources/open-source.ts';
import { joinPath } from '../sources/join-path.ts';
import type { Source } from '../sources/source.ts';
import { lostPlace } from '../stores/artifact-place.ts';
import type { ModelVersion } from '../stores/store.ts';
import { hashChunks } from '../transfer/pump.ts';
import { treeDigest } from '../workspaces/digest.ts';
import { pathsOf, PORT_ID } from '../workspaces/home.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import { manifestIn } from '../workspaces/zip-contents.ts';
import type { PortContext } from './context.ts';
import { readTextOf } from './read-text-of.ts';
import { chunksIn, snapshotOf } from './snapshot.ts';

export interface VerifiedVersion {
  readonly model: string;
  readonly version: string;
  /**
   * same: byte for byte what was ported. moved: that, and MLflow looks for it at an old place, where it is not. differs: it is not what was
   * ported. not-ported: nobody wrote down what it should hold. missing: its files are not on this machine. unread: its meta.yaml or its files
   * can't be read.
   */
  readonly state: 'same' | 'moved' | 'differs' | 'not-ported' | 'missing' | 'unread';
  /** Over the files that were ported, without what loading leaves. */
  readonly digest: string | null;
  readonly files: number;
  /** expected: what MLflow and Python left behind when they loaded the model, which is no damage. */
  readonly difference: TreeDifference & { readonly expected: readonly string[] };
  /** Why its files can't be read, or why nothing is said of each of them; null where all could be said. */
  readonly problem: ErrorData | null;
}

const NONE: VerifiedVersion['difference'] = { missing: [], changed: [], added: [], expected: [] };

/**
 * Reads a version's files again and holds them against what was written down when it was ported. `known`: what the registry says of it,
 * where that was read already: of a model with many versions it says all of them each time.
 */
export async function verifyVersion(
  workspace: Workspace,
  model: string,
  version: string,
  context: Pick<PortContext, 'signal' | 'onProgress'>,
  known?: ModelVersion,
): Promise<VerifiedVersion> {
  try {
    return await verified(workspace, model, version, context, known);
  } catch (error) {
    const problem = toErrorData(error);
    // Closed to us: others of the workspace can be judged all the same.
    if (problem.code !== 'no-permission') throw error;
    return { model, version, state: 'unread', digest: null, files: 0, difference: NONE, problem };
  }
}

async function verified(
  workspace: Workspace,
  model: string,
  version: string,
  { signal, onProgress }: Pick<PortContext, 'signal' | 'onProgress'>,
  known?: ModelVersion,
): Promise<VerifiedVersion> {
  const found = known ?? (await workspace.model(model))?.versions.find((each) => each.version === version);
  const base = { model, version, files: 0, difference: NONE, digest: null, problem: null };
  const port = found?.tags.get(PORT_TAG) ?? null;
  const tag = found?.tags.get(DIGEST_TAG) ?? null;
  // Wherever its files are, there is nothing to hold them against; of one that can't be read nobody knows.
  if (found !== undefined && found.unread === undefined && port === null && tag === null)
    return { ...base, state: 'not-ported' };
  let place: string;
  try {
    place = await workspace.files(model, version, known);
  } catch (error) {
    const problem = toErrorData(error);
    return { ...base, state: problem.code === 'version-unread' ? 'unread' : 'missing', problem };
  }
  const [location = null] = found === undefined ? [] : await workspace.locate([found]);
  const lost = lostPlace(location);
  const manifest = await manifestFor(workspace, port);
  const wanted = tag ?? manifest?.digest ?? null;
  if (wanted === null) return { ...base, state: 'not-ported' };
  const source = await openSource({ kind: 'path', path: place });
  try {
    const inside = await insideOf(source);
    const snapshot = await snapshotOf(source, inside, signal);
    const files: CopiedFile[] = [];
    let done = 0;
    for (const [at, file] of snapshot.files.entries()) {
      const chunks = chunksIn(source, joinPath(inside, file.path), file.size);
      files.push({ ...file, digest: (await hashChunks(chunks, file.size, signal)).digest });
      done += file.size;
      onProgress?.({ step: 'check', done, total: snapshot.size, files: at + 1, of: snapshot.files.length });
    }
    const { folders, odd, left } = snapshot;
    const fits = manifest !== null && treeDigest(manifest.files) === wanted;
    // Without a manifest that can be believed only the whole can be judged.
    const against = fits ? manifest : { files, folders };
    const difference = { ...compareWhole(against, { files, folders, odd }), expected: left };
    const { missing, changed, added } = difference;
    const others = new Set(added);
    const ported = files.filter(({ path }) => !others.has(path));
    const digest = treeDigest(ported);
    // Older programs ported what loading had left at the source: it counts in the digest that they wrote down.
    const asPorted = [digest, treeDigest([...ported, ...leftIn(manifest?.files ?? [])])].includes(wanted);
    const same = asPorted && missing.length + changed.length + added.length === 0;
    const state = !same ? 'differs' : lost === null ? 'same' : 'moved';
    const told = fits ? null : manifest !== null ? unfit(workspace, port) : same ? null : NO_LIST;
    const elsewhere = lost === null ? null : movedFrom(lost, place);
    const problem = state === 'moved' ? elsewhere : (told ?? elsewhere);
    return { ...base, state, digest, files: files.length, difference, problem };
  } finally {
    await source.close();
  }
}

const NO_LIST: ErrorData = { code: 'manifest-gone', message: 'What was written down of each file is gone.' };

function movedFrom(lost: string, place: string): ErrorData {
  const details = { path: visible(lost), place: visible(place) };
  return { code: 'version-moved', message: `MLflow looks for it at ${details.path}, where it is not.`, details };
}

/** Somebody changed the tag or the manifest. */
function unfit({ kind, home }: Workspace, port: string | null): ErrorData {
  const file = kind === 'zip' || port === null ? MANIFEST_FILE : pathsOf(home, port).manifest;
  return { code: 'manifest-unfit', message: `${file} and the tag do not fit.`, details: { path: visible(file) } };
}

/** A version's place is the model's own folder; in a zip that is the only one. */
async function insideOf(source: Source): Promise<string> {
  if (source.kind !== 'zip') return '';
  return (await source.list('')).find(({ type }) => type === 'folder')?.path ?? '';
}

async function manifestFor(workspace: Workspace, port: string | null): Promise<Manifest | null> {
  if (workspace.kind === 'zip') return manifestIn(workspace.place);
  if (port === null || !PORT_ID.test(port)) return null;
  return readManifest(readTextOf(pathsOf(workspace.home, port).manifest) ?? '');
}
