import type { CopiedFile } from '../../shared/export/journal.ts';
import {
  compareTree,
  isLeftByLoading,
  readManifest,
  type Manifest,
  type TreeDifference,
} from '../../shared/export/manifest.ts';
import { DIGEST_TAG, PORT_TAG } from '../../shared/export/provenance.ts';
import { openSource } from '../sources/open-source.ts';
import { joinPath } from '../sources/join-path.ts';
import type { Source } from '../sources/source.ts';
import type { ModelVersion } from '../stores/store.ts';
import { hashChunks } from '../transfer/pump.ts';
import { treeDigest } from '../workspaces/digest.ts';
import { pathsOf, PORT_ID } from '../workspaces/home.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import { manifestIn } from '../workspaces/zip-workspace.ts';
import type { PortContext } from './context.ts';
import { readTextOf } from './read-text-of.ts';
import { chunksIn, snapshotOf } from './snapshot.ts';

export interface VerifiedVersion {
  readonly model: string;
  readonly version: string;
  /**
   * same: byte for byte what was ported. differs: it is not. not-ported: nobody wrote down what it should hold. missing: its files
   * are not on this machine.
   */
  readonly state: 'same' | 'differs' | 'not-ported' | 'missing';
  /** Over the files that were ported. */
  readonly digest: string | null;
  readonly files: number;
  readonly difference: TreeDifference;
  /** Why its files can't be read; null where they could. */
  readonly problem: string | null;
}

const NONE: TreeDifference = { missing: [], changed: [], added: [], expected: [] };

/**
 * Reads a version's files again and holds them against what was written down when it was ported. `known`: what the registry says of it,
 * where that was read already: of a model with many versions it says all of them each time.
 */
export async function verifyVersion(
  workspace: Workspace,
  model: string,
  version: string,
  { signal, onProgress }: Pick<PortContext, 'signal' | 'onProgress'>,
  known?: ModelVersion,
): Promise<VerifiedVersion> {
  const found = known ?? (await workspace.model(model))?.versions.find((each) => each.version === version);
  const base = { model, version, files: 0, difference: NONE, digest: null, problem: null };
  let place: string;
  try {
    place = await workspace.files(model, version, known);
  } catch (error) {
    return { ...base, state: 'missing', problem: (error as Error).message };
  }
  const wanted = found?.tags.get(DIGEST_TAG) ?? null;
  const manifest = await manifestFor(workspace, found?.tags.get(PORT_TAG) ?? null);
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
    // Without a manifest only the whole can be judged.
    const against = manifest ?? { files: files.filter(({ path }) => !isLeftByLoading(path)) };
    const difference = compareTree(against, files);
    const others = new Set([...difference.expected, ...difference.added]);
    const digest = treeDigest(files.filter(({ path }) => !others.has(path)));
    const whole = digest === wanted && difference.added.length + snapshot.odd.length === 0;
    return { ...base, state: whole ? 'same' : 'differs', digest, files: files.length, difference };
  } finally {
    await source.close();
  }
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
