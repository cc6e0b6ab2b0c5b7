import type { CopiedFile } from '../../shared/export/journal.ts';
import { readManifest } from '../../shared/export/manifest.ts';
import { DIGEST_TAG, PORT_TAG } from '../../shared/export/provenance.ts';
import type { LostVersion } from '../../shared/export/preflight-facts.ts';
import { visible } from '../../shared/safety/visible.ts';
import { joinPath } from '../sources/join-path.ts';
import { lostPlace } from '../stores/artifact-place.ts';
import type { RegisteredModel } from '../stores/store.ts';
import { hashChunks } from '../transfer/pump.ts';
import { treeDigest } from '../workspaces/digest.ts';
import { pathsOf, PORT_ID } from '../workspaces/home.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import { holdsBeside } from '../workspaces/zip-contents.ts';
import type { PortSource } from './port-source.ts';
import { readTextOf } from './read-text-of.ts';
import { chunksIn, type Snapshot } from './snapshot.ts';

export interface Same {
  readonly version: string | null;
  /** The source's files with their digests, where they had to be read. */
  readonly files: readonly CopiedFile[] | null;
  /** One of the same content that MLflow looks for where it is not (any more): it counts as none. */
  readonly lost: LostVersion | null;
}

/**
 * The version of the same content, by what earlier ports wrote down. Files are only read where their names and sizes agree. A zip has to
 * hold what goes `beside` the model, too.
 */
export async function sameContent(
  from: PortSource,
  snapshot: Snapshot,
  workspace: Workspace | null,
  model: RegisteredModel | null,
  { beside, signal }: { readonly beside: readonly string[]; readonly signal: AbortSignal | undefined },
): Promise<Same> {
  const listing = (files: readonly { readonly path: string; readonly size: number }[]) =>
    JSON.stringify(files.map(({ path: name, size }) => [name, size]));
  const wanted = listing(snapshot.files);
  const candidates = (model?.versions ?? []).filter(({ tags, unread }) => {
    if (unread !== undefined) return false;
    const port = tags.get(PORT_TAG);
    if (workspace?.kind === 'zip') return true;
    if (workspace === null || port === undefined || !PORT_ID.test(port)) return false;
    const manifest = readManifest(readTextOf(pathsOf(workspace.home, port).manifest) ?? '');
    return manifest !== null && listing(manifest.files) === wanted;
  });
  const lacks = workspace?.kind === 'zip' && candidates.length > 0 && !(await holdsBeside(workspace.place, beside));
  if (workspace === null || candidates.length === 0 || lacks) return { version: null, files: null, lost: null };
  const files = await digested(from, snapshot, signal);
  const digest = treeDigest(files);
  const same = candidates.filter(({ tags }) => tags.get(DIGEST_TAG) === digest);
  const lost: LostVersion[] = [];
  for (const [at, location] of (await workspace.locate(same)).entries()) {
    const version = same[at]?.version ?? '';
    const path = lostPlace(location);
    if (path === null) return { version, files, lost: null };
    lost.push({ version, path: visible(path) });
  }
  return { version: null, files, lost: lost[0] ?? null };
}

/** Reads every file. */
export async function digested(from: PortSource, snapshot: Snapshot, signal?: AbortSignal): Promise<CopiedFile[]> {
  const files: CopiedFile[] = [];
  for (const { path: name, size } of snapshot.files) {
    const { digest } = await hashChunks(chunksIn(from.source, joinPath(from.inside, name), size), size, signal);
    files.push({ path: name, size, digest });
  }
  return files;
}
