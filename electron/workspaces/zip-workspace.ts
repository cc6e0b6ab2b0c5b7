import { lstatSync } from 'node:fs';
import path from 'node:path';
import { KnownError } from '../../shared/contract/errors.ts';
import type { Manifest } from '../../shared/export/manifest.ts';
import { DIGEST_TAG } from '../../shared/export/provenance.ts';
import { CAPABILITIES } from '../../shared/workspace/kinds.ts';
import { registeredRow } from '../stores/store-answers.ts';
import type { RegisteredModel } from '../stores/store.ts';
import { DISK, type Disk } from '../transfer/disk.ts';
import { removeFile } from '../transfer/remove.ts';
import type { Compression } from '../transfer/zip-writer.ts';
import type { Home } from './home.ts';
import { fitsRow, pageOf, wordsOf } from './model-page.ts';
import type { Workspace } from './workspace.ts';
import { isOwnZip } from './own-zip.ts';
import { digestIn, manifestIn } from './zip-contents.ts';
import { partialOf, ZipName } from './zip-name.ts';
import { VERSION, ZipStage } from './zip-stage.ts';

export interface ZipOptions {
  readonly compression?: Compression;
  readonly disk?: Disk;
}

/**
 * One model in a zip: its folder, and a manifest beside it with its name, description, tags and aliases. Made under another name
 * and read back whole before it gets its own; never over a file that is there. `home` is where ports keep their journals.
 */
export function zipWorkspace(file: string, home: Pick<Home, 'folder'>, options: ZipOptions = {}): Workspace {
  const { compression = 'store', disk = DISK } = options;
  const model = async (name: string): Promise<RegisteredModel | null> => {
    const found = await manifestIn(file);
    return found === null || found.name !== name ? null : asModel(found);
  };
  return {
    kind: 'zip',
    place: file,
    home,
    capabilities: CAPABILITIES.zip,
    readOnly: null,
    revision: null,
    others: () => Promise.resolve(0),
    count: async () => ((await manifestIn(file)) === null ? 0 : 1),
    async page(query) {
      const found = await manifestIn(file);
      const rows = found === null ? [] : [registeredRow(asModel(found))];
      const index = { done: rows.length, of: rows.length };
      return pageOf(
        rows.filter((row) => fitsRow(row, wordsOf(query.search))),
        query,
        index,
      );
    },
    async indexed() {
      const of = (await manifestIn(file)) === null ? 0 : 1;
      return { done: of, of };
    },
    stamp() {
      const stat = lstatSync(file, { throwIfNoEntry: false });
      return stat === undefined ? '-' : `${stat.ino} ${stat.size} ${stat.mtimeMs}`;
    },
    knownRuns: () => Promise.resolve(new Set<string>()),
    async models() {
      const found = await manifestIn(file);
      return found === null ? [] : [asModel(found)];
    },
    model,
    locate: (versions) => Promise.resolve(versions.map(() => null)),
    files: () => Promise.resolve(file),
    isServed: () => Promise.resolve(false),
    plan: () => Promise.resolve({ next: VERSION, fresh: true, aliasBefore: null }),
    begin: async (port, beside) => new ZipStage(new ZipName(file, port, home, disk), { compression, disk, beside }),
    async find(port, name, digest) {
      if (!isOwnZip(home, port, file)) return null;
      return (await model(name))?.versions[0]?.tags.get(DIGEST_TAG) === digest ? VERSION : null;
    },
    edit: () => Promise.reject(new KnownError('zip-no-edits', 'A zip is not edited.')),
    undoEdit: (id) => Promise.reject(new KnownError('edit-unknown', `Edit ${id} is not kept.`, { id })),
    async undo({ port, model: name, digest, existing }) {
      const done = { left: [], aliases: [] };
      const shown = path.basename(file);
      if (existing || lstatSync(file, { throwIfNoEntry: false }) === undefined) return done;
      if ((await manifestIn(file))?.name !== name) return { ...done, left: ['zip'] };
      if ((await digestIn(file)) !== digest)
        throw new KnownError('undo-changed', `${shown} was changed since.`, { path: shown });
      if (!isOwnZip(home, port, file))
        throw new KnownError('undo-not-own', `${shown} may be somebody else's.`, { path: shown });
      removeFile(partialOf(file, port), disk);
      removeFile(file, disk);
      return done;
    },
  };
}

function asModel(manifest: Manifest): RegisteredModel {
  const { name, description, tags, runLink = null } = manifest;
  const none = { created: null, updated: null };
  const version = {
    stage: 'None',
    status: 'READY',
    source: null,
    storage: null,
    run: null,
    runLink,
    user: null,
    ...none,
  };
  return {
    name,
    workspace: 'default',
    description: null,
    tags: new Map(),
    aliases: new Map(manifest.aliases.map((alias) => [alias, VERSION])),
    versions: [{ version: VERSION, description, tags: new Map(Object.entries(tags)), ...version }],
    ...none,
  };
}
