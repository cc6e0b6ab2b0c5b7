import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readKnew } from '../../shared/export/knew.ts';
import { MANIFEST_FILE, readManifest, type Manifest } from '../../shared/export/manifest.ts';
import { placeKey } from '../../shared/lineage/ids.ts';
import type { KnownManifest, KnownModel } from '../../shared/lineage/known.ts';
import { createdAt, vendorKeys } from '../../shared/mlmodel/details.ts';
import { MLMODEL_LIMIT } from '../../shared/mlmodel/model-document.ts';
import { fieldText } from '../../shared/mlmodel/summary.ts';
import { spelled } from '../../shared/mlmodel/yaml-node.ts';
import { readDetails } from '../sources/read-details.ts';
import { joinPath } from '../sources/join-path.ts';
import { nameOfRef } from '../sources/pieces.ts';
import { readMlmodel } from '../sources/read-mlmodel.ts';
import type { Source, SourceRef } from '../sources/source.ts';

/** A port's manifest lists every file of its model; it is read where it is not longer than this, in bytes. */
const MANIFEST_LIMIT = 16 * 1024 * 1024;

/** What a model's own files say of where it came from. Errors: those of reading. */
export async function readKnownModel(source: Source, ref: SourceRef, inside: string): Promise<KnownModel> {
  const bytes = await source.read(joinPath(inside, 'MLmodel'), MLMODEL_LIMIT + 1);
  const document = await readMlmodel(bytes);
  const field = (key: string) => fieldText(document, key);
  return {
    key: placeKey(addressOf(ref, inside)),
    name: inside === '' ? nameOfRef(ref) : path.posix.basename(inside),
    runId: field('run_id'),
    modelId: field('model_id'),
    modelUuid: field('model_uuid'),
    created: createdAt(field('utc_time_created')),
    mlflow: field('mlflow_version'),
    flavors: document.flavors.map(({ name }) => name),
    vendors: vendorKeys(document).flatMap(({ path: key, owner, node }) => {
      const value = spelled(node);
      return value === null ? [] : [{ by: owner, key, value }];
    }),
    meta: await readMeta(source, inside),
    manifest: await manifestBeside(source, inside, bytes.length),
  };
}

/** The same for the same files, wherever they are read from. */
function addressOf(ref: SourceRef, inside: string): string {
  const within = [ref.inside ?? '', inside].filter(Boolean).join('/');
  if (ref.kind === 'tab') return `tab:${ref.name}#${within}`;
  return /\.zip$/i.test(ref.path)
    ? `${pathToFileURL(ref.path).href}#${within}`
    : pathToFileURL(path.join(ref.path, within)).href;
}

async function readMeta(source: Source, inside: string): Promise<KnownModel['meta']> {
  const { registered } = await readDetails(source, inside);
  const node = registered?.node;
  if (node?.kind !== 'map') return null;
  const text = (key: string) => spelled(node.entries.find((entry) => entry.key.source === key)?.value);
  const [name, version] = [text('model_name'), text('model_version')];
  return name === null || version === null ? null : { name, version };
}

/** The manifest that our zips have beside the model's folder, where it is of this model. */
async function manifestBeside(source: Source, inside: string, size: number): Promise<KnownManifest | null> {
  if (inside === '' || source.kind === 'file') return null;
  const place = joinPath(path.posix.dirname(inside).replace(/^\.$/, ''), MANIFEST_FILE);
  const entry = await source.stat(place);
  if (entry?.type !== 'file' || entry.size > MANIFEST_LIMIT) return null;
  const manifest = readManifest(new TextDecoder().decode(await source.read(place, entry.size)));
  if (manifest?.files.find((file) => file.path === 'MLmodel')?.size !== size) return null;
  return knownManifest(manifest);
}

export function knownManifest({ name, tags, digest, knew }: Manifest): KnownManifest {
  return { name, tags: new Map(Object.entries(tags)), digest, knew: readKnew(knew) };
}
