import { KnownError } from '../../shared/contract/errors.ts';
import type { CopiedFile } from '../../shared/export/journal.ts';
import { compareTree, type Manifest } from '../../shared/export/manifest.ts';
import type { PlannedFile } from '../../shared/export/plan.ts';
import type { PreflightFacts } from '../../shared/export/preflight-facts.ts';
import { visible } from '../../shared/safety/visible.ts';
import type { Source } from '../sources/source.ts';
import { manifestOf, manifestOrDamage } from '../workspaces/zip-contents.ts';

/** What a zip of ours says of its files; null of anything else. Others may have packed it, or changed it since. */
export async function manifestBeside(source: Source): Promise<Manifest | null> {
  return source.kind === 'zip' ? manifestOf(source) : null;
}

/** What the pre-flight is told of it. */
export async function manifestFacts(
  source: Source,
  files: readonly PlannedFile[],
): Promise<PreflightFacts['manifest']> {
  const found = source.kind === 'zip' ? await manifestOrDamage(source) : null;
  return found === null || found === 'unreadable' ? found : compareTree(found, files);
}

/**
 * Holds the files of a zip against its manifest: their list at once, each file as soon as it was read. A manifest that belongs to other
 * files is not believed: neither are the name and the tags that it tells. Error `manifest-differs`.
 */
export function holdAgainst(manifest: Manifest | null, files: readonly PlannedFile[]): (file: CopiedFile) => void {
  if (manifest === null) return () => undefined;
  const { missing, changed, added } = compareTree(manifest, files);
  const [first] = [...changed, ...missing, ...added];
  if (first !== undefined) throw differs(first);
  const digests = new Map(manifest.files.map(({ path, digest }) => [path, digest]));
  return ({ path, digest }) => {
    if (digests.get(path) !== digest) throw differs(path);
  };
}

function differs(path: string): KnownError {
  return new KnownError('manifest-differs', `${visible(path)} is not as the zip's manifest says.`, {
    path: visible(path),
  });
}
