import { readFileSync, statSync } from 'node:fs';
import { readManifest } from '../../shared/export/manifest.ts';
import { PORT_TAG } from '../../shared/export/provenance.ts';
import type { Lineage } from '../../shared/lineage/graph.ts';
import { versionNode } from '../../shared/lineage/ids.ts';
import type { KnownManifest, KnownStore } from '../../shared/lineage/known.ts';
import { pathsOf, PORT_ID } from '../workspaces/home.ts';
import { portHome, type StoreSpot } from './known-store.ts';
import { knownManifest } from './known-model.ts';

/** Manifests that are read for one lineage, and the longest, in bytes: it lists every file. */
const READ = 200;
const LIMIT = 16 * 1024 * 1024;

/** The store with the manifests of the ports that made those of its versions that a lineage shows; the same where there are none. */
export function withManifests(store: KnownStore, spot: StoreSpot, { nodes }: Lineage): KnownStore {
  const home = portHome(spot);
  if (home === null) return store;
  const shown = new Set(nodes.map(({ id }) => id));
  const manifests = new Map<string, KnownManifest>();
  for (const { name, workspace, versions } of store.registeredModels)
    for (const { version, tags } of versions) {
      const port = tags.get(PORT_TAG);
      if (port === undefined || !PORT_ID.test(port) || manifests.size >= READ) continue;
      if (!shown.has(versionNode(store.key, name, version, workspace))) continue;
      const manifest = manifestAt(pathsOf(home, port).manifest);
      if (manifest !== null) manifests.set(port, manifest);
    }
  return manifests.size === 0 ? store : { ...store, manifests };
}

/** null where it is not there, or is none. */
function manifestAt(file: string): KnownManifest | null {
  try {
    if (statSync(file).size > LIMIT) return null;
    const manifest = readManifest(readFileSync(file, 'utf8'));
    return manifest === null ? null : knownManifest(manifest);
  } catch {
    return null;
  }
}
