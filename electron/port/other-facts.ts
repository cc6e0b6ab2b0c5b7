import type { OtherFacts } from '../../shared/export/preflight-facts.ts';
import { lintTriton } from '../../shared/export/triton.ts';
import { decode } from '../../shared/mlmodel/decode.ts';
import { joinPath } from '../sources/join-path.ts';
import { listModelFiles } from '../sources/model-files.ts';
import type { PortSource } from './port-source.ts';
import type { Snapshot } from './snapshot.ts';
import { textFacts } from './text-facts.ts';

const CONFIG_LIMIT = 1024 * 1024;

export type OtherRead = Omit<OtherFacts, 'verdict' | 'target' | 'manifest' | 'state'>;

/** Reads what the checks need of files that are no model of MLflow's. */
export async function otherFacts(from: PortSource, snapshot: Snapshot, signal?: AbortSignal): Promise<OtherRead> {
  const { files } = await listModelFiles(from.source, from.inside, signal === undefined ? {} : { signal });
  const triton = from.type === 'triton' ? lintTriton(await listingOf(from, snapshot)) : null;
  return { files, ...(await textFacts(from, files, signal)), changed: [], triton };
}

async function listingOf({ source, inside }: PortSource, { files, folders }: Snapshot) {
  const names = files.map(({ path }) => path);
  const configs = new Map<string, string>();
  for (const name of names.filter((each) => /^[^/]+\/config\.pbtxt$/.test(each))) {
    const { text } = decode(await source.read(joinPath(inside, name), CONFIG_LIMIT));
    if (text !== null) configs.set(name, text);
  }
  return { files: names, folders, configs };
}
